package dev.evertill.receipt.transport;

import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.layout.Symbols;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures as a JavaPOS driver takes them: as BMP files in memory. Immutable. */
final class DriverPicture {
  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;

  private DriverPicture() {}

  private interface Dots {
    boolean black(int x, int y);
  }

  static byte[] of(Bitmap bitmap) {
    return bmp(bitmap.width(), bitmap.height(), bitmap::black);
  }

  /**
   * @param module dots of the narrowest bar
   */
  static byte[] of(Block.Barcode barcode, int module) {
    boolean[] bars = Symbols.bars(barcode);
    return bmp(bars.length * module, barcode.height(), (x, y) -> bars[x / module]);
  }

  /**
   * @param module dots of a square
   */
  static byte[] of(Block.Qr qr, int module) {
    boolean[][] squares = Symbols.squares(qr);
    int width = squares.length * module;
    return bmp(width, width, (x, y) -> squares[y / module][x / module]);
  }

  private static byte[] bmp(int width, int height, Dots dots) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, dots.black(x, y) ? BLACK : WHITE);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "bmp", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("written to memory", e);
    }
    return bytes.toByteArray();
  }
}
