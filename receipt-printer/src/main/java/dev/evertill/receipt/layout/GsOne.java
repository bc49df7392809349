package dev.evertill.receipt.layout;

import dev.evertill.receipt.Symbology;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a GS1-128 holds between its bars: FNC1, then the elements without their brackets, with FNC1
 * after a value whose length its identifier does not say (GS1 General Specifications). Immutable.
 */
public final class GsOne {
  /** Stands for FNC1 in what comes out; no bar code has it as data. */
  public static final char FNC1 = '\u00F1';

  private static final Pattern ELEMENT = Pattern.compile("\\((\\d{2,4})\\)([^(]+)");

  private GsOne() {}

  /**
   * @param elements with their identifiers in brackets: {@code (01)09501101530003(10)AB-12}
   */
  public static String coded(String elements) {
    StringBuilder coded = new StringBuilder().append(FNC1);
    Matcher element = ELEMENT.matcher(elements);
    while (element.find()) {
      String identifier = element.group(1);
      String value = element.group(2);
      coded.append(identifier).append(value);
      boolean last = element.end() == elements.length();
      if (Symbology.predefinedLength(identifier) == 0 && !last) {
        coded.append(FNC1);
      }
    }
    return coded.toString();
  }
}
