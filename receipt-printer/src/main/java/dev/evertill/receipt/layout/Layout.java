package dev.evertill.receipt.layout;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
  private static final int SHORTEST_NAME = 6;

  private final int plainColumns;
  private final int smallColumns;
  private final List<Block> lines;

  private Layout(int plainColumns, int smallColumns, int blocks) {
    if (plainColumns < 1 || smallColumns < 1) {
      throw new IllegalArgumentException(
          "a line has 1 column or more: " + plainColumns + ", " + smallColumns + " small ones");
    }
    lines = new ArrayList<>(blocks + 8);
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
    Layout layout = new Layout(columns, smallColumns, receipt.blocks().size());
    for (Block block : receipt.blocks()) {
      block.accept(layout);
    }
    return new Receipt(layout.lines);
  }

  /** One line of what stands in it, from the left margin. */
  public static Block line(List<Cell> runs) {
    List<Cell> joined = new ArrayList<>(runs.size());
    for (Cell run : runs) {
      if (run.text().isEmpty()) {
        continue;
      }
      int last = joined.size() - 1;
      if (last >= 0 && joins(joined.get(last), run)) {
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

  /** What changes its place or its look beside other text stays by itself. */
  private static boolean joins(Cell left, Cell right) {
    if (!left.style().equals(right.style())) {
      return false;
    }
    return Characters.isNarrow(left.text()) && Characters.isNarrow(right.text())
        || !Reading.isRightToLeft(left.text())
            && !Reading.isRightToLeft(right.text())
            && Characters.columns(left.text() + right.text(), Style.PLAIN)
                == Characters.columns(left.text(), Style.PLAIN)
                    + Characters.columns(right.text(), Style.PLAIN);
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
    int columns = columns(text.style().small());
    for (String line : Wrapping.wrap(text.text(), columns, text.style())) {
      if (line.isEmpty()) {
        lines.add(line(List.of()));
      } else {
        // Where a line is full its place is the same however it is asked for.
        boolean full = Characters.columns(line, text.style()) == columns;
        lines.add(new Block.Text(line, text.style(), full ? Align.LEFT : text.align()));
      }
    }
    return null;
  }

  @Override
  public Void columns(Block.Columns block) {
    List<Cell> cells = block.cells();
    int[] widths = widths(cells, columns(block.isSmall()));
    List<Cell> below = new ArrayList<>();
    List<List<String>> wrapped = new ArrayList<>(widths.length);
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      Cell cell = cells.get(i);
      List<String> texts = List.of("");
      if (fits(cell, widths[i])) {
        texts =
            cell.overflow() == Cell.Overflow.CUT
                ? List.of(Wrapping.cut(cell.text(), widths[i], cell.style()))
                : Wrapping.wrap(cell.text(), widths[i], cell.style());
      } else if (!cell.text().isBlank()) {
        below.add(cell);
      }
      wrapped.add(texts);
      height = Math.max(height, texts.size());
    }
    place(cells, widths, wrapped, height);
    below.forEach(cell -> text(new Block.Text(cell.text(), cell.style(), cell.align())));
    return null;
  }

  /** Whether a cell has no room in its column, so that it stands on lines of its own below. */
  public static boolean isBelow(Block.Columns block, int cell, int columns) {
    Cell asked = block.cells().get(cell);
    return !fits(asked, widths(block.cells(), columns)[cell]) && !asked.text().isBlank();
  }

  /**
   * Whether each of its characters has room in its column, and of an amount each word: it stands on
   * the right, and is broken nowhere. Otherwise the cell stands on lines below.
   */
  private static boolean fits(Cell cell, int width) {
    Style style = cell.style();
    if (width >= cell.text().length() * 2 * style.columnsPerCharacter()) {
      return true;
    }
    String text = Characters.printable(cell.text());
    return width > 0
        && width >= Characters.widest(text, style)
        && (cell.align() != Align.RIGHT
            || cell.overflow() == Cell.Overflow.CUT
            || text.lines()
                .flatMap(line -> Stream.of(line.split(" ")))
                .allMatch(word -> width >= Characters.columns(word, style)));
  }

  private void place(List<Cell> cells, int[] widths, List<List<String>> wrapped, int height) {
    for (int row = 0; row < height; row++) {
      List<Cell> runs = new ArrayList<>(3 * widths.length);
      for (int i = 0; i < widths.length; i++) {
        String text = row < wrapped.get(i).size() ? wrapped.get(i).get(row) : "";
        place(text, cells.get(i), widths[i], runs);
      }
      lines.add(line(withoutEmptyEnd(runs)));
    }
  }

  private static void place(String text, Cell cell, int width, List<Cell> runs) {
    int space = width - Characters.columns(text, cell.style());
    int before = cell.align().before(space);
    Style empty = cell.style().small() ? Style.SMALL : Style.PLAIN;
    addSpaces(before, empty, runs);
    runs.add(run(text, cell.style()));
    addSpaces(space - before, empty, runs);
  }

  private static void addSpaces(int columns, Style style, List<Cell> runs) {
    if (columns > 0) {
      runs.add(new Cell(" ".repeat(columns), columns, Align.LEFT, style));
    }
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

  /**
   * The columns of each cell: the fixed widths first, from the left, as far as the paper goes; the
   * others share the rest.
   */
  public static int[] widths(List<Cell> cells, int columns) {
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
    String one = Characters.printable(String.valueOf(rule.character()));
    int width = Characters.columns(one, Style.PLAIN);
    return text(
        new Block.Text(one.repeat(plainColumns / Math.max(1, width)), Style.PLAIN, Align.LEFT));
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

  @Override
  public Void taxTable(Block.TaxTable table) {
    for (List<Block> row : taxRows(table, plainColumns, smallColumns)) {
      row.forEach(block -> block.accept(this));
    }
    return null;
  }

  /**
   * Each row of a tax table as the blocks it stands for: its columns, and before them its name if
   * that stands above. Amounts are as wide as their longest text, two spaces between columns; the
   * names get the rest. Where that leaves them too little there is one space, where it still does
   * the table is small, and then the names stand above.
   */
  public static List<List<Block>> taxRows(Block.TaxTable table, int columns, int smallColumns) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(table.heading());
    rows.addAll(table.rows());
    int amounts = table.heading().size() - 1;
    int tight = amounts;
    for (int i = 1; i <= amounts; i++) {
      tight += longest(rows, i);
    }
    int names = Math.min(SHORTEST_NAME, longest(rows, 0));
    int gap = columns - tight - amounts >= names ? 2 : 1;
    Style style = columns - tight >= names ? Style.PLAIN : Style.SMALL;
    boolean above = (style.small() ? smallColumns : columns) - tight < names;
    List<List<Block>> laidOut = new ArrayList<>();
    for (List<String> row : rows) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.left(above ? "" : row.get(0), 0).in(style));
      for (int i = 1; i < row.size(); i++) {
        cells.add(Cell.right(row.get(i), gap + longest(rows, i)).in(style));
      }
      Block line = new Block.Columns(cells);
      Block name = new Block.Text(row.get(0), style, Align.LEFT);
      laidOut.add(above ? List.of(name, line) : List.of(line));
    }
    return laidOut;
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
}
