package dev.evertill.receipt;

import java.util.Arrays;

/** A black and white picture, one bit a dot, rows padded to whole bytes. Immutable. */
public final class Bitmap {
  private final int width;
  private final int height;
  private final byte[] rows;

  /**
   * @param rows row by row from the top, the leftmost dot in the highest bit, 1 is black
   */
  public Bitmap(int width, int height, byte[] rows) {
    if (width < 1 || height < 1 || rows.length != bytesPerRow(width) * height) {
      throw new IllegalArgumentException(
          rows.length + " bytes do not hold " + width + "×" + height + " dots");
    }
    this.width = width;
    this.height = height;
    this.rows = rows.clone();
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public byte[] rows() {
    return rows.clone();
  }

  public boolean black(int x, int y) {
    return (rows[y * bytesPerRow(width) + x / 8] & 0x80 >> x % 8) != 0;
  }

  /** The same picture, as wide as its bytes. */
  public Bitmap inWholeBytes() {
    return width % 8 == 0 ? this : new Bitmap(bytesPerRow(width) * 8, height, rows);
  }

  private static int bytesPerRow(int width) {
    return (width + 7) / 8;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bitmap that
        && width == that.width
        && height == that.height
        && Arrays.equals(rows, that.rows);
  }

  @Override
  public int hashCode() {
    return 31 * width + Arrays.hashCode(rows);
  }

  @Override
  public String toString() {
    return "Bitmap " + width + "×" + height + " #" + Integer.toHexString(hashCode());
  }
}
