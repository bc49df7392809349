package dev.evertill.receipt.escpos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What Epson's printers mean by the numbers of {@code ESC t}, as far as Java knows the set.
 * Immutable.
 */
final class EpsonPages {
  private static final String TABLES = "epson-pages.properties";

  private static final Map<Integer, String> CHARSETS =
      Map.ofEntries(
          Map.entry(0, "IBM437"),
          Map.entry(2, "IBM850"),
          Map.entry(3, "IBM860"),
          Map.entry(4, "IBM863"),
          Map.entry(5, "IBM865"),
          Map.entry(14, "x-IBM737"),
          Map.entry(15, "ISO-8859-7"),
          Map.entry(16, "windows-1252"),
          Map.entry(17, "IBM866"),
          Map.entry(18, "IBM852"),
          Map.entry(19, "IBM00858"),
          Map.entry(21, "TIS-620"),
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

  /** Those that Java has no name for, as 128 characters. */
  private static final Properties OWN = tables();

  private EpsonPages() {}

  static Optional<CodePage> numbered(int number) {
    String table = OWN.getProperty(String.valueOf(number));
    if (table != null) {
      return Optional.of(new CodePage(number, new TableCharset("epson-" + number, table)));
    }
    return Optional.ofNullable(CHARSETS.get(number))
        .filter(Charset::isSupported)
        .map(name -> new CodePage(number, Charset.forName(name)));
  }

  private static Properties tables() {
    Properties tables = new Properties();
    try (InputStream file = EpsonPages.class.getResourceAsStream(TABLES)) {
      tables.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a part of this library cannot be read: " + TABLES, e);
    }
    return tables;
  }
}
