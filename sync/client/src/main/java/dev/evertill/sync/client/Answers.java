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
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

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
    String words = "head office answers " + said(response);
    return response.code() == TOO_MANY || response.code() == UNAVAILABLE
        ? new BusyException(words, pause(response))
        : new HeadOfficeException(words, pause(response));
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

  /** In head office's own words; one that says none is busy. */
  static String whyLater(Response response) throws IOException {
    String said = said(response);
    return said.equals(Integer.toString(response.code()))
        ? "head office is busy"
        : "head office answers " + said;
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

  /** Takes a line of a page. */
  interface Row {
    /**
     * @param number counted from 1
     */
    void take(byte[] line, long number) throws MalformedException;
  }

  /** Reads the line that ends a page. */
  interface End<T> {
    T read(byte[] line, long number) throws MalformedException;
  }

  /**
   * Rows, one a line, and the line that ends the page. A page that was cut off has no such line,
   * and is not a page.
   */
  static <T> T page(BufferedSource source, Row row, End<T> end)
      throws IOException, MalformedException {
    long number = 0;
    byte[] last = null;
    for (byte[] next; (next = line(source)) != null; last = next) {
      if (last != null) {
        row.take(last, number);
      }
      number++;
    }
    if (last == null) {
      throw new MalformedException(0, "page", null, "at least the last line must be there");
    }
    return end.read(last, number);
  }

  /** The next line without its end; null where there is none. */
  private static byte[] line(BufferedSource source) throws IOException {
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
