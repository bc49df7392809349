package dev.evertill.sync.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JSON value as the exact UTF-8 bytes it was written in: digests are over these bytes. Immutable.
 */
public final class RawJson {
  private final byte[] utf8;

  private RawJson(byte[] utf8) {
    this.utf8 = utf8;
  }

  public static RawJson of(byte[] utf8) {
    return new RawJson(utf8.clone());
  }

  public byte[] bytes() {
    return utf8.clone();
  }

  /** The bytes themselves, for those in this package who only read them. */
  byte[] shared() {
    return utf8;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawJson that && Arrays.equals(utf8, that.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
