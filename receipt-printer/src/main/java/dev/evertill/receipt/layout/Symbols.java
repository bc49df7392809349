package dev.evertill.receipt.layout;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.CodaBarWriter;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.oned.Code39Writer;
import com.google.zxing.oned.Code93Writer;
import com.google.zxing.oned.EAN13Writer;
import com.google.zxing.oned.EAN8Writer;
import com.google.zxing.oned.ITFWriter;
import com.google.zxing.oned.OneDimensionalCodeWriter;
import com.google.zxing.oned.UPCEWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.GsOne;
import java.util.EnumMap;
import java.util.Map;

/** Bar codes and QR codes as modules: the narrowest bar or square is 1 wide. Immutable. */
public final class Symbols {
  /** White beside bars, in bars: what fits on narrow paper and is still read. */
  public static final int QUIET_BARS = 2;

  /** White round squares, in squares (ISO/IEC 18004). */
  public static final int QUIET_SQUARES = 4;

  /** Narrower a bar gets only where that is asked for, in dots: not every scanner reads it. */
  public static final int NARROWEST_BAR = 2;

  /** The widest a narrow bar gets by itself, in dots. */
  public static final int WIDEST_BAR = 3;

  /** The widest a square gets by itself, in dots. */
  public static final int WIDEST_SQUARE = 6;

  private Symbols() {}

  /** The bars from left to right, without a margin. */
  public static boolean[] bars(Block.Barcode barcode) {
    String data = barcode.data();
    return switch (barcode.symbology()) {
      case EAN_13 -> bars(new EAN13Writer(), BarcodeFormat.EAN_13, data);
      case EAN_8 -> bars(new EAN8Writer(), BarcodeFormat.EAN_8, data);
      case UPC_A -> bars(new EAN13Writer(), BarcodeFormat.EAN_13, "0" + data);
      case UPC_E -> bars(new UPCEWriter(), BarcodeFormat.UPC_E, data);
      case CODE_39 -> bars(new Code39Writer(), BarcodeFormat.CODE_39, data);
      case CODE_93 -> bars(new Code93Writer(), BarcodeFormat.CODE_93, data);
      case CODABAR -> bars(new CodaBarWriter(), BarcodeFormat.CODABAR, data);
      case ITF -> bars(new ITFWriter(), BarcodeFormat.ITF, data);
      case CODE_128 -> bars(new Code128Writer(), BarcodeFormat.CODE_128, data);
      case GS1_128 -> bars(new Code128Writer(), BarcodeFormat.CODE_128, GsOne.coded(data));
    };
  }

  private static boolean[] bars(
      OneDimensionalCodeWriter writer, BarcodeFormat format, String data) {
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    hints.put(EncodeHintType.MARGIN, 0);
    if (format == BarcodeFormat.CODE_128) {
      hints.put(EncodeHintType.CODE128_COMPACT, true);
    }
    BitMatrix row = writer.encode(data, format, 0, 1, hints);
    boolean[] bars = new boolean[row.getWidth()];
    for (int x = 0; x < bars.length; x++) {
      bars[x] = row.get(x, 0);
    }
    return bars;
  }

  /** The squares, row by row, without a margin. */
  public static boolean[][] squares(Block.Qr qr) {
    BitMatrix matrix;
    try {
      matrix = new QRCodeWriter().encode(qr.data(), BarcodeFormat.QR_CODE, 0, 0, hints(qr));
    } catch (WriterException e) {
      throw new IllegalStateException("a block takes only what has room: " + qr, e);
    }
    boolean[][] squares = new boolean[matrix.getHeight()][matrix.getWidth()];
    for (int y = 0; y < squares.length; y++) {
      for (int x = 0; x < squares[y].length; x++) {
        squares[y][x] = matrix.get(x, y);
      }
    }
    return squares;
  }

  /** ASCII needs no word about its encoding, and is smaller without. */
  private static Map<EncodeHintType, Object> hints(Block.Qr qr) {
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    hints.put(EncodeHintType.MARGIN, 0);
    hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.valueOf(qr.level().name()));
    if (qr.data().chars().anyMatch(c -> c > 0x7F)) {
      hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
    }
    return hints;
  }

  /**
   * How many dots one module gets: as many as fit between the margins, {@code most} at best.
   *
   * @param modules the width of the symbol without its quiet zone
   */
  public static int dotsPerModule(int modules, int quiet, int dotsPerLine, int most) {
    return Math.min(most, dotsPerLine / (modules + 2 * quiet));
  }
}
