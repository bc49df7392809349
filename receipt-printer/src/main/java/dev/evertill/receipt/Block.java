package dev.evertill.receipt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * One part of a receipt, from margin to margin. What a printer cannot print is refused here.
 * Immutable.
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

  /** A bar code with its digits below. */
  record Barcode(Symbology symbology, String data) implements Block {
    public Barcode {
      Objects.requireNonNull(symbology, "symbology");
      symbology.check(data);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.barcode(this);
    }
  }

  /** A QR code. Readers guess at what is not ASCII, so web addresses are best written in ASCII. */
  record Qr(String data) implements Block {
    private static final int LONGEST = 2_331;

    public Qr {
      int length = data.getBytes(StandardCharsets.UTF_8).length;
      if (length < 1 || length > LONGEST) {
        throw new IllegalArgumentException("QR has 1 to " + LONGEST + " bytes: " + length);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.qr(this);
    }
  }

  /** A picture, for instance a logo, in the middle of the paper. */
  record Raster(Bitmap bitmap) implements Block {
    public Raster {
      Objects.requireNonNull(bitmap, "bitmap");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.raster(this);
    }
  }

  /** Empty lines. */
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

  /** Here the paper is cut, and what came before can be torn off. */
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

    R feed(Feed feed);

    R cut(Cut cut);
  }
}
