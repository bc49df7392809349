package dev.evertill.sync.server;

import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a request's body, unpacked, up to a limit that counts after unpacking. Functions only. */
final class Body {
  static final int MOST = 16 * 1024 * 1024;

  private Body() {}

  static byte[] read(Context context) throws IOException, RefusedException {
    return read(context, MOST);
  }

  static byte[] read(Context context, int most) throws IOException, RefusedException {
    String encoding = context.header("Content-Encoding");
    try (InputStream raw = context.req().getInputStream();
        InputStream unpacked = unpacked(encoding, raw)) {
      byte[] body = unpacked.readNBytes(most + 1);
      if (body.length > most) {
        throw RefusedException.of(
            413,
            "too-large",
            "The request is too large",
            "more than " + most + " bytes after unpacking: send half of it");
      }
      return body;
    } catch (ZipException | EOFException e) {
      throw RefusedException.malformed("the body is not whole gzip: " + e.getMessage());
    }
  }

  private static InputStream unpacked(String encoding, InputStream raw)
      throws IOException, RefusedException {
    if (encoding == null || encoding.equals("identity")) {
      return raw;
    }
    if (encoding.equals("gzip")) {
      return new GZIPInputStream(raw);
    }
    throw RefusedException.of(
        415,
        "encoding",
        "The encoding is not known",
        "Content-Encoding " + encoding + ": allowed are gzip, identity");
  }
}
