package dev.evertill.receipt.escpos;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/**
 * A code page that Java has no name for: ASCII, and 128 characters from a table, where a space
 * stands for none. Two of the same name and characters are equal. Immutable.
 */
final class TableCharset extends Charset {
  private static final char NONE = ' ';

  private final String upper;

  TableCharset(String name, String upper) {
    super("x-table-" + Integer.toHexString(upper.hashCode()) + "-" + letters(name), null);
    this.upper = upper;
  }

  private static String letters(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "-");
  }

  @Override
  public boolean contains(Charset other) {
    return other.name().equals("US-ASCII") || equals(other);
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new CharsetDecoder(this, 1, 1) {
      @Override
      protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        while (in.hasRemaining()) {
          if (!out.hasRemaining()) {
            return CoderResult.OVERFLOW;
          }
          int value = in.get(in.position()) & 0xFF;
          char character = value < 0x80 ? (char) value : upper.charAt(value - 0x80);
          if (value >= 0x80 && character == NONE) {
            return CoderResult.unmappableForLength(1);
          }
          in.get();
          out.put(character);
        }
        return CoderResult.UNDERFLOW;
      }
    };
  }

  @Override
  public CharsetEncoder newEncoder() {
    return new CharsetEncoder(this, 1, 1) {
      @Override
      protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
        while (in.hasRemaining()) {
          if (!out.hasRemaining()) {
            return CoderResult.OVERFLOW;
          }
          char character = in.get(in.position());
          int found = character < 0x80 ? character : upper.indexOf(character) + 0x80;
          if (character >= 0x80 && found < 0x80) {
            return CoderResult.unmappableForLength(1);
          }
          in.get();
          out.put((byte) found);
        }
        return CoderResult.UNDERFLOW;
      }
    };
  }
}
