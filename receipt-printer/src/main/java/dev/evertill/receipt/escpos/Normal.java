package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.layout.LaidOut;
import dev.evertill.receipt.layout.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * What one printer makes of a receipt: the same paper, and nothing left to decide. Confined to the
 * thread that made it.
 *
 * <p>Every text is a line that the printer has letters for, or a picture; spaces are in the style
 * of what stands beside them, where they show nothing; codes have their size, or are pictures where
 * the printer does not draw them; pictures that touch are one, and no command stands among their
 * dots. Decoding what {@link EscPosEncoder} writes gives this, block for block.
 */
public final class Normal implements LaidOut<Void> {
  private static final int LINES_TO_TEAR = 5;

  /** From here on one command feeds with fewer bytes than line feeds do. */
  private static final int FEED_BY_COMMAND = 3;

  private static final Block EMPTY_LINE = Layout.line(List.of());

  private final PrinterProfile profile;
  private final Pages pages;
  private final List<Block> blocks = new ArrayList<>();
  private List<Bitmap> bands = new ArrayList<>();
  private Align bandAlign = Align.LEFT;

  private Normal(PrinterProfile profile, Pages pages) {
    this.profile = profile;
    this.pages = pages;
  }

  /**
   * @throws IllegalArgumentException if a code or a picture does not fit on the paper: says what,
   *     how wide it is and how much room there is
   */
  public static Receipt of(Receipt receipt, PrinterProfile profile) {
    return of(receipt, profile, new Pages(profile));
  }

  static Receipt of(Receipt receipt, PrinterProfile profile, Pages pages) {
    Normal normal = new Normal(profile, pages);
    Receipt lines = Layout.of(receipt, profile.columns(), profile.smallColumns());
    for (Block block : lines.blocks()) {
      block.accept(normal);
    }
    normal.endPicture();
    return new Receipt(normal.blocks);
  }

  private void add(Block block) {
    endPicture();
    blocks.add(block);
  }

  @Override
  public Void text(Block.Text line) {
    if (pages.canPrint(line.text())) {
      add(line);
    } else {
      drawn(Layout.runs(line), line.align());
    }
    return null;
  }

  @Override
  public Void columns(Block.Columns line) {
    for (Cell run : line.cells()) {
      if (!pages.canPrint(run.text())) {
        drawn(line.cells(), Align.LEFT);
        return null;
      }
    }
    add(Layout.line(withoutIdleChanges(line.cells())));
    return null;
  }

  /** A line with a character that no page has: the whole line, as dots, so that columns stay. */
  private void drawn(List<Cell> runs, Align align) {
    picture(Drawn.line(runs, profile), align);
  }

  private static List<Cell> withoutIdleChanges(List<Cell> runs) {
    List<Cell> changed = new ArrayList<>(runs);
    for (int i = 0; i < changed.size(); i++) {
      Cell run = changed.get(i);
      if (run.text().isBlank() && !shows(run.style())) {
        Cell beside = changed.get(i > 0 ? i - 1 : 1);
        changed.set(i, spaces(run, beside.style()));
      }
    }
    return changed;
  }

  private static Cell spaces(Cell run, Style style) {
    int each = style.columnsPerCharacter();
    return shows(style) || run.width() % each != 0
        ? run
        : new Cell(" ".repeat(run.width() / each), run.width(), run.align(), style);
  }

  /** Whether a space in this style can be seen. */
  private static boolean shows(Style style) {
    return style.invert() || style.underline();
  }

  @Override
  public Void barcode(Block.Barcode barcode) {
    Block.Barcode sized = Codes.sized(barcode, profile);
    if (Codes.isDrawnByPrinter(sized, profile)) {
      add(sized);
      return null;
    }
    picture(Drawn.bars(sized), sized.align());
    if (sized.digits()) {
      Receipt digits = Receipt.builder().text(sized.data(), Style.PLAIN, sized.align()).build();
      for (Block line : Layout.of(digits, profile.columns(), profile.smallColumns()).blocks()) {
        line.accept(this);
      }
    }
    return null;
  }

  @Override
  public Void qr(Block.Qr qr) {
    Block.Qr sized = Codes.sized(qr, profile);
    if (profile.qr() == PrinterProfile.QrBy.COMMAND && !RealTime.isIn(Codes.bytes(sized))) {
      add(sized);
    } else {
      picture(Drawn.squares(sized), sized.align());
    }
    return null;
  }

  @Override
  public Void raster(Block.Raster raster) {
    Bitmap bitmap = raster.bitmap();
    int widest = (profile.dotsPerLine() + 7) / 8 * 8;
    if (bitmap.width() > widest) {
      throw new IllegalArgumentException(
          "the picture is "
              + bitmap.width()
              + " dots wide, and "
              + profile.name()
              + " has "
              + profile.dotsPerLine());
    }
    picture(bitmap, raster.align());
    return null;
  }

  private void picture(Bitmap bitmap, Align align) {
    if (!bands.isEmpty() && (bands.get(0).width() != bitmap.width() || align != bandAlign)) {
      endPicture();
    }
    bands.add(RealTime.without(bitmap));
    bandAlign = align;
  }

  private void endPicture() {
    if (!bands.isEmpty()) {
      blocks.add(new Block.Raster(Bitmap.below(bands), bandAlign));
      bands = new ArrayList<>();
    }
  }

  @Override
  public Void feed(Block.Feed feed) {
    if (feed.lines() >= FEED_BY_COMMAND) {
      add(feed);
    } else {
      for (int i = 0; i < feed.lines(); i++) {
        add(EMPTY_LINE);
      }
    }
    return null;
  }

  @Override
  public Void cut(Block.Cut cut) {
    add(profile.cutter() == PrinterProfile.Cutter.NONE ? new Block.Feed(LINES_TO_TEAR) : cut);
    return null;
  }
}
