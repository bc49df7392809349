package dev.evertill.receipt.escpos;

import dev.evertill.receipt.layout.Characters;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One code page in both directions; the lower half is ASCII everywhere. Immutable.
 *
 * <p>A printer sets one character after another from the left. So letters read from the right and
 * marks that stand on other letters have no byte here, though a page may have them; nor have
 * letters that are two columns wide everywhere else.
 */
final class CharacterTable {
  static final int NONE = -1;

  private static final Map<Charset, CharacterTable> TABLES = new ConcurrentHashMap<>();

  private final char[] characters = new char[256];

  /** By the high byte of the character, then by the low one; 0 where there is none. */
  private final byte[][] bytes = new byte[256][];

  private CharacterTable(Charset charset) {
    for (int i = 255; i >= 0; i--) {
      characters[i] = i < 0x80 ? (char) i : upper(charset, i);
      if (i >= 0x20 && i != 0x7F && standsAlone(characters[i])) {
        int high = characters[i] >> 8;
        bytes[high] = bytes[high] == null ? new byte[256] : bytes[high];
        bytes[high][characters[i] & 0xFF] = (byte) i;
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

  private static boolean standsAlone(char character) {
    int direction = Character.getDirectionality(character);
    int type = Character.getType(character);
    return character != '\uFFFD'
        && Characters.columns(character) == 1
        && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT
        && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
        && direction != Character.DIRECTIONALITY_ARABIC_NUMBER
        && type != Character.NON_SPACING_MARK
        && type != Character.COMBINING_SPACING_MARK
        && (type != Character.FORMAT || character == '\u00AD');
  }

  /** The byte of a character, or {@link #NONE}. */
  int byteOf(int codePoint) {
    byte[] low = codePoint > 0xFFFF ? null : bytes[codePoint >> 8];
    int found = low == null ? 0 : low[codePoint & 0xFF] & 0xFF;
    return found == 0 ? NONE : found;
  }

  char character(int value) {
    return characters[value];
  }
}
