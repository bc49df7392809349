package dev.evertill.receipt.escpos;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/**
 * What Epson's printers mean by the numbers of {@code ESC t}, as far as Java knows the set.
 * Immutable.
 */
final class EpsonPages {
  /** Katakana, with lines and frames below it; Java has no such set. */
  static final int KATAKANA = 1;

  private static final String KATAKANA_LOWER = "▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘╭╮╰╯ ";
  private static final String KATAKANA_UPPER = "═╞╪╡◢◣◥◤♠♥♦♣●○╱╲╳円年月日時分秒〒市区町村人▒ ";

  private static final Map<Integer, String> CHARSETS =
      Map.ofEntries(
          Map.entry(0, "IBM437"),
          Map.entry(2, "IBM850"),
          Map.entry(3, "IBM860"),
          Map.entry(4, "IBM863"),
          Map.entry(5, "IBM865"),
          Map.entry(13, "IBM857"),
          Map.entry(14, "x-IBM737"),
          Map.entry(15, "ISO-8859-7"),
          Map.entry(16, "windows-1252"),
          Map.entry(17, "IBM866"),
          Map.entry(18, "IBM852"),
          Map.entry(19, "IBM00858"),
          Map.entry(20, "x-IBM874"),
          Map.entry(21, "TIS-620"),
          Map.entry(26, "TIS-620"),
          Map.entry(33, "IBM775"),
          Map.entry(34, "IBM855"),
          Map.entry(35, "IBM861"),
          Map.entry(36, "IBM862"),
          Map.entry(37, "IBM864"),
          Map.entry(38, "IBM869"),
          Map.entry(39, "ISO-8859-2"),
          Map.entry(40, "ISO-8859-15"),
          Map.entry(41, "x-IBM1098"),
          Map.entry(45, "windows-1250"),
          Map.entry(46, "windows-1251"),
          Map.entry(47, "windows-1253"),
          Map.entry(48, "windows-1254"),
          Map.entry(49, "windows-1255"),
          Map.entry(50, "windows-1256"),
          Map.entry(51, "windows-1257"),
          Map.entry(52, "windows-1258"));

  private EpsonPages() {}

  static Optional<CodePage> numbered(int number) {
    return Optional.ofNullable(CHARSETS.get(number))
        .filter(Charset::isSupported)
        .map(name -> new CodePage(number, Charset.forName(name)));
  }

  static char katakana(int value) {
    if (value < 0x80) {
      return (char) value;
    }
    if (value <= 0xA0) {
      return KATAKANA_LOWER.charAt(value - 0x80);
    }
    return value < 0xE0 ? (char) (value - 0xA1 + '\uFF61') : KATAKANA_UPPER.charAt(value - 0xE0);
  }
}
