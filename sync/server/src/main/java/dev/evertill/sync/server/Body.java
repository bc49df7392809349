package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Packing;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a request's body, unpacked, within limits of time and size. What goes beyond one is
 * answered with what is allowed. Safe from any thread.
 */
final class Body {
  private static final Logger LOG = LoggerFactory.getLogger(Body.class);

  /** Bytes after unpacking. */
  static final int MOST = 16 * 1024 * 1024;

  /**
   * How many times its size a body may unpack to. Each entry brings a hash that nothing packs, so
   * that no journal comes near it.
   */
  static final int MOST_TIMES = 250;

  /**
   * Unpacked bytes up to which the times are not looked at: a batch that is halved gets through.
   */
  static final int SMALL = 1024 * 1024;

  private static final int CHUNK = 64 * 1024;

  private final Duration patience;
  private final LongSupplier nanoTime;

  /**
   * @param patience how long a body may take to arrive
   */
  Body(Duration patience, LongSupplier nanoTime) {
    this.patience = patience;
    this.nanoTime = nanoTime;
  }

  byte[] read(Context context) throws IOException, RefusedException {
    return read(context, MOST);
  }

  /**
   * @param most bytes, before unpacking and after
   */
  byte[] read(Context context, int most) throws IOException, RefusedException {
    Optional<Packing> packing = packing(context);
    byte[] arrived = arrived(context, most);
    return packing.isPresent() ? unpacked(packing.get(), arrived, most) : arrived;
  }

  static Optional<Packing> packing(Context context) throws RefusedException {
    String coding = context.header("Content-Encoding");
    if (coding == null || coding.equalsIgnoreCase("identity")) {
      return Optional.empty();
    }
    Optional<Packing> packing = Packing.of(coding).filter(Packing::isHere);
    if (packing.isEmpty()) {
      context.header("Accept-Encoding", Packing.accepted());
      throw RefusedException.of(
          415,
          "encoding",
          "The encoding is not known",
          "Content-Encoding " + coding + ": allowed are " + Packing.accepted() + ", identity");
    }
    return packing;
  }

  private byte[] arrived(Context context, int most) throws IOException, RefusedException {
    long begun = nanoTime.getAsLong();
    ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try (InputStream body = context.req().getInputStream()) {
      for (int n; (n = body.read(chunk)) >= 0; ) {
        arrived.write(chunk, 0, n);
        if (arrived.size() > most) {
          throw tooLarge("more than " + most + " bytes: send half of it");
        }
        if (nanoTime.getAsLong() - begun > patience.toNanos()) {
          throw tooSlow(context, arrived.size());
        }
      }
    } catch (IOException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw tooSlow(context, arrived.size());
      }
      LOG.debug("a line was cut", e);
      throw RefusedException.malformed(
          "the line was cut after " + arrived.size() + " bytes: send it again");
    }
    return arrived.toByteArray();
  }

  /** Whoever sends like that keeps a thread of ours: the connection ends with the answer. */
  private RefusedException tooSlow(Context context, int bytes) {
    context.header("Connection", "close");
    return RefusedException.of(
        408,
        "slow",
        "The request came too slowly",
        bytes + " bytes came in time: send less at once");
  }

  private static RefusedException tooLarge(String detail) {
    return RefusedException.of(413, "too-large", "The request is too large", detail);
  }

  private static byte[] unpacked(Packing packing, byte[] packed, int most) throws RefusedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try (InputStream unpacked = packing.unpacked(new ByteArrayInputStream(packed))) {
      for (int n; (n = unpacked.read(chunk)) >= 0; ) {
        body.write(chunk, 0, n);
        if (body.size() > most) {
          throw tooLarge("more than " + most + " bytes after unpacking: send half of it");
        }
        if (body.size() > SMALL && body.size() / MOST_TIMES > packed.length) {
          throw tooLarge(
              packed.length
                  + " bytes unpack to more than "
                  + MOST_TIMES
                  + " times as many: send half of it");
        }
      }
      return body.toByteArray();
    } catch (IOException e) {
      throw RefusedException.malformed(
          "the body is not whole " + packing.coding() + ": " + e.getMessage());
    }
  }
}
