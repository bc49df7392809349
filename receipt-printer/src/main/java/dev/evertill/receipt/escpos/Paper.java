package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.layout.Characters;
import dev.evertill.receipt.layout.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes to stand on a printer's paper, line by line, until it is cut. Confined to the thread
 * that feeds the decoder.
 */
final class Paper {
  private static final int TAB = 8;

  private final int columns;
  private final EscPosDecoder.Listener listener;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Cell> line = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private int column;
  private Style style = Style.PLAIN;
  private Align align = Align.LEFT;

  Paper(int columns, EscPosDecoder.Listener listener) {
    this.columns = columns;
    this.listener = listener;
  }

  /** What was not cut off yet. */
  Receipt soFar() {
    return new Receipt(blocks);
  }

  void wakeUp() {
    style(Style.PLAIN);
    align = Align.LEFT;
  }

  void align(Align next) {
    align = next;
  }

  void printMode(int value) {
    style(
        style
            .small((value & 0x01) != 0)
            .bold((value & 0x08) != 0)
            .doubleHeight((value & 0x10) != 0)
            .doubleWidth((value & 0x20) != 0)
            .underline((value & 0x80) != 0));
  }

  void bold(boolean on) {
    style(style.bold(on));
  }

  void underline(boolean on) {
    style(style.underline(on));
  }

  void invert(boolean on) {
    style(style.invert(on));
  }

  void size(boolean wide, boolean high) {
    style(style.doubleWidth(wide).doubleHeight(high));
  }

  private void style(Style next) {
    endRun();
    style = next;
  }

  void print(char character) {
    int width = Characters.columns(character) * style.columnsPerCharacter();
    if (column + width > columns) {
      endLine();
    }
    run.append(character);
    column += width;
  }

  void tab() {
    for (int next = (column / TAB + 1) * TAB; column < Math.min(next, columns); ) {
      print(' ');
    }
  }

  private void endRun() {
    if (run.length() > 0) {
      line.add(Layout.run(run.toString(), style));
      run.setLength(0);
    }
  }

  void endLine() {
    endRun();
    Block block = Layout.line(line);
    if (block instanceof Block.Text text) {
      block = new Block.Text(text.text(), text.style(), line.isEmpty() ? Align.LEFT : align);
    } else if (align != Align.LEFT) {
      block = Layout.line(moved());
    }
    line.clear();
    column = 0;
    add(block);
  }

  /** Columns begin at the left margin, so spaces stand for the alignment. */
  private List<Cell> moved() {
    int free = columns - column;
    List<Cell> moved = new ArrayList<>();
    moved.add(Layout.run(" ".repeat(align == Align.RIGHT ? free : free / 2), Style.PLAIN));
    moved.addAll(line);
    return moved;
  }

  void endLineIfBegun() {
    if (column > 0) {
      endLine();
    }
  }

  void feed(int lines) {
    boolean begun = column > 0;
    endLineIfBegun();
    int more = begun ? lines - 1 : lines;
    if (more > 0) {
      add(new Block.Feed(more));
    }
  }

  void add(Block block) {
    blocks.add(block);
    listener.block(block);
  }

  void cut() {
    endLineIfBegun();
    add(new Block.Cut());
    Receipt finished = soFar();
    blocks.clear();
    listener.paper(finished);
  }
}
