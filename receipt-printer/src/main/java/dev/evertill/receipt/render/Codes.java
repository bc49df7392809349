package dev.evertill.receipt.render;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.layout.Symbols;
import java.util.ArrayList;
import java.util.List;

/** Bar codes and QR codes on paper of so many dots, to be drawn in any size. Immutable. */
final class Codes {
  private Codes() {}

  /** A black stretch, in modules. */
  record Bar(int from, int length) {}

  /**
   * @param left of the first bar, in dots
   * @param module the narrowest bar, in dots
   * @param width of all, in dots
   */
  record Bars(List<Bar> bars, double left, double module, double width) {}

  static Bars bars(Block.Barcode barcode, PrinterProfile profile) {
    boolean[] modules = Symbols.bars(barcode);
    double module =
        module(
            barcode.module(),
            modules.length,
            Symbols.QUIET_BARS,
            Symbols.WIDEST_BAR,
            profile.dotsPerLine());
    double width = modules.length * module;
    double left = left(barcode.align(), width, profile.dotsPerLine());
    return new Bars(runs(modules), left, module, width);
  }

  /**
   * As wide as asked, or as it fits; less than a dot where even one is too much: a page has no
   * dots.
   */
  static double module(int asked, int modules, int quiet, int most, int dotsPerLine) {
    int dots = asked > 0 ? asked : Symbols.dotsPerModule(modules, quiet, dotsPerLine, most);
    double widest = dotsPerLine / (double) (modules + 2 * quiet);
    return dots < 1 ? widest : Math.min(dots, Math.max(1, widest));
  }

  static double left(Align align, double width, int dotsPerLine) {
    return switch (align) {
      case LEFT -> 0;
      case CENTRE -> Math.floor((dotsPerLine - width) / 2);
      case RIGHT -> dotsPerLine - width;
    };
  }

  static List<Bar> runs(boolean[] modules) {
    List<Bar> runs = new ArrayList<>();
    for (int from = 0, to; from < modules.length; from = to) {
      to = from + 1;
      while (to < modules.length && modules[to] == modules[from]) {
        to++;
      }
      if (modules[from]) {
        runs.add(new Bar(from, to - from));
      }
    }
    return runs;
  }
}
