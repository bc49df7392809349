package dev.evertill.receipt.transport;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls that may block for ever, on threads of their own where they can be given up. Immutable. */
final class Aside {
  private Aside() {}

  /** Starts the call on a thread that keeps no program from ending. */
  static <T> CompletableFuture<T> start(String name, Callable<T> call) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(call.call());
              } catch (Throwable e) {
                // It belongs to whoever waits, mistakes and missing libraries included.
                result.completeExceptionally(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  /**
   * Waits for a call that was started.
   *
   * @throws TimeoutException the call goes on
   * @throws IOException what the call threw, for it is the system's or a driver's; or that waiting
   *     was interrupted
   */
  static <T> T within(long millis, CompletableFuture<T> call) throws IOException, TimeoutException {
    try {
      return call.get(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("nobody waits for it any more", e);
    } catch (ExecutionException e) {
      throw asIo(e.getCause());
    }
  }

  private static IOException asIo(Throwable cause) {
    if (cause instanceof IOException io) {
      return io;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IOException(
        cause instanceof RuntimeException ? cause.toString() : reason(cause), cause);
  }

  /** What went wrong, for people: some of the system's exceptions have a name and no message. */
  static String reason(Throwable failure) {
    if (failure instanceof ClosedChannelException || failure instanceof ClosedSelectorException) {
      return "it is closed";
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
