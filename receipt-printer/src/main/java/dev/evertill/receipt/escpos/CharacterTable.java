package dev.evertill.receipt.escpos;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One code page in both directions; the lower half is ASCII everywhere. Immutable. */
final class CharacterTable {
  static final int NONE = -1;

  private static final Map<Charset, CharacterTable> TABLES = new ConcurrentHashMap<>();

  private final char[] characters = new char[256];
  private final Map<Character, Integer> bytes = new HashMap<>();

  private CharacterTable(Charset charset) {
    for (int i = 0; i < 256; i++) {
      characters[i] = i < 0x80 ? (char) i : upper(charset, i);
      if (i >= 0x20 && i != 0x7F && characters[i] != '\uFFFD') {
        bytes.putIfAbsent(characters[i], i);
      }
    }
  }

  static CharacterTable of(CodePage page) {
    return TABLES.computeIfAbsent(page.charset(), CharacterTable::new);
  }

  private static char upper(Charset charset, int value) {
    try {
      char character =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(new byte[] {(byte) value}))
              .charAt(0);
      return Character.isISOControl(character) ? '\uFFFD' : character;
    } catch (CharacterCodingException e) {
      return '\uFFFD';
    }
  }

  /** The byte of a character, or {@link #NONE}. */
  int byteOf(int codePoint) {
    return codePoint > 0xFFFF ? NONE : bytes.getOrDefault((char) codePoint, NONE);
  }

  char character(int value) {
    return characters[value];
  }
}
