package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.layout.Characters;
import dev.evertill.receipt.layout.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in the printer's buffer and becomes one line of the paper. Confined to the thread
 * that feeds the decoder.
 *
 * <p>Places are counted in steps that both fonts share: a plain character is as many steps wide as
 * a line has small columns, and the other way round.
 */
final class Line {
  private record Placed(int start, Cell cell) {}

  private final PrinterProfile profile;
  private final int whole;
  private final List<Placed> runs = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private Style style = Style.PLAIN;
  private int runStart;
  private int position;
  private int end;
  private int left;
  private int width;

  Line(PrinterProfile profile) {
    this.profile = profile;
    whole = profile.columns() * profile.smallColumns();
    width = whole;
  }

  /** The part of the paper that is printed on, in dots. */
  void area(int leftDots, int widthDots) {
    left = Math.min(steps(leftDots), whole - stepsPerColumn(false));
    width = Math.max(stepsPerColumn(false), Math.min(steps(widthDots), whole - left));
  }

  int leftDots() {
    return (int) ((long) left * profile.dotsPerLine() / whole);
  }

  Style style() {
    return style;
  }

  void style(Style next) {
    if (!next.equals(style)) {
      endRun();
      style = next;
    }
  }

  boolean isEmpty() {
    return runs.isEmpty() && run.length() == 0;
  }

  /** Whether something stands in it, or was skipped over. */
  boolean isBegun() {
    return !isEmpty() || position > 0;
  }

  boolean hasRoomFor(int codePoint) {
    return position == 0 || position + stepsOf(codePoint) <= width;
  }

  void print(int codePoint) {
    if (run.length() == 0) {
      runStart = position;
    }
    run.appendCodePoint(codePoint);
    position += stepsOf(codePoint);
    end = Math.max(end, position);
  }

  private int stepsOf(int codePoint) {
    return Characters.columns(codePoint) * stepsPerCharacter();
  }

  /** The steps a character of the present style takes. */
  int stepsPerCharacter() {
    return style.columnsPerCharacter() * stepsPerColumn(style.small());
  }

  private int stepsPerColumn(boolean small) {
    return small ? profile.columns() : profile.smallColumns();
  }

  int position() {
    return position;
  }

  /** Goes to a place within the printed area; one beyond it is ignored, as printers do. */
  void moveTo(int steps) {
    if (steps >= 0 && steps <= width) {
      endRun();
      position = steps;
    }
  }

  int steps(int dots) {
    long dotsPerLine = profile.dotsPerLine();
    return (int) Math.min(whole, (dots * (long) whole + dotsPerLine / 2) / dotsPerLine);
  }

  private void endRun() {
    if (run.length() > 0) {
      runs.add(new Placed(runStart, Layout.run(run.toString(), style)));
      run.setLength(0);
    }
  }

  /** Whether it has characters of both fonts, which no block has. */
  boolean isMixed() {
    endRun();
    return runs.stream().map(placed -> placed.cell().style().small()).distinct().count() > 1;
  }

  /** The line as a block; after that it is empty. */
  Block end(Align align) {
    endRun();
    boolean small = isSmall();
    Block block = runs.isEmpty() ? Layout.line(List.of()) : block(align, small);
    runs.clear();
    position = 0;
    end = 0;
    return block;
  }

  /** What has both fonts is plain if it fits, and else small. */
  private boolean isSmall() {
    if (!isMixed()) {
      return !runs.isEmpty() && runs.get(0).cell().style().small();
    }
    return runs.stream().mapToInt(placed -> placed.cell().width()).sum() > profile.columns();
  }

  private Block block(Align align, boolean small) {
    boolean onWholePaper = left == 0 && width == whole;
    if (onWholePaper && runs.get(0).start() == 0) {
      Block block = Layout.line(cells(0, small));
      if (block instanceof Block.Text text) {
        return new Block.Text(text.text(), text.style(), align);
      }
    }
    return Layout.line(cells(columnsBefore(align, small), small));
  }

  /** Columns begin at the left margin, so spaces stand for margin and alignment. */
  private int columnsBefore(Align align, boolean small) {
    int perColumn = stepsPerColumn(small);
    int free = (width - end) / perColumn;
    int margin = (left + perColumn / 2) / perColumn;
    return switch (align) {
      case LEFT -> margin;
      case CENTRE -> margin + free / 2;
      case RIGHT -> margin + free;
    };
  }

  private List<Cell> cells(int before, boolean small) {
    int perColumn = stepsPerColumn(small);
    List<Cell> cells = new ArrayList<>();
    int column = 0;
    for (Placed placed : runs) {
      int start = before + (placed.start() + perColumn / 2) / perColumn;
      if (start > column) {
        cells.add(Layout.run(" ".repeat(start - column), Style.PLAIN.small(small)));
        column = start;
      }
      cells.add(placed.cell().in(placed.cell().style().small(small)));
      column += placed.cell().width();
    }
    return cells;
  }
}
