package dev.evertill.till.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Rings at the {@link Doorbell} of the till that has a directory. Confined to its thread. */
final class Caller {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int FOR_EVER = 0;

  private final Path data;
  private final Duration patience;

  Caller(Path data) {
    this(data, PATIENCE);
  }

  /**
   * @param patience how long the till may take to answer
   */
  Caller(Path data, Duration patience) {
    this.data = data;
    this.patience = patience;
  }

  /**
   * What the till said.
   *
   * @param refusal why it did not do it, empty where it did
   */
  record Reply(List<String> lines, Optional<String> refusal) {}

  /** Asks for something that is done at once; empty where the till does not answer within 2 s. */
  Optional<Reply> ask(String request) throws IOException {
    return ask(request, false);
  }

  /** The same for what may take long: the till has to answer within 2 s that it is there. */
  Optional<Reply> askAndWait(String request) throws IOException {
    return ask(request, true);
  }

  /** A till that is just starting hangs its bell a moment after it took the directory. */
  private Optional<Reply> ask(String request, boolean mayTakeLong) throws IOException {
    if (request.indexOf('\n') >= 0) {
      throw new IOException("a request is one line: " + request);
    }
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      Optional<BellPlate> plate = BellPlate.at(data);
      if (plate.isPresent()) {
        Optional<Reply> reply = ring(plate.get(), request, end, mayTakeLong);
        if (reply.isPresent()) {
          return reply;
        }
      }
      LockSupport.parkNanos(AGAIN_NANOS);
    }
    return Optional.empty();
  }

  private static Optional<Reply> ring(
      BellPlate plate, String request, long end, boolean mayTakeLong) {
    try (Socket socket = new Socket()) {
      InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      socket.connect(new InetSocketAddress(here, plate.port()), millisTo(end));
      socket
          .getOutputStream()
          .write((plate.token() + " " + request + "\n").getBytes(StandardCharsets.UTF_8));
      socket.setSoTimeout(millisTo(end));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      if (!Doorbell.HERE.equals(in.readLine())) {
        return Optional.empty();
      }
      socket.setSoTimeout(mayTakeLong ? FOR_EVER : millisTo(end));
      return reply(in);
    } catch (IOException e) {
      return Optional.empty(); // refused, cut off, or silent: the till does not answer
    }
  }

  private static int millisTo(long end) {
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
  }

  private static Optional<Reply> reply(BufferedReader in) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line; (line = in.readLine()) != null; ) {
      if (line.equals(Doorbell.DONE)) {
        return Optional.of(new Reply(lines, Optional.empty()));
      }
      if (line.startsWith(Doorbell.NO)) {
        return Optional.of(new Reply(lines, Optional.of(line.substring(Doorbell.NO.length()))));
      }
      lines.add(line.startsWith(Doorbell.LINE) ? line.substring(Doorbell.LINE.length()) : line);
    }
    return Optional.empty();
  }
}
