package dev.evertill.receipt;

import java.util.Arrays;
import java.util.List;

/** A black and white picture, one bit a dot, rows padded to whole bytes. Immutable. */
public final class Bitmap {
  private final int width;
  private final int height;
  private final byte[] rows;
  private int hash;

  /**
   * @param rows row by row from the top, the leftmost dot in the highest bit, 1 is black; what
   *     stands right of the last dot is left out
   */
  public Bitmap(int width, int height, byte[] rows) {
    if (width < 1 || height < 1 || rows.length != (long) bytesPerRow(width) * height) {
      throw new IllegalArgumentException(
          rows.length + " bytes do not hold " + width + "×" + height + " dots");
    }
    this.width = width;
    this.height = height;
    this.rows = rows.clone();
    for (int last = bytesPerRow(width) - 1; width % 8 != 0 && last < rows.length; ) {
      this.rows[last] &= (byte) (0xFF00 >> width % 8);
      last += bytesPerRow(width);
    }
  }

  /** Pictures of one width, each below the one before. */
  public static Bitmap below(List<Bitmap> pictures) {
    if (pictures.size() == 1) {
      return pictures.get(0);
    }
    int width = pictures.get(0).width;
    int height = 0;
    for (Bitmap picture : pictures) {
      if (picture.width != width) {
        throw new IllegalArgumentException(
            "pictures of one width stand below each other: " + width + ", " + picture.width);
      }
      height = Math.addExact(height, picture.height);
    }
    byte[] rows = new byte[Math.multiplyExact(bytesPerRow(width), height)];
    int row = 0;
    for (Bitmap picture : pictures) {
      picture.copy(0, picture.height, rows, row * bytesPerRow(width));
      row += picture.height;
    }
    return new Bitmap(width, height, rows);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** All of them, as they were given; a copy. */
  public byte[] rows() {
    return rows.clone();
  }

  /**
   * Writes the rows from {@code row} on, so many, to {@code target}; as many bytes as they have.
   */
  public void copy(int row, int count, byte[] target, int at) {
    int bytes = bytesPerRow(width);
    System.arraycopy(rows, row * bytes, target, at, count * bytes);
  }

  /** The dot that stands so far from the left and from the top. */
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
    return this == other
        || other instanceof Bitmap that
            && width == that.width
            && height == that.height
            && Arrays.equals(rows, that.rows);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = 31 * width + Arrays.hashCode(rows);
    }
    return hash;
  }

  @Override
  public String toString() {
    return "Bitmap " + width + "×" + height + " #" + Integer.toHexString(hashCode());
  }
}
