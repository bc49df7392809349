package dev.evertill.receipt.transport;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.layout.LaidOut;
import dev.evertill.receipt.layout.Symbols;
import java.util.Arrays;
import java.util.List;
import jpos.JposConst;
import jpos.JposException;
import jpos.POSPrinter;
import jpos.POSPrinterConst;

/**
 * What is on the paper line by line, said to a JavaPOS printer. Confined to the writing thread.
 *
 * <p>Styles are JavaPOS's escape sequences: {@code ESC |bC} bold, {@code ESC |4C} double width and
 * height, {@code ESC |cA} in the middle, {@code ESC |N} plain again.
 */
final class JavaPosPaper implements LaidOut<Void> {
  private static final int STATION = POSPrinterConst.PTR_S_RECEIPT;
  private static final String ESC = "\u001B|";
  private static final int USUAL_MODULE = 3;
  private static final int LINES_TO_TEAR = 4;
  private static final int WHOLE = 100;
  private static final int ALL_BUT_A_CORNER = 90;

  private final POSPrinter printer;
  private final PrinterProfile profile;

  JavaPosPaper(POSPrinter printer, PrinterProfile profile) {
    this.printer = printer;
    this.profile = profile;
  }

  /** The decoder's listener cannot throw what a driver does. */
  static final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final JposException failure;

    FailedException(JposException failure) {
      super(failure);
      this.failure = failure;
    }

    JposException failure() {
      return failure;
    }
  }

  /** A call of the driver. */
  interface Call {
    void run() throws JposException;
  }

  static Void now(Call call) {
    try {
      call.run();
      return null;
    } catch (JposException e) {
      throw new FailedException(e);
    }
  }

  @Override
  public Void text(Block.Text line) {
    return print(List.of(new Cell(line.text(), 0, Align.LEFT, line.style())), line.align());
  }

  @Override
  public Void columns(Block.Columns line) {
    return print(line.cells(), Align.LEFT);
  }

  private Void print(List<Cell> runs, Align align) {
    StringBuilder line = new StringBuilder(sequence(align));
    for (Cell run : runs) {
      String styles = sequence(run.style());
      line.append(styles).append(run.text()).append(styles.isEmpty() ? "" : ESC + "N");
    }
    boolean small = runs.get(0).style().small();
    return now(
        () -> {
          int usual = printer.getRecLineChars();
          boolean narrower = small && has(profile.smallColumns());
          if (narrower) {
            printer.setRecLineChars(profile.smallColumns());
          }
          printer.printNormal(STATION, line.append('\n').toString());
          if (narrower) {
            printer.setRecLineChars(usual);
          }
        });
  }

  /** Whether the driver has a font of so many characters a line. */
  private boolean has(int columns) throws JposException {
    return Arrays.stream(printer.getRecLineCharsList().split(","))
        .map(String::strip)
        .anyMatch(String.valueOf(columns)::equals);
  }

  private static String sequence(Align align) {
    return switch (align) {
      case LEFT -> "";
      case CENTRE -> ESC + "cA";
      case RIGHT -> ESC + "rA";
    };
  }

  private static String sequence(Style style) {
    String size =
        style.doubleWidth()
            ? style.doubleHeight() ? ESC + "4C" : ESC + "2C"
            : style.doubleHeight() ? ESC + "3C" : "";
    return size
        + (style.bold() ? ESC + "bC" : "")
        + (style.underline() ? ESC + "uC" : "")
        + (style.invert() ? ESC + "rvC" : "");
  }

  /** What the driver cannot draw, or not so wide, is drawn here. */
  @Override
  public Void barcode(Block.Barcode barcode) {
    int module = barcode.module() == 0 ? USUAL_MODULE : barcode.module();
    return unlessRefused(
        () ->
            printer.printBarCode(
                STATION,
                barcode.data(),
                number(barcode.symbology()),
                barcode.height(),
                Symbols.bars(barcode).length * module,
                place(barcode.align()),
                barcode.digits()
                    ? POSPrinterConst.PTR_BC_TEXT_BELOW
                    : POSPrinterConst.PTR_BC_TEXT_NONE),
        () -> {
          picture(DriverPicture.of(barcode, module), barcode.align());
          if (barcode.digits()) {
            text(new Block.Text(barcode.data(), Style.PLAIN, barcode.align()));
          }
        });
  }

  private static int number(Symbology symbology) {
    return switch (symbology) {
      case EAN_13 -> POSPrinterConst.PTR_BCS_EAN13;
      case EAN_8 -> POSPrinterConst.PTR_BCS_EAN8;
      case UPC_A -> POSPrinterConst.PTR_BCS_UPCA;
      case UPC_E -> POSPrinterConst.PTR_BCS_UPCE;
      case CODE_39 -> POSPrinterConst.PTR_BCS_Code39;
      case CODE_93 -> POSPrinterConst.PTR_BCS_Code93;
      case CODABAR -> POSPrinterConst.PTR_BCS_Codabar;
      case ITF -> POSPrinterConst.PTR_BCS_ITF;
      case CODE_128 -> POSPrinterConst.PTR_BCS_Code128;
      case GS1_128 -> POSPrinterConst.PTR_BCS_GS1128;
    };
  }

  @Override
  public Void qr(Block.Qr qr) {
    int module = qr.module() == 0 ? USUAL_MODULE : qr.module();
    int width = Symbols.squares(qr).length * module;
    return unlessRefused(
        () ->
            printer.printBarCode(
                STATION,
                qr.data(),
                POSPrinterConst.PTR_BCS_QRCODE,
                width,
                width,
                place(qr.align()),
                POSPrinterConst.PTR_BC_TEXT_NONE),
        () -> picture(DriverPicture.of(qr, module), qr.align()));
  }

  private static int place(Align align) {
    return switch (align) {
      case LEFT -> POSPrinterConst.PTR_BC_LEFT;
      case CENTRE -> POSPrinterConst.PTR_BC_CENTER;
      case RIGHT -> POSPrinterConst.PTR_BC_RIGHT;
    };
  }

  /** A printer without pictures says at least that there was one: the receipt is worth more. */
  @Override
  public Void raster(Block.Raster raster) {
    Bitmap bitmap = raster.bitmap();
    String instead = "[" + bitmap.width() + "×" + bitmap.height() + "]";
    return unlessRefused(
        () -> picture(DriverPicture.of(bitmap), raster.align()),
        () -> text(new Block.Text(instead, Style.PLAIN, raster.align())));
  }

  private void picture(byte[] bmp, Align align) throws JposException {
    printer.printMemoryBitmap(
        STATION, bmp, POSPrinterConst.PTR_BMT_BMP, POSPrinterConst.PTR_BM_ASIS, place(align));
  }

  private static Void unlessRefused(Call first, Call second) {
    return now(
        () -> {
          try {
            first.run();
          } catch (JposException e) {
            if (!isRefusal(e)) {
              throw e;
            }
            second.run();
          }
        });
  }

  /** Not that something broke, but that this printer never does such a thing. */
  private static boolean isRefusal(JposException failure) {
    int code = failure.getErrorCode();
    int more = failure.getErrorCodeExtended();
    return code == JposConst.JPOS_E_ILLEGAL
        || code == JposConst.JPOS_E_EXTENDED
            && (more == POSPrinterConst.JPOS_EPTR_TOOBIG
                || more == POSPrinterConst.JPOS_EPTR_BADFORMAT);
  }

  @Override
  public Void feed(Block.Feed feed) {
    return feed(feed.lines());
  }

  private Void feed(int lines) {
    return now(() -> printer.printNormal(STATION, "\n".repeat(lines)));
  }

  /** The knife is above the print head, so the last lines go past it first. */
  @Override
  public Void cut(Block.Cut cut) {
    return now(
        () -> {
          if (!printer.getCapRecPapercut()) {
            feed(LINES_TO_TEAR);
            return;
          }
          if (printer.getRecLinesToPaperCut() > 0) {
            feed(printer.getRecLinesToPaperCut());
          }
          printer.cutPaper(
              profile.cutter() == PrinterProfile.Cutter.FULL ? WHOLE : ALL_BUT_A_CORNER);
        });
  }
}
