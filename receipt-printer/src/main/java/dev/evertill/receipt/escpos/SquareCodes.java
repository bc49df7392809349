package dev.evertill.receipt.escpos;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.Writer;
import com.google.zxing.WriterException;
import com.google.zxing.aztec.AztecWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.pdf417.PDF417Writer;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The codes of {@code GS ( k}, as they are set, filled and printed. Confined to the thread that
 * feeds the decoder.
 */
final class SquareCodes {
  private static final int PDF_417 = 48;
  private static final int QR = 49;
  private static final int MAXI_CODE = 50;
  private static final int DATA_BAR = 51;
  private static final int COMPOSITE = 52;
  private static final int AZTEC = 53;
  private static final int DATA_MATRIX = 54;

  private static final int MODULE_AT_START = 3;

  private final Paper paper;
  private final EscPosDecoder.Listener listener;
  private final int[] modules = new int[DATA_MATRIX + 1];
  private final byte[][] data = new byte[DATA_MATRIX + 1][];
  private Block.Qr.Level level;

  SquareCodes(Paper paper, EscPosDecoder.Listener listener) {
    this.paper = paper;
    this.listener = listener;
    wakeUp();
  }

  void wakeUp() {
    for (int kind = 0; kind < modules.length; kind++) {
      modules[kind] = MODULE_AT_START;
      data[kind] = new byte[0];
    }
    level = Block.Qr.Level.L;
  }

  void parameters(Sequence command) {
    if (command.length() < 8) {
      listener.unknown(command.toString());
      return;
    }
    int kind = command.at(5);
    int function = command.at(6);
    if (kind < PDF_417 || kind > DATA_MATRIX) {
      listener.unknown("two-dimensional code of kind " + kind);
      return;
    }
    switch (function) {
      case 67 -> modules[kind] = oneOf(command.at(7), 16, modules[kind]);
      case 69 -> level(kind, command.at(7));
      case 80 -> data[kind] = command.from(8);
      case 81 -> print(kind);
      case 65 -> model(kind, command.at(7));
      case 66, 68, 70, 71, 72, 82 -> {} // shapes that change nothing a scanner reads, or questions
      default -> listener.unknown("two-dimensional code function " + function);
    }
  }

  /** Printers ignore what they cannot draw. */
  private static int oneOf(int value, int most, int before) {
    return value < 1 || value > most ? before : value;
  }

  private void level(int kind, int value) {
    if (kind == QR && value >= '0' && value <= '3') {
      level = Block.Qr.Level.values()[value - '0'];
    }
  }

  private void model(int kind, int value) {
    if (kind == QR && (value == 49 || value == 51)) {
      listener.approximated("QR of an other model");
    }
  }

  private void print(int kind) {
    if (data[kind].length == 0) {
      listener.approximated("a code without data");
      return;
    }
    try {
      switch (kind) {
        case QR -> qr();
        case PDF_417 -> drawn(new PDF417Writer(), BarcodeFormat.PDF_417, kind);
        case AZTEC -> drawn(new AztecWriter(), BarcodeFormat.AZTEC, kind);
        case DATA_MATRIX -> drawn(new DataMatrixWriter(), BarcodeFormat.DATA_MATRIX, kind);
        case MAXI_CODE -> listener.unknown("MaxiCode: " + text(kind));
        case DATA_BAR, COMPOSITE -> listener.unknown("GS1 DataBar: " + text(kind));
        default -> throw new IllegalStateException("no such kind: " + kind);
      }
    } catch (IllegalArgumentException | WriterException e) {
      listener.unknown("a code that no printer draws: " + e.getMessage());
    }
  }

  /** {@code ESC Z} of some printers: all of a QR at once. */
  void qrAtOnce(Sequence command) {
    data[QR] = command.from(7);
    level(QR, "LMQH".indexOf(command.at(3)) + '0');
    modules[QR] = oneOf(command.at(4), 16, modules[QR]);
    print(QR);
  }

  private void qr() {
    paper.endLineIfBegun();
    paper.add(new Block.Qr(text(QR), level, modules[QR], paper.align()));
  }

  /** Web addresses and names are UTF-8; what is not is taken byte for byte. */
  private String text(int kind) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data[kind])).toString();
    } catch (CharacterCodingException e) {
      return new String(data[kind], StandardCharsets.ISO_8859_1);
    }
  }

  private void drawn(Writer writer, BarcodeFormat format, int kind) throws WriterException {
    BitMatrix code = writer.encode(text(kind), format, 0, 0, Map.of(EncodeHintType.MARGIN, 0));
    listener.approximated(format + " as a picture");
    int fits = Math.max(1, paper.dotsPerLine() / code.getWidth());
    int module = Math.min(modules[kind], fits);
    paper.picture(Pictures.scaled(bitmap(code), module, module));
  }

  private static Bitmap bitmap(BitMatrix code) {
    int bytesPerRow = (code.getWidth() + 7) / 8;
    byte[] rows = new byte[bytesPerRow * code.getHeight()];
    for (int y = 0; y < code.getHeight(); y++) {
      for (int x = 0; x < code.getWidth(); x++) {
        if (code.get(x, y)) {
          rows[y * bytesPerRow + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return new Bitmap(code.getWidth(), code.getHeight(), rows);
  }
}
