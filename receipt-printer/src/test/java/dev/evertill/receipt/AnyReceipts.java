package dev.evertill.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Receipts by chance with everything a receipt can have, in every script. Immutable. */
public final class AnyReceipts {
  private static final List<String> SCRIPTS =
      List.of(
          "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 .,;:!?-*/+{}[]#@$",
          "äöüßéèçñøåÆŒœ€£¥½™ ąćęłńóśźż őűŐŰ čďěňřšťůž ăîșț ğış",
          "ΑΒΓΔΕΖΗΘ αβγδεζηθ άέήίόύώ",
          "АБВГДЕЖЗИЙ абвгдежзийщъыьэюя",
          "─═║┌┐└┘░▒▓■");

  /** No code page has all of these. */
  private static final List<String> DRAWN =
      List.of(
          "茶咖啡牛奶面包，。",
          "コーヒーと紅茶「ｶﾞ」",
          "커피우유각",
          "قهوة حليب شاي ١٢",
          "קפה חלב",
          "กาแฟนม",
          "कॉफ़ी दूध",
          "x\u0323\u0301 q\u0308 e\u0301 \u0301",
          "👍🏽👨‍👩‍👧🇳🇴❤️✓");

  private AnyReceipts() {}

  /** Ends with a cut. */
  public static Receipt random(Random random) {
    List<Block> blocks = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      blocks.add(block(random));
    }
    blocks.add(new Block.Cut());
    return new Receipt(blocks);
  }

  private static Block block(Random random) {
    return switch (random.nextInt(13)) {
      case 0 -> new Block.Rule("-=*─　\u0301\u0007".charAt(random.nextInt(7)));
      case 1 -> new Block.Feed(1 + random.nextInt(random.nextBoolean() ? 4 : 255));
      case 2, 3 -> barcode(random);
      case 4 -> qr(random);
      case 5 -> new Block.Raster(bitmap(random), align(random));
      case 6 -> taxTable(random);
      case 7 -> new Block.Signature(text(random, 60));
      case 8, 9, 10 -> columns(random);
      default -> new Block.Text(text(random, 90), style(random), align(random));
    };
  }

  private static Block barcode(Random random) {
    Symbology symbology = Symbology.values()[random.nextInt(Symbology.values().length)];
    return new Block.Barcode(
        symbology,
        Codes.any(symbology, random),
        1 + random.nextInt(255),
        random.nextInt(7),
        random.nextBoolean(),
        align(random));
  }

  private static Block qr(Random random) {
    Block.Qr.Level level = Block.Qr.Level.values()[random.nextInt(4)];
    String text = "https://shop.example/" + random.nextInt(1_000_000);
    return new Block.Qr(
        random.nextInt(4) == 0 ? text + "/é茶" : text + "x".repeat(random.nextInt(60)),
        level,
        random.nextInt(17),
        align(random));
  }

  private static Bitmap bitmap(Random random) {
    int width = 1 + random.nextInt(400);
    int height = 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 20);
    byte[] rows = new byte[(width + 7) / 8 * height];
    random.nextBytes(rows);
    return new Bitmap(width, height, rows);
  }

  private static Block taxTable(Random random) {
    int columns = 1 + random.nextInt(5);
    List<List<String>> rows = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      List<String> row = new ArrayList<>();
      row.add(text(random, 20));
      while (row.size() < columns) {
        row.add(random.nextInt(10_000_000) + ".00");
      }
      rows.add(row);
    }
    return new Block.TaxTable(rows.get(0), rows);
  }

  private static Block columns(Random random) {
    boolean small = random.nextInt(3) == 0;
    List<Cell> cells = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      cells.add(
          new Cell(
              text(random, 30),
              random.nextInt(20),
              align(random),
              style(random).small(small),
              Cell.Overflow.values()[random.nextInt(2)]));
    }
    return new Block.Columns(cells);
  }

  private static String text(Random random, int longest) {
    StringBuilder text = new StringBuilder();
    String letters = script(random);
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      if (random.nextInt(8) == 0) {
        letters = script(random);
      }
      int[] all = letters.codePoints().toArray();
      int control = random.nextInt(200);
      text.appendCodePoint(
          control < 3 ? "\n\t\u001B".charAt(control) : all[random.nextInt(all.length)]);
    }
    return text.toString();
  }

  private static String script(Random random) {
    if (random.nextInt(40) == 0) {
      return DRAWN.get(random.nextInt(DRAWN.size()));
    }
    return SCRIPTS.get(random.nextBoolean() ? 0 : random.nextInt(SCRIPTS.size()));
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
            random.nextBoolean());
  }

  private static Align align(Random random) {
    return Align.values()[random.nextInt(3)];
  }

  /** What a bar code may say. */
  public static final class Codes {
    private static final String CODE_39 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -.$/+%";

    private Codes() {}

    public static String any(Symbology symbology, Random random) {
      return switch (symbology) {
        case EAN_13 -> checked(digits(random, 12));
        case EAN_8 -> checked(digits(random, 7));
        case UPC_A -> checked(digits(random, 11));
        case UPC_E -> upcE(random);
        case CODE_39 -> some(CODE_39, 1 + random.nextInt(12), random);
        case CODABAR ->
            some("ABCD", 1, random)
                + some("0123456789-$:/.+", 1 + random.nextInt(12), random)
                + some("ABCD", 1, random);
        case ITF -> digits(random, 2 + 2 * random.nextInt(8));
        case CODE_93 -> ascii(1 + random.nextInt(12), ' ', random);
        case CODE_128 -> ascii(1 + random.nextInt(16), random.nextBoolean() ? 0 : ' ', random);
        case GS1_128 -> elements(random);
      };
    }

    private static String digits(Random random, int length) {
      return some("0123456789", length, random);
    }

    private static String some(String letters, int length, Random random) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      return text.toString();
    }

    /** Runs of digits too; never the character that FNC1 is read as. */
    private static String ascii(int length, int least, Random random) {
      StringBuilder text = new StringBuilder();
      while (text.length() < length) {
        if (random.nextInt(3) == 0) {
          text.append(digits(random, 1 + random.nextInt(6)));
        } else {
          char c = (char) (least + random.nextInt(0x80 - least));
          text.append(c == 0x1D ? 'x' : c);
        }
      }
      return text.toString();
    }

    private static String elements(Random random) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(3); i >= 0; i--) {
        text.append(
            switch (random.nextInt(6)) {
              case 0 -> "(01)" + checked(digits(random, 13));
              case 1 -> "(17)" + digits(random, 6);
              case 2 -> "(10)" + some("ABC123-/", 1 + random.nextInt(8), random);
              case 3 -> "(3103)" + digits(random, 6);
              case 4 -> "(8005)" + digits(random, 6);
              default -> "(410)" + digits(random, 13);
            });
      }
      return text.toString();
    }

    private static String upcE(Random random) {
      String digits = random.nextInt(2) + digits(random, 6);
      return digits + checkDigit(Symbology.expanded(digits + "0").substring(0, 11));
    }

    private static String checked(String digits) {
      return digits + checkDigit(digits);
    }

    private static int checkDigit(String digits) {
      int sum = 0;
      for (int i = 0; i < digits.length(); i++) {
        sum += (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 3 : 1);
      }
      return (10 - sum % 10) % 10;
    }
  }
}
