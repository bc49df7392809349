package dev.evertill.receipt.render;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.layout.Characters;
import dev.evertill.receipt.layout.Dots;
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
    for (Block line : laidOut(text, profile)) {
      add(lines.size(), line, profile, pieces);
      lines.add(runs(line));
    }
    return new Pieces(lines, List.of(pieces));
  }

  /**
   * Each cell is laid out with the others empty: that moves nothing but what stands below the
   * others for want of room.
   */
  static Pieces of(Block.Columns columns, PrinterProfile profile) {
    List<List<Cell>> lines = laidOut(columns, profile).stream().map(Pieces::runs).toList();
    List<List<Block>> alone = new ArrayList<>();
    int below = 1;
    for (int i = 0; i < columns.cells().size(); i++) {
      alone.add(laidOut(only(i, columns), profile));
      if (!isBelow(columns, i, profile)) {
        below = Math.max(below, alone.get(i).size());
      }
    }
    List<List<Piece>> cells = new ArrayList<>();
    for (int i = 0; i < alone.size(); i++) {
      boolean moved = isBelow(columns, i, profile);
      List<Piece> pieces = new ArrayList<>();
      // What stands below has an empty line of its own beside the others.
      for (int line = moved ? 1 : 0; line < alone.get(i).size(); line++) {
        add(moved ? below++ : line, alone.get(i).get(line), profile, pieces);
      }
      cells.add(pieces);
    }
    return new Pieces(lines, cells);
  }

  private static boolean isBelow(Block.Columns columns, int cell, PrinterProfile profile) {
    return Layout.isBelow(columns, cell, profile.columns(columns.isSmall()));
  }

  /** The row of a tax table; a name that stands above its amounts is still its first cell. */
  static Pieces of(List<Block> taxRow, PrinterProfile profile) {
    Pieces amounts = of((Block.Columns) taxRow.get(taxRow.size() - 1), profile);
    if (taxRow.size() == 1) {
      return amounts;
    }
    Pieces name = of((Block.Text) taxRow.get(0), profile);
    int height = name.lines().size();
    List<List<Cell>> lines = new ArrayList<>(name.lines());
    lines.addAll(amounts.lines());
    List<List<Piece>> cells = new ArrayList<>();
    cells.add(name.cells().get(0));
    for (List<Piece> cell : amounts.cells().subList(1, amounts.cells().size())) {
      cells.add(
          cell.stream()
              .map(p -> new Piece(p.line() + height, p.left(), p.text(), p.style()))
              .toList());
    }
    return new Pieces(lines, cells);
  }

  private static Block.Columns only(int kept, Block.Columns columns) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < columns.cells().size(); i++) {
      Cell cell = columns.cells().get(i);
      cells.add(
          i == kept
              ? cell
              : new Cell("", cell.width(), cell.align(), cell.style(), cell.overflow()));
    }
    return new Block.Columns(cells);
  }

  /** The lines of a block. */
  static List<Block> laidOut(Block block, PrinterProfile profile) {
    return Layout.of(new Receipt(List.of(block)), profile.columns(), profile.smallColumns())
        .blocks();
  }

  private static List<Cell> runs(Block line) {
    return line instanceof Block.Text text ? Layout.runs(text) : ((Block.Columns) line).cells();
  }

  private static void add(int line, Block block, PrinterProfile profile, List<Piece> pieces) {
    List<Cell> runs = runs(block);
    boolean small = !runs.isEmpty() && runs.get(0).style().small();
    int cell = cellWidth(profile, small);
    int free = profile.dotsPerLine() - runs.stream().mapToInt(Cell::width).sum() * cell;
    Align align = block instanceof Block.Text text ? text.align() : Align.LEFT;
    int left = align.before(free);
    for (Cell run : runs) {
      add(line, left, cell, run.text(), run.style(), pieces);
      left += run.width() * cell;
    }
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
    return Dots.cellWidth(profile.columns(small), profile.dotsPerLine());
  }
}
