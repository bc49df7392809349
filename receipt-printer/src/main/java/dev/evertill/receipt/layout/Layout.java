package dev.evertill.receipt.layout;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays a receipt out on lines. Immutable.
 *
 * <p>What comes out is a receipt again, with the same paper: every text is one line of one style,
 * every columns block is one line whose cells are exactly as wide as their texts, and there are no
 * rules. Laying it out again changes nothing.
 */
public final class Layout implements Block.Visitor<Void> {
  private static final String SIGN_HERE = "x";
  private static final int ROOM_TO_SIGN = 2;

  private final int plainColumns;
  private final int smallColumns;
  private final List<Block> lines = new ArrayList<>();

  private Layout(int plainColumns, int smallColumns) {
    this.plainColumns = plainColumns;
    this.smallColumns = smallColumns;
  }

  /** On paper where small characters are as wide as others. */
  public static Receipt of(Receipt receipt, int columns) {
    return of(receipt, columns, columns);
  }

  /**
   * @param columns characters in a line
   * @param smallColumns characters of the smaller font in a line
   */
  public static Receipt of(Receipt receipt, int columns, int smallColumns) {
    Layout layout = new Layout(columns, smallColumns);
    receipt.blocks().forEach(block -> block.accept(layout));
    return new Receipt(layout.lines);
  }

  /** One line of what stands in it, from the left margin. */
  public static Block line(List<Cell> runs) {
    List<Cell> joined = new ArrayList<>();
    for (Cell run : runs) {
      if (run.text().isEmpty()) {
        continue;
      }
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).style().equals(run.style())) {
        joined.set(last, run(joined.get(last).text() + run.text(), run.style()));
      } else {
        joined.add(run(run.text(), run.style()));
      }
    }
    if (joined.isEmpty()) {
      return new Block.Text("", Style.PLAIN, Align.LEFT);
    }
    if (joined.size() == 1) {
      return new Block.Text(joined.get(0).text(), joined.get(0).style(), Align.LEFT);
    }
    return new Block.Columns(joined);
  }

  /** A cell as wide as its text. */
  public static Cell run(String text, Style style) {
    return new Cell(text, Characters.columns(text, style), Align.LEFT, style);
  }

  /** What stands in a line that was laid out. */
  public static List<Cell> runs(Block.Text line) {
    return line.text().isEmpty() ? List.of() : List.of(run(line.text(), line.style()));
  }

  @Override
  public Void text(Block.Text text) {
    for (String line : wrap(text.text(), columns(text.style().small()), text.style())) {
      lines.add(
          line.isEmpty() ? line(List.of()) : new Block.Text(line, text.style(), text.align()));
    }
    return null;
  }

  @Override
  public Void columns(Block.Columns block) {
    List<Cell> cells = block.cells();
    int[] widths = widths(cells, columns(block.isSmall()));
    List<List<String>> wrapped = new ArrayList<>();
    int height = 0;
    for (int i = 0; i < widths.length; i++) {
      List<String> texts =
          widths[i] < cells.get(i).style().columnsPerCharacter()
              ? List.of("")
              : wrap(cells.get(i).text(), widths[i], cells.get(i).style());
      wrapped.add(texts);
      height = Math.max(height, texts.size());
    }
    for (int row = 0; row < height; row++) {
      List<Cell> runs = new ArrayList<>();
      for (int i = 0; i < widths.length; i++) {
        String text = row < wrapped.get(i).size() ? wrapped.get(i).get(row) : "";
        place(text, cells.get(i), widths[i], runs);
      }
      lines.add(line(withoutEmptyEnd(runs)));
    }
    return null;
  }

  private static void place(String text, Cell cell, int width, List<Cell> runs) {
    int space = width - Characters.columns(text, cell.style());
    int before =
        switch (cell.align()) {
          case LEFT -> 0;
          case CENTRE -> space / 2;
          case RIGHT -> space;
        };
    Style empty = Style.PLAIN.small(cell.style().small());
    runs.add(run(" ".repeat(before), empty));
    runs.add(run(text, cell.style()));
    runs.add(run(" ".repeat(space - before), empty));
  }

  /** Spaces at the end show nothing; without them a full line does not run into the next. */
  private static List<Cell> withoutEmptyEnd(List<Cell> runs) {
    List<Cell> shorter = new ArrayList<>(runs);
    for (int last = runs.size() - 1; last >= 0; last--) {
      Cell run = shorter.get(last);
      boolean spacesShow = run.style().invert() || run.style().underline();
      if (spacesShow && !run.text().isEmpty()) {
        break;
      }
      String text = run.text().stripTrailing();
      shorter.set(last, run(text, run.style()));
      if (!text.isEmpty()) {
        break;
      }
    }
    return shorter;
  }

  /** The fixed widths first, from the left, as far as the paper goes; the others share the rest. */
  private static int[] widths(List<Cell> cells, int columns) {
    int[] widths = new int[cells.size()];
    int left = columns;
    int open = 0;
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.min(cells.get(i).width(), left);
      left -= widths[i];
      open += cells.get(i).width() == 0 ? 1 : 0;
    }
    for (int i = 0; i < widths.length; i++) {
      if (cells.get(i).width() == 0) {
        widths[i] = left / open;
        left -= widths[i];
        open--;
      }
    }
    return widths;
  }

  @Override
  public Void rule(Block.Rule rule) {
    lines.add(
        new Block.Text(
            Characters.printable(String.valueOf(rule.character())).repeat(plainColumns),
            Style.PLAIN,
            Align.LEFT));
    return null;
  }

  @Override
  public Void barcode(Block.Barcode barcode) {
    lines.add(barcode);
    return null;
  }

  @Override
  public Void qr(Block.Qr qr) {
    lines.add(qr);
    return null;
  }

  @Override
  public Void raster(Block.Raster raster) {
    lines.add(new Block.Raster(raster.bitmap().inWholeBytes(), raster.align()));
    return null;
  }

  /** Amounts as wide as their longest text, a space between columns; the names get the rest. */
  @Override
  public Void taxTable(Block.TaxTable table) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(table.heading());
    rows.addAll(table.rows());
    for (List<String> row : rows) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(i == 0 ? Cell.left(row.get(i), 0) : Cell.right(row.get(i), 1 + longest(rows, i)));
      }
      columns(new Block.Columns(cells));
    }
    return null;
  }

  private static int longest(List<List<String>> rows, int column) {
    return rows.stream()
        .mapToInt(row -> Characters.columns(row.get(column), Style.PLAIN))
        .max()
        .orElse(0);
  }

  @Override
  public Void signature(Block.Signature signature) {
    lines.add(new Block.Feed(ROOM_TO_SIGN));
    lines.add(
        new Block.Text(
            SIGN_HERE + "_".repeat(plainColumns - SIGN_HERE.length()), Style.PLAIN, Align.LEFT));
    return text(new Block.Text(signature.label(), Style.PLAIN, Align.LEFT));
  }

  private int columns(boolean small) {
    return small ? smallColumns : plainColumns;
  }

  @Override
  public Void feed(Block.Feed feed) {
    lines.add(feed);
    return null;
  }

  @Override
  public Void cut(Block.Cut cut) {
    lines.add(cut);
    return null;
  }

  /** Between words where there are spaces, between characters where a word is too long. */
  private static List<String> wrap(String text, int columns, Style style) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\r?\n", -1)) {
      String rest = Characters.printable(Normalizer.normalize(line, Normalizer.Form.NFC));
      boolean wrapped = false;
      while (Characters.columns(rest, style) > columns) {
        wrapped = true;
        int fits = Characters.fitting(rest, columns, style);
        int space = rest.lastIndexOf(' ', fits);
        String head = space < 0 ? "" : rest.substring(0, space).stripTrailing();
        if (head.isEmpty()) {
          lines.add(rest.substring(0, fits));
          rest = rest.substring(fits);
        } else {
          lines.add(head);
          rest = rest.substring(space).stripLeading();
        }
      }
      if (!wrapped || !rest.isEmpty()) {
        lines.add(rest);
      }
    }
    return lines;
  }
}
