package dev.evertill.till.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a scanner sends in a shop's day: mostly EAN-13, some shorter, labels of the scale, some
 * typed, few misread; and what it sends where goods have GS1 codes.
 */
final class Codes {
  /** How each kind begins, and how many digits it has without its check digit. */
  private record Kind(String prefix, int length) {}

  private static final Kind EAN_13 = new Kind("40", 12);
  private static final Kind UPC_A = new Kind("03", 11);
  private static final Kind EAN_8 = new Kind("40", 7);
  private static final Kind CASE = new Kind("140", 13); // a GTIN-14
  private static final Kind SCALE = new Kind("22", 12); // an item and what it costs
  private static final List<Kind> PRINTED =
      List.of(EAN_13, EAN_13, EAN_13, EAN_13, EAN_13, EAN_13, UPC_A, EAN_8, CASE, SCALE);

  private Codes() {}

  static List<String> asScanned(Random chance, int count) {
    List<String> codes = new ArrayList<>(count);
    while (codes.size() < count) {
      codes.add(oneOf(chance));
    }
    return List.copyOf(codes);
  }

  /** Element strings with item, weight, batch and last day, and Digital Links, in turn. */
  static List<String> ofGs1(Random chance, int count) {
    List<String> codes = new ArrayList<>(count);
    while (codes.size() < count) {
      String body = body(chance, new Kind("0950", 13));
      String gtin = body + checkDigit(body);
      int batch = 100_000 + chance.nextInt(900_000);
      codes.add(
          "]d201" + gtin + "3103000" + (100 + chance.nextInt(900)) + "17271231" + "10" + batch);
      codes.add("https://id.example.org/01/" + gtin + "/10/" + batch + "?17=271231");
    }
    return List.copyOf(codes);
  }

  private static String oneOf(Random chance) {
    int kind = chance.nextInt(PRINTED.size() + 1);
    if (kind == PRINTED.size()) {
      return Integer.toString(4_000 + chance.nextInt(1_000)); // a price look-up number, typed
    }
    String body = body(chance, PRINTED.get(kind));
    boolean misread = chance.nextInt(50) == 0;
    return body + (checkDigit(body) + (misread ? 1 : 0)) % 10;
  }

  private static String body(Random chance, Kind kind) {
    StringBuilder body = new StringBuilder(kind.prefix());
    while (body.length() < kind.length()) {
      body.append((char) ('0' + chance.nextInt(10)));
    }
    return body.toString();
  }

  /** GS1 General Specifications, section 7.9, reckoned here so that the core is not asked. */
  private static int checkDigit(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += (body.charAt(i) - '0') * ((body.length() - i) % 2 == 1 ? 3 : 1);
    }
    return (10 - sum % 10) % 10;
  }
}
