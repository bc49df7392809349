package dev.evertill.receipt.render;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.layout.Characters;
import dev.evertill.receipt.layout.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts of a block where {@link Layout} puts them, each still known as the part of its cell.
 * Immutable.
 *
 * @param heights of the lines, as the print head draws them: their runs
 * @param cells for each cell its pieces, from the top down
 */
record Pieces(List<List<Cell>> lines, List<List<Piece>> cells) {
  /**
   * A text in one line.
   *
   * @param left of its first column, in dots from the margin
   */
  record Piece(int line, int left, String text, Style style) {}

  /** A text is one cell as wide as the paper. */
  static Pieces of(Block.Text text, PrinterProfile profile) {
    List<List<Cell>> lines = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    for (Block block : laidOut(text, profile)) {
      Block.Text line = (Block.Text) block;
      int cell = cellWidth(profile, line.style().small());
      int free = profile.dotsPerLine() - Characters.columns(line.text(), line.style()) * cell;
      int left =
          switch (line.align()) {
            case LEFT -> 0;
            case CENTRE -> free / 2;
            case RIGHT -> free;
          };
      add(lines.size(), left, cell, line.text(), line.style(), pieces);
      lines.add(Layout.runs(line));
    }
    return new Pieces(lines, List.of(pieces));
  }

  /**
   * Each cell is laid out with the others empty: that moves nothing, for widths do not depend on
   * texts.
   */
  static Pieces of(Block.Columns columns, PrinterProfile profile) {
    List<List<Cell>> lines = new ArrayList<>();
    laidOut(columns, profile).forEach(line -> lines.add(runs(line)));
    List<List<Piece>> cells = new ArrayList<>();
    for (int i = 0; i < columns.cells().size(); i++) {
      List<Piece> pieces = new ArrayList<>();
      List<Block> alone = laidOut(only(i, columns), profile);
      for (int line = 0; line < alone.size(); line++) {
        int left = 0;
        for (Cell run : runs(alone.get(line))) {
          int cell = cellWidth(profile, run.style().small());
          add(line, left, cell, run.text(), run.style(), pieces);
          left += run.width() * cell;
        }
      }
      cells.add(pieces);
    }
    return new Pieces(lines, cells);
  }

  private static Block.Columns only(int kept, Block.Columns columns) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < columns.cells().size(); i++) {
      Cell cell = columns.cells().get(i);
      cells.add(i == kept ? cell : new Cell("", cell.width(), cell.align(), cell.style()));
    }
    return new Block.Columns(cells);
  }

  private static List<Block> laidOut(Block block, PrinterProfile profile) {
    return Layout.of(new Receipt(List.of(block)), profile.columns(), profile.smallColumns())
        .blocks();
  }

  private static List<Cell> runs(Block line) {
    return line instanceof Block.Text text ? Layout.runs(text) : ((Block.Columns) line).cells();
  }

  /** Spaces in front only move the text, unless one sees them. */
  private static void add(
      int line, int left, int cell, String text, Style style, List<Piece> pieces) {
    String shown = text;
    int from = left;
    if (!style.invert() && !style.underline()) {
      shown = text.stripLeading();
      from += Characters.columns(text.substring(0, text.length() - shown.length()), style) * cell;
      shown = shown.stripTrailing();
    }
    if (!shown.isEmpty()) {
      pieces.add(new Piece(line, from, shown, style));
    }
  }

  /** The dots of one plain column. */
  static int cellWidth(PrinterProfile profile, boolean small) {
    return profile.dotsPerLine() / profile.columns(small);
  }

  /** The rows of a tax table: amounts as wide as their longest text, as the layout has them. */
  static List<Block.Columns> rows(Block.TaxTable table) {
    List<List<String>> texts = new ArrayList<>();
    texts.add(table.heading());
    texts.addAll(table.rows());
    List<Block.Columns> rows = new ArrayList<>();
    for (List<String> row : texts) {
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(
            i == 0
                ? new Cell(row.get(i), 0, Align.LEFT, Style.PLAIN)
                : Cell.right(row.get(i), 1 + longest(texts, i)));
      }
      rows.add(new Block.Columns(cells));
    }
    return rows;
  }

  private static int longest(List<List<String>> rows, int column) {
    return rows.stream()
        .mapToInt(row -> Characters.columns(row.get(column), Style.PLAIN))
        .max()
        .orElse(0);
  }
}
