package dev.evertill.receipt.spool;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.Symbology;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A receipt as a queue keeps it in a file: a version, the number of blocks, and each block as a
 * letter and its parts. Texts are UTF-8 after their length; kinds are kept by name. Immutable.
 */
final class ReceiptBytes {
  private static final int VERSION = 1;

  private ReceiptBytes() {}

  static byte[] of(Receipt receipt) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    Writer writer = new Writer(new DataOutputStream(bytes));
    writer.number(VERSION);
    writer.number(receipt.blocks().size());
    receipt.blocks().forEach(block -> block.accept(writer));
    return bytes.toByteArray();
  }

  /** Says what is wrong with bytes that are no receipt. */
  static Receipt read(byte[] bytes) throws IOException {
    Reader reader = new Reader(ByteBuffer.wrap(bytes));
    try {
      int version = reader.number();
      if (version != VERSION) {
        throw new IOException("a receipt of version " + version + ", known is " + VERSION);
      }
      List<Block> blocks = new ArrayList<>();
      for (int left = reader.number(); left > 0; left--) {
        blocks.add(reader.block());
      }
      return new Receipt(blocks);
    } catch (BufferUnderflowException e) {
      throw new IOException("a receipt that ends after " + bytes.length + " bytes", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("a receipt with a wrong part: " + e.getMessage(), e);
    }
  }

  /** Confined to the thread that made it. */
  private record Writer(DataOutputStream to) implements Block.Visitor<Void> {
    @Override
    public Void text(Block.Text text) {
      kind('T');
      words(text.text());
      style(text.style());
      return name(text.align());
    }

    @Override
    public Void columns(Block.Columns columns) {
      kind('C');
      number(columns.cells().size());
      for (Cell cell : columns.cells()) {
        words(cell.text());
        number(cell.width());
        name(cell.align());
        style(cell.style());
        name(cell.overflow());
      }
      return null;
    }

    @Override
    public Void rule(Block.Rule rule) {
      kind('R');
      return number(rule.character());
    }

    @Override
    public Void barcode(Block.Barcode barcode) {
      kind('B');
      name(barcode.symbology());
      words(barcode.data());
      number(barcode.height());
      number(barcode.module());
      number(barcode.digits() ? 1 : 0);
      return name(barcode.align());
    }

    @Override
    public Void qr(Block.Qr qr) {
      kind('Q');
      words(qr.data());
      name(qr.level());
      number(qr.module());
      return name(qr.align());
    }

    @Override
    public Void raster(Block.Raster raster) {
      kind('P');
      number(raster.bitmap().width());
      number(raster.bitmap().height());
      bytes(raster.bitmap().rows());
      return name(raster.align());
    }

    @Override
    public Void taxTable(Block.TaxTable table) {
      kind('X');
      number(table.heading().size());
      table.heading().forEach(this::words);
      number(table.rows().size());
      table.rows().forEach(row -> row.forEach(this::words));
      return null;
    }

    @Override
    public Void signature(Block.Signature signature) {
      kind('S');
      return words(signature.label());
    }

    @Override
    public Void feed(Block.Feed feed) {
      kind('F');
      return number(feed.lines());
    }

    @Override
    public Void cut(Block.Cut cut) {
      return kind('K');
    }

    private void style(Style style) {
      number(
          (style.bold() ? 1 : 0)
              | (style.doubleWidth() ? 2 : 0)
              | (style.doubleHeight() ? 4 : 0)
              | (style.invert() ? 8 : 0)
              | (style.underline() ? 16 : 0)
              | (style.small() ? 32 : 0));
    }

    private Void kind(char kind) {
      return number(kind);
    }

    private Void name(Enum<?> value) {
      return words(value.name());
    }

    private Void words(String text) {
      return bytes(whole(text).getBytes(StandardCharsets.UTF_8));
    }

    /** Half a character has no UTF-8; as on paper, a box stands for it and no question mark. */
    private static String whole(String text) {
      if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
        return text;
      }
      return text.codePoints()
          .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }

    private Void bytes(byte[] bytes) {
      number(bytes.length);
      try {
        to.write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return null;
    }

    private Void number(int number) {
      try {
        to.writeInt(number);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return null;
    }
  }

  /** Confined to the thread that made it. */
  private record Reader(ByteBuffer from) {
    Block block() {
      int kind = number();
      return switch (kind) {
        case 'T' -> new Block.Text(words(), style(), align());
        case 'C' -> new Block.Columns(times(number(), this::cell));
        case 'R' -> new Block.Rule((char) number());
        case 'B' ->
            new Block.Barcode(
                Symbology.valueOf(words()), words(), number(), number(), number() == 1, align());
        case 'Q' -> new Block.Qr(words(), Block.Qr.Level.valueOf(words()), number(), align());
        case 'P' -> new Block.Raster(new Bitmap(number(), number(), bytes()), align());
        case 'X' -> taxTable();
        case 'S' -> new Block.Signature(words());
        case 'F' -> new Block.Feed(number());
        case 'K' -> new Block.Cut();
        default -> throw new IllegalArgumentException("no block has the letter " + kind);
      };
    }

    private Cell cell() {
      String text = words();
      int width = number();
      return new Cell(text, width, align(), style(), Cell.Overflow.valueOf(words()));
    }

    private Block taxTable() {
      List<String> heading = times(number(), this::words);
      return new Block.TaxTable(heading, times(number(), () -> times(heading.size(), this::words)));
    }

    private static <T> List<T> times(int count, Supplier<T> part) {
      List<T> parts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        parts.add(part.get());
      }
      return parts;
    }

    private Style style() {
      int bits = number();
      return new Style(
          (bits & 1) != 0,
          (bits & 2) != 0,
          (bits & 4) != 0,
          (bits & 8) != 0,
          (bits & 16) != 0,
          (bits & 32) != 0);
    }

    private Align align() {
      return Align.valueOf(words());
    }

    private String words() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
      int length = number();
      if (length < 0 || length > from.remaining()) {
        throw new BufferUnderflowException();
      }
      byte[] bytes = new byte[length];
      from.get(bytes);
      return bytes;
    }

    int number() {
      return from.getInt();
    }
  }
}
