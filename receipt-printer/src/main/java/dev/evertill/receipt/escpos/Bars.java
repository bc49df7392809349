package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Symbology;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How a printer is set to draw bar codes, and what it draws on {@code GS k}. Confined to the thread
 * that feeds the decoder.
 */
final class Bars {
  private static final int HEIGHT_AT_START = 162;
  private static final int MODULE_AT_START = 3;

  private int height;
  private int module;
  private boolean digits;

  Bars() {
    wakeUp();
  }

  void wakeUp() {
    height = HEIGHT_AT_START;
    module = MODULE_AT_START;
    digits = false;
  }

  void height(int dots) {
    height = dots == 0 ? height : dots;
  }

  /** Printers ignore what they cannot draw. */
  void module(int dots) {
    module = dots < 1 || dots > 6 ? module : dots;
  }

  void digits(int where) {
    digits = where % '0' != 0;
  }

  /** The numbers of the two forms of {@code GS k} as one: 0 to 6 and 65 to 79. */
  static int kind(int number) {
    return number < 65 ? number : number - 65;
  }

  /**
   * The bar code of this kind.
   *
   * @throws IllegalArgumentException if the printer would refuse the data
   */
  Block barcode(int kind, byte[] bytes, Align align) {
    String data = new String(bytes, StandardCharsets.ISO_8859_1);
    return switch (kind) {
      case 0 -> of(Symbology.UPC_A, withCheckDigit(data, 12), align);
      case 1 -> of(Symbology.UPC_E, upcE(data), align);
      case 2 -> of(Symbology.EAN_13, withCheckDigit(data, 13), align);
      case 3 -> of(Symbology.EAN_8, withCheckDigit(data, 8), align);
      case 4 -> of(Symbology.CODE_39, withoutStars(data), align);
      case 5 -> of(Symbology.ITF, data.length() % 2 == 0 ? data : cutLast(data), align);
      case 6 -> of(Symbology.CODABAR, data.toUpperCase(Locale.ROOT), align);
      case 7 -> of(Symbology.CODE_93, data, align);
      case 8 -> code128(Code128.text(bytes, 0, bytes.length), align);
      case 9 -> of(Symbology.GS1_128, elements(data), align);
      case 14 -> code128(data, align);
      default -> throw new IllegalArgumentException("bar code of kind " + kind + ": " + data);
    };
  }

  private Block of(Symbology symbology, String data, Align align) {
    return new Block.Barcode(symbology, data, height, module, digits, align);
  }

  /** A CODE-128 whose first character is FNC1 is a GS1-128. */
  private Block code128(String data, Align align) {
    boolean gs1 = data.indexOf(GsOneElements.SEPARATOR) == 0;
    return gs1
        ? of(Symbology.GS1_128, GsOneElements.bracketed(data.substring(1)), align)
        : of(Symbology.CODE_128, data, align);
  }

  /** Brackets and spaces only show where an element begins; FNC1 is written {@code {1}. */
  private static String elements(String data) {
    String bare = data.replace("{1", String.valueOf(GsOneElements.SEPARATOR));
    if (bare.startsWith("(")) {
      return bare.replace(" ", "").replace(String.valueOf(GsOneElements.SEPARATOR), "");
    }
    String first = bare.indexOf(GsOneElements.SEPARATOR) == 0 ? bare.substring(1) : bare;
    return GsOneElements.bracketed(first.replace(" ", "").replace("(", "").replace(")", ""));
  }

  private static String withoutStars(String data) {
    String begun = data.startsWith("*") ? data.substring(1) : data;
    return begun.endsWith("*") ? cutLast(begun) : begun;
  }

  private static String cutLast(String data) {
    return data.substring(0, data.length() - 1);
  }

  private static String withCheckDigit(String data, int length) {
    return data.length() == length - 1 && isDigits(data) ? data + Symbology.checkDigit(data) : data;
  }

  /** 6 digits, 7 with the number system, 8 with the check digit, or the UPC-A it stands for. */
  private static String upcE(String data) {
    if (!isDigits(data)) {
      return data;
    }
    return switch (data.length()) {
      case 6 -> checked("0" + data);
      case 7 -> checked(data);
      case 11, 12 -> checked(suppressed(data));
      default -> data;
    };
  }

  private static String checked(String withoutCheckDigit) {
    String upcA = Symbology.expanded(withoutCheckDigit + "0");
    return withoutCheckDigit + Symbology.checkDigit(upcA.substring(0, 11));
  }

  /** Zero suppression (GS1 General Specifications): number system and six digits. */
  private static String suppressed(String upcA) {
    String maker = upcA.substring(1, 6);
    String item = upcA.substring(6, 11);
    String six;
    if (maker.matches("..[012]00") && item.startsWith("00")) {
      six = maker.substring(0, 2) + item.substring(2) + maker.charAt(2);
    } else if (maker.endsWith("00") && item.startsWith("000")) {
      six = maker.substring(0, 3) + item.substring(3) + "3";
    } else if (maker.endsWith("0") && item.startsWith("0000")) {
      six = maker.substring(0, 4) + item.charAt(4) + "4";
    } else if (item.matches("0000[5-9]")) {
      six = maker + item.charAt(4);
    } else {
      throw new IllegalArgumentException("no UPC-E stands for this UPC-A: " + upcA);
    }
    return upcA.charAt(0) + six;
  }

  private static boolean isDigits(String data) {
    return data.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
