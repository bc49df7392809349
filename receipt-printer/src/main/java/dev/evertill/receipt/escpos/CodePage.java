package dev.evertill.receipt.escpos;

import java.nio.charset.Charset;
import java.util.Objects;

/**
 * A set of characters a printer can be switched to. Immutable.
 *
 * @param number what {@code ESC t} calls it on this printer
 */
public record CodePage(int number, Charset charset) {
  public static final CodePage CP437 = new CodePage(0, Charset.forName("IBM437"));
  public static final CodePage CP850 = new CodePage(2, Charset.forName("IBM850"));
  public static final CodePage CP737 = new CodePage(14, Charset.forName("x-IBM737"));
  public static final CodePage WPC1252 = new CodePage(16, Charset.forName("windows-1252"));
  public static final CodePage CP866 = new CodePage(17, Charset.forName("IBM866"));
  public static final CodePage CP852 = new CodePage(18, Charset.forName("IBM852"));
  public static final CodePage CP858 = new CodePage(19, Charset.forName("IBM00858"));

  public CodePage {
    Objects.requireNonNull(charset, "charset");
    if (number < 0 || number > 255) {
      throw new IllegalArgumentException("a code page has a number from 0 to 255: " + number);
    }
  }
}
