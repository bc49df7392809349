package dev.evertill.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is to be printed, from top to bottom. Immutable. */
public record Receipt(List<Block> blocks) {
  public Receipt {
    blocks = List.copyOf(blocks);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The same receipt with a mark on top that nobody overlooks, for instance {@code COPY}. */
  public Receipt asCopy(String mark) {
    List<Block> marked = new ArrayList<>(blocks.size() + 1);
    marked.add(new Block.Text(mark, Style.BIG, Align.CENTRE));
    marked.addAll(blocks);
    return new Receipt(marked);
  }

  /** Writes a receipt from the top down. Confined to the thread that made it. */
  public static final class Builder {
    private final List<Block> blocks = new ArrayList<>();

    private Builder() {}

    public Builder text(String text) {
      return text(text, Style.PLAIN, Align.LEFT);
    }

    public Builder text(String text, Style style, Align align) {
      return block(new Block.Text(text, style, align));
    }

    public Builder columns(Cell... cells) {
      return block(new Block.Columns(List.of(cells)));
    }

    public Builder rule() {
      return block(new Block.Rule('-'));
    }

    public Builder feed(int lines) {
      return block(new Block.Feed(lines));
    }

    public Builder barcode(Symbology symbology, String data) {
      return block(new Block.Barcode(symbology, data));
    }

    public Builder qr(String data) {
      return block(new Block.Qr(data));
    }

    public Builder raster(Bitmap bitmap) {
      return block(new Block.Raster(bitmap));
    }

    /** A column of names, then columns of amounts; a heading and rows of as many texts. */
    public Builder taxTable(List<String> heading, List<List<String>> rows) {
      return block(new Block.TaxTable(heading, rows));
    }

    public Builder signature(String label) {
      return block(new Block.Signature(label));
    }

    public Builder cut() {
      return block(new Block.Cut());
    }

    public Builder block(Block block) {
      blocks.add(Objects.requireNonNull(block, "block"));
      return this;
    }

    public Receipt build() {
      return new Receipt(blocks);
    }
  }
}
