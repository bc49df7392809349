package dev.evertill.sync.client;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Response;
import okio.BufferedSource;

/** What head office's answers have in common. Functions only. */
final class Answers {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private Answers() {}

  static byte[] done(Response response) throws IOException {
    return successful(response).body().bytes();
  }

  static Response successful(Response response) throws IOException {
    if (!response.isSuccessful()) {
      throw refused(response);
    }
    return response;
  }

  static HeadOfficeException refused(Response response) throws IOException {
    return new HeadOfficeException("head office answers " + said(response), pause(response));
  }

  /** Status and, where the answer is a problem, its words. */
  static String said(Response response) throws IOException {
    String said = Integer.toString(response.code());
    try {
      Problem problem = Wire.problem(response.body().bytes());
      return said + ": " + problem.title() + " (" + problem.detail() + ")";
    } catch (MalformedException e) {
      // Somebody between us and head office answered; the status must do.
      return said;
    }
  }

  /** In seconds, or as a date, which is compared with head office's own clock, never the till's. */
  static Duration pause(Response response) {
    String said = response.header("Retry-After", "0").strip();
    Duration pause;
    try {
      pause = Duration.ofSeconds(Long.parseLong(said));
    } catch (NumberFormatException e) {
      Instant until = response.headers().getInstant("Retry-After");
      Instant now = response.headers().getInstant("Date");
      pause = until == null || now == null ? Duration.ZERO : Duration.between(now, until);
    }
    if (pause.isNegative()) {
      return Duration.ZERO;
    }
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** The next line without its end; null where there is none. */
  static byte[] line(BufferedSource source) throws IOException {
    if (source.exhausted()) {
      return null;
    }
    long length = source.indexOf((byte) '\n');
    if (length < 0) {
      return source.readByteArray();
    }
    byte[] line = source.readByteArray(length);
    source.skip(1);
    return line;
  }
}
