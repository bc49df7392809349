package dev.evertill.receipt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One part of a receipt, from margin to margin. What no printer can print is refused here; what is
 * too wide for one paper is refused when it is encoded for that. Immutable.
 */
public sealed interface Block {
  /** A text of any length; it wraps between words, and a line feed begins a new line. */
  record Text(String text, Style style, Align align) implements Block {
    public Text {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(style, "style");
      Objects.requireNonNull(align, "align");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  /** Texts side by side; a text too long for its column wraps within it. */
  record Columns(List<Cell> cells) implements Block {
    public Columns {
      cells = List.copyOf(cells);
      if (cells.isEmpty()) {
        throw new IllegalArgumentException("columns without a cell");
      }
      for (Cell cell : cells) {
        if (cell.style().small() != cells.get(0).style().small()) {
          throw new IllegalArgumentException("a line is small or plain, not both: " + cells);
        }
      }
    }

    /** Whether all of it is in the smaller font. */
    public boolean isSmall() {
      return cells.get(0).style().small();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.columns(this);
    }
  }

  /** A line of one character across the paper. */
  record Rule(char character) implements Block {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rule(this);
    }
  }

  /**
   * A bar code.
   *
   * @param height of the bars, in dots, 1 to 255
   * @param module the width of the narrowest bar, in dots, 1 to 6; 0 takes up to 3 as they fit
   * @param digits whether people can read it too, below the bars
   */
  record Barcode(
      Symbology symbology, String data, int height, int module, boolean digits, Align align)
      implements Block {
    public static final int USUAL_HEIGHT = 80;

    public Barcode {
      Objects.requireNonNull(symbology, "symbology");
      Objects.requireNonNull(align, "align");
      symbology.check(Objects.requireNonNull(data, "data"));
      if (height < 1 || height > 255) {
        throw new IllegalArgumentException("bars are 1 to 255 dots high: " + height);
      }
      if (module < 0 || module > 6) {
        throw new IllegalArgumentException("a bar is 1 to 6 dots wide, 0 as it fits: " + module);
      }
    }

    /** In the middle, with digits below, as wide as it fits. */
    public Barcode(Symbology symbology, String data) {
      this(symbology, data, USUAL_HEIGHT, 0, true, Align.CENTRE);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.barcode(this);
    }
  }

  /**
   * A QR code (ISO/IEC 18004). Readers guess at what is not ASCII, so web addresses are best
   * written in ASCII.
   *
   * @param module the width of a square, in dots, 1 to 16; 0 takes up to 6 as they fit
   */
  record Qr(String data, Level level, int module, Align align) implements Block {
    /** How much of the code may be unreadable, about: 7, 15, 25, 30 %. */
    public enum Level {
      L(2_953),
      M(2_331),
      Q(1_663),
      H(1_273);

      private final int longest;

      Level(int longest) {
        this.longest = longest;
      }

      /** The most bytes a code of this level holds (version 40, byte mode), all of them ASCII. */
      public int longest() {
        return longest;
      }
    }

    public Qr {
      Objects.requireNonNull(data, "data");
      Objects.requireNonNull(level, "level");
      Objects.requireNonNull(align, "align");
      byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
      // That they are UTF-8 takes the room of one.
      int longest = bytes.length == data.length() ? level.longest() : level.longest() - 1;
      if (bytes.length < 1 || bytes.length > longest) {
        throw new IllegalArgumentException(
            "QR of level " + level + " has 1 to " + longest + " bytes: " + bytes.length);
      }
      if (!StandardCharsets.UTF_8.newEncoder().canEncode(data)) {
        throw new IllegalArgumentException("QR with half a character: " + data);
      }
      if (module < 0 || module > 16) {
        throw new IllegalArgumentException(
            "a square is 1 to 16 dots wide, 0 as it fits: " + module);
      }
    }

    /** In the middle, of level M, as wide as it fits. */
    public Qr(String data) {
      this(data, Level.M, 0, Align.CENTRE);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.qr(this);
    }
  }

  /**
   * A picture, for instance a logo: {@code layout.Dithering} makes one of any image in as many dots
   * as it is to be wide.
   */
  record Raster(Bitmap bitmap, Align align) implements Block {
    public Raster {
      Objects.requireNonNull(bitmap, "bitmap");
      Objects.requireNonNull(align, "align");
    }

    /** In the middle of the paper. */
    public Raster(Bitmap bitmap) {
      this(bitmap, Align.CENTRE);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.raster(this);
    }
  }

  /**
   * What was taxed: a column of names, then columns of amounts, each as wide as its longest text.
   *
   * @param heading one text for each column
   * @param rows each as long as the heading
   */
  record TaxTable(List<String> heading, List<List<String>> rows) implements Block {
    public TaxTable {
      heading = List.copyOf(heading);
      rows = rows.stream().map(List::copyOf).toList();
      if (heading.isEmpty()) {
        throw new IllegalArgumentException("a tax table without a column");
      }
      for (List<String> row : rows) {
        if (row.size() != heading.size()) {
          throw new IllegalArgumentException(
              "the tax table has " + heading.size() + " columns, a row of it " + row.size());
        }
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.taxTable(this);
    }
  }

  /**
   * Room to sign, on a line, and below it who signs what.
   *
   * @param label for instance {@code Customer's signature}
   */
  record Signature(String label) implements Block {
    public Signature {
      Objects.requireNonNull(label, "label");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.signature(this);
    }
  }

  /** Empty lines. Before a {@link Cut} there need be none. */
  record Feed(int lines) implements Block {
    public Feed {
      if (lines < 1 || lines > 255) {
        throw new IllegalArgumentException("a feed has 1 to 255 lines: " + lines);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.feed(this);
    }
  }

  /**
   * Here the paper is cut, and what came before can be torn off. The printer brings it to the knife
   * by itself; a printer without a knife feeds five lines instead.
   */
  record Cut() implements Block {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cut(this);
    }
  }

  <R> R accept(Visitor<R> visitor);

  /** One answer for each kind of block: whoever adds a kind is shown by the compiler what to do. */
  interface Visitor<R> {
    R text(Text text);

    R columns(Columns columns);

    R rule(Rule rule);

    R barcode(Barcode barcode);

    R qr(Qr qr);

    R raster(Raster raster);

    R taxTable(TaxTable table);

    R signature(Signature signature);

    R feed(Feed feed);

    R cut(Cut cut);
  }
}
