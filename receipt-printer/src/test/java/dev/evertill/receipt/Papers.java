package dev.evertill.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Receipts the tests print: one as a shop has it, and as many by chance as they like. */
public final class Papers {
  /** Some of every code page, ASCII in the majority. */
  private static final String LETTERS =
      "abc defg hijkl mno pqrst uvw xyz ABC DEF 0123456789 .,-%*/+{}[]#@"
          + "äöüßéèç€ΑΒΓΔαβγδДЖИйфщłŁřŽűŐœ™½─═║";

  private Papers() {}

  public static Receipt ofAShop() {
    Style wide = Style.BOLD.doubleWidth(true);
    return Receipt.builder()
        .text("CORNER SHOP", Style.BIG, Align.CENTRE)
        .text("12 Harbour Street, Bergen", Style.PLAIN, Align.CENTRE)
        .feed(1)
        .columns(Cell.left("Till 2  Slip 000417", 0), Cell.right("2026-11-03 10:42", 16))
        .rule()
        .columns(Cell.left("Coffee beans 1 kg, dark roast from the hills", 0), money("12.90"))
        .columns(Cell.left("Crème fraîche 200 g", 0), money("1.85"))
        .columns(Cell.left("  3 × 0.60 Rolls", 0), money("1.80"))
        .columns(Cell.left("  Discount", 0), money("-0.30"))
        .rule()
        .columns(Cell.left("TOTAL €", 0).in(wide), Cell.right("16.25", 16).in(wide))
        .columns(Cell.left("Cash", 0), money("20.00"))
        .columns(Cell.left("Change", 0).in(Style.BOLD), money("3.75").in(Style.BOLD))
        .feed(1)
        .columns(Cell.left("Tax", 8), Cell.right("Net", 12), Cell.right("Gross", 12))
        .columns(Cell.left("A 7 %", 8), Cell.right("15.19", 12), Cell.right("16.25", 12))
        .feed(1)
        .text(" Keep this slip for returns ", Style.PLAIN.invert(true), Align.CENTRE)
        .barcode(Symbology.CODE_128, "000200000417")
        .qr("https://shop.example/r/2-417")
        .text("Thank you, come again", Style.PLAIN.underline(true), Align.CENTRE)
        .cut()
        .build();
  }

  private static Cell money(String amount) {
    return Cell.right(amount, 10);
  }

  /** A short receipt nobody mistakes for another. */
  public static Receipt numbered(int number) {
    return Receipt.builder().text("Slip " + number).cut().build();
  }

  public static Receipt random(Random random) {
    List<Block> blocks = new ArrayList<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      blocks.add(block(random));
    }
    blocks.add(new Block.Cut());
    return new Receipt(blocks);
  }

  private static Block block(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> new Block.Rule("-=*─".charAt(random.nextInt(4)));
      case 1 -> new Block.Feed(1 + random.nextInt(4));
      case 2 -> new Block.Barcode(Symbology.EAN_13, "4006381333931");
      case 3 -> new Block.Barcode(Symbology.EAN_8, "96385074");
      case 4 -> new Block.Barcode(Symbology.CODE_128, code(random));
      case 5 -> new Block.Qr("https://shop.example/" + random.nextInt(1_000_000) + "/é");
      case 6, 7 -> columns(random);
      default -> new Block.Text(text(random, 90), style(random), align(random));
    };
  }

  private static String code(Random random) {
    return random.nextBoolean()
        ? String.valueOf(1_000 + random.nextInt(9_000))
        : "{A" + random.nextInt(10_000) + "{";
  }

  private static Block columns(Random random) {
    List<Cell> cells = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      cells.add(new Cell(text(random, 30), random.nextInt(20), align(random), style(random)));
    }
    return new Block.Columns(cells);
  }

  private static String text(Random random, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      text.append(
          random.nextInt(40) == 0 ? '\n' : LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static Style style(Random random) {
    return random.nextBoolean()
        ? Style.PLAIN
        : new Style(
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            false);
  }

  private static Align align(Random random) {
    return Align.values()[random.nextInt(3)];
  }
}
