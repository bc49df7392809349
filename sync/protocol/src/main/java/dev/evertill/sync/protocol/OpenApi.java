package dev.evertill.sync.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The exact form of all that is said, as an OpenAPI 3.1 document. Functions only. */
public final class OpenApi {
  private OpenApi() {}

  /** UTF-8 JSON. */
  public static byte[] document() {
    try (InputStream document = OpenApi.class.getResourceAsStream("openapi.json")) {
      return document.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json is missing in this program", e);
    }
  }
}
