package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.layout.Characters;
import dev.evertill.receipt.layout.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What stands in the printer's buffer and becomes one line of the paper. Confined to the thread
 * that feeds the decoder.
 *
 * <p>Places are counted in steps that both fonts share: a plain character is as many steps wide as
 * a line has small columns, and the other way round.
 */
final class Line {
  private static final int MOST_CHARACTERS = 4_096;
  private static final int MOST_PICTURES = 256;

  private record Placed(int start, Cell cell) {}

  private record Beside(int leftDots, Bitmap bitmap) {}

  private final PrinterProfile profile;
  private final int whole;
  private final List<Placed> runs = new ArrayList<>();
  private final List<Beside> pictures = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private Style style = Style.PLAIN;
  private int runStart;
  private int position;
  private int end;
  private int characters;
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
    return dots(left);
  }

  private int dots(int steps) {
    return (int) (((long) steps * profile.dotsPerLine() + whole / 2) / whole);
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
    return isWithoutText() && pictures.isEmpty();
  }

  boolean isWithoutText() {
    return runs.isEmpty() && run.length() == 0;
  }

  /** Whether something stands in it, or was skipped over. */
  boolean isBegun() {
    return !isEmpty() || position > 0;
  }

  boolean hasRoomFor(int codePoint) {
    boolean full = characters >= MOST_CHARACTERS;
    return !full && (position == 0 || position + stepsOf(codePoint) <= width);
  }

  void print(int codePoint) {
    if (run.length() == 0) {
      runStart = position;
    }
    run.appendCodePoint(codePoint);
    position += stepsOf(codePoint);
    end = Math.max(end, position);
    characters++;
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

  /** A picture of the line's height, beside what stands in the line already. */
  void beside(Bitmap picture) {
    endRun();
    int leftDots = dots(position);
    if (pictures.size() < MOST_PICTURES && leftDots < profile.dotsPerLine()) {
      pictures.add(new Beside(leftDots, picture));
      position = Math.min(width, steps(leftDots + picture.width()));
    }
  }

  boolean hasPictures() {
    return !pictures.isEmpty();
  }

  /**
   * The pictures of the line as one, which are then no longer in it.
   *
   * @param feed the paper's way to the next line, in dots
   */
  Bitmap takePictures(int feed) {
    int widthDots = 1;
    int height = Math.max(1, feed);
    for (Beside each : pictures) {
      widthDots = Math.max(widthDots, each.leftDots() + each.bitmap().width());
      height = Math.max(height, each.bitmap().height());
    }
    widthDots = Math.min(widthDots, profile.dotsPerLine());
    int bytesPerRow = (widthDots + 7) / 8;
    byte[] rows = new byte[bytesPerRow * height];
    for (Beside each : pictures) {
      int reach = Math.min(each.bitmap().width(), widthDots - each.leftDots());
      for (int y = 0; y < each.bitmap().height(); y++) {
        for (int x = 0; x < reach; x++) {
          if (each.bitmap().black(x, y)) {
            int dot = each.leftDots() + x;
            rows[y * bytesPerRow + dot / 8] |= (byte) (0x80 >> dot % 8);
          }
        }
      }
    }
    pictures.clear();
    return new Bitmap(widthDots, height, rows);
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
    pictures.clear();
    position = 0;
    end = 0;
    characters = 0;
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
    if (onWholePaper && Layout.line(cells(0, small)) instanceof Block.Text text) {
      // Where a line is full its place is the same however it is asked for.
      return new Block.Text(text.text(), text.style(), end == width ? Align.LEFT : align);
    }
    return Layout.line(cells(columnsBefore(align, small), small));
  }

  /** Columns begin at the left margin, so spaces stand for margin and alignment. */
  private int columnsBefore(Align align, boolean small) {
    int perColumn = stepsPerColumn(small);
    int free = (width - end) / perColumn;
    int margin = (left + perColumn / 2) / perColumn;
    return margin + align.before(free);
  }

  private List<Cell> cells(int before, boolean small) {
    int perColumn = stepsPerColumn(small);
    List<Cell> cells = new ArrayList<>();
    int column = 0;
    for (Placed placed : inPlace()) {
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

  /** From the left; what was written over something else, letter by letter. */
  private List<Placed> inPlace() {
    List<Placed> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingInt(Placed::start));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).start() < sorted.get(i - 1).start() + steps(sorted.get(i - 1).cell())) {
        return letters();
      }
    }
    return sorted;
  }

  private int steps(Cell cell) {
    return cell.width() * stepsPerColumn(cell.style().small());
  }

  /** Spaces that show nothing leave what is below them. */
  private List<Placed> letters() {
    List<Placed> letters = new ArrayList<>();
    for (Placed run : runs) {
      Style style = run.cell().style();
      int at = run.start();
      for (int codePoint : run.cell().text().codePoints().toArray()) {
        Cell letter = Layout.run(Character.toString(codePoint), style);
        if (codePoint != ' ' || style.invert() || style.underline()) {
          letters.add(new Placed(at, letter));
        }
        at += steps(letter);
      }
    }
    letters.sort(Comparator.comparingInt(Placed::start));
    return letters;
  }
}
