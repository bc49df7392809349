package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Block;
import dev.evertill.receipt.GsOne;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.layout.Symbols;
import java.nio.charset.StandardCharsets;

/** How bar codes and QR codes fit on a printer's paper, and who draws them. Immutable. */
final class Codes {
  private static final int MOST_BYTES = 255;

  private Codes() {}

  /** With the module width asked for, or as wide as it fits. */
  static Block.Barcode sized(Block.Barcode barcode, PrinterProfile profile) {
    int modules = modules(barcode);
    int room = profile.dotsPerLine();
    int module =
        barcode.module() > 0
            ? barcode.module()
            : Symbols.dotsPerModule(modules, Symbols.QUIET_BARS, room, Symbols.WIDEST_BAR);
    int narrowest = barcode.module() > 0 ? barcode.module() : Symbols.NARROWEST_BAR;
    if (module < narrowest || (modules + 2 * Symbols.QUIET_BARS) * module > room) {
      throw new IllegalArgumentException(
          barcode.symbology().title()
              + " "
              + barcode.data()
              + " is "
              + modules
              + " bars wide, and "
              + profile.name()
              + " has room for "
              + (room / narrowest - 2 * Symbols.QUIET_BARS)
              + (barcode.module() > 0 ? " of " + dots(module) : ""));
    }
    return barcode.module() > 0
        ? barcode
        : new Block.Barcode(
            barcode.symbology(),
            barcode.data(),
            barcode.height(),
            module,
            barcode.digits(),
            barcode.align());
  }

  private static int modules(Block.Barcode barcode) {
    return switch (barcode.symbology()) {
      case CODE_128 -> new Code128Sets(barcode.data()).modules();
      case GS1_128 -> new Code128Sets(GsOne.coded(barcode.data())).modules();
      case EAN_13, UPC_A -> 95;
      case EAN_8 -> 67;
      case UPC_E -> 51;
      default -> Symbols.bars(barcode).length;
    };
  }

  private static String dots(int count) {
    return count == 1 ? "1 dot" : count + " dots";
  }

  static Block.Qr sized(Block.Qr qr, PrinterProfile profile) {
    int squares = Symbols.squares(qr).length;
    int room = profile.dotsPerLine();
    int module =
        qr.module() > 0
            ? qr.module()
            : Symbols.dotsPerModule(squares, Symbols.QUIET_SQUARES, room, Symbols.WIDEST_SQUARE);
    if (module < 1 || (squares + 2 * Symbols.QUIET_SQUARES) * module > room) {
      int narrowest = Math.max(1, qr.module());
      throw new IllegalArgumentException(
          "the QR of "
              + bytes(qr).length
              + " bytes, level "
              + qr.level()
              + ", is "
              + squares
              + " squares wide, and "
              + profile.name()
              + " has room for "
              + (room / narrowest - 2 * Symbols.QUIET_SQUARES)
              + " of "
              + dots(narrowest));
    }
    return qr.module() > 0 ? qr : new Block.Qr(qr.data(), qr.level(), module, qr.align());
  }

  static byte[] bytes(Block.Qr qr) {
    return qr.data().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the printer has this kind and takes this data; otherwise the bars are a picture. */
  static boolean isDrawnByPrinter(Block.Barcode barcode, PrinterProfile profile) {
    if (!profile.symbologies().contains(barcode.symbology())) {
      return false;
    }
    byte[] bytes = bytes(barcode);
    return (barcode.symbology() != Symbology.UPC_E || isUsualUpcE(barcode.data()))
        && bytes.length <= MOST_BYTES
        && !RealTime.isIn(bytes);
  }

  /**
   * Printers are given the UPC-A and shorten it themselves, those of number system 0 only; where
   * another UPC-E stands for the same number they would choose that one.
   */
  private static boolean isUsualUpcE(String data) {
    char third = data.charAt(3);
    return data.charAt(0) == '0'
        && switch (data.charAt(6)) {
          case '0', '1', '2' -> true;
          case '3' -> third > '2';
          case '4' -> data.charAt(4) != '0';
          default -> data.charAt(5) != '0';
        };
  }

  /** What follows {@code GS k}, the kind and the length. */
  static byte[] bytes(Block.Barcode barcode) {
    return switch (barcode.symbology()) {
      case CODE_128 -> new Code128Sets(barcode.data()).bytes();
      case GS1_128 -> new Code128Sets(GsOne.coded(barcode.data())).bytes();
      case UPC_E -> Symbology.expanded(barcode.data()).getBytes(StandardCharsets.US_ASCII);
      default -> barcode.data().getBytes(StandardCharsets.US_ASCII);
    };
  }

  /** The number of its kind in function B of {@code GS k}. */
  static int kind(Symbology symbology) {
    return switch (symbology) {
      case UPC_A -> 65;
      case UPC_E -> 66;
      case EAN_13 -> 67;
      case EAN_8 -> 68;
      case CODE_39 -> 69;
      case ITF -> 70;
      case CODABAR -> 71;
      case CODE_93 -> 72;
      case CODE_128, GS1_128 -> 73;
    };
  }
}
