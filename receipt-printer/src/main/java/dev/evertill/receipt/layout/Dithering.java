package dev.evertill.receipt.layout;

import dev.evertill.receipt.Bitmap;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Makes black and white pictures of grey and coloured ones (Floyd and Steinberg, row by row to and
 * fro). Confined to the thread that made it; the same picture always gives the same dots.
 *
 * <p>It reckons with light, not with the numbers of the file: half as bright is half as many dots,
 * so that a logo is neither darker nor lighter than it was. What is transparent is paper.
 */
public final class Dithering {
  private static final int LONGEST = 0xFFFF;

  /** As wide as the widest paper and as high as can be. */
  private static final int MOST_DOTS = 4_096 * LONGEST;

  private static final int MOST_KEPT = 16;

  /** Pictures are equal only to themselves. */
  private static final Map<BufferedImage, Bitmap> KEPT = new WeakHashMap<>();

  private static final double[] LIGHT = new double[256];

  static {
    for (int i = 0; i < LIGHT.length; i++) {
      double value = i / 255.0;
      LIGHT[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
  }

  private final int width;
  private final int height;
  private final double[] light;

  private Dithering(BufferedImage image, int width) {
    this.width = width;
    height = (int) Math.max(1, Math.round(image.getHeight() * (double) width / image.getWidth()));
    if (height > LONGEST) {
      throw new IllegalArgumentException(
          "the picture would be " + height + " dots high, and " + LONGEST + " is the most");
    }
    if ((long) width * height > MOST_DOTS) {
      throw new IllegalArgumentException(
          "the picture would have "
              + (long) width * height
              + " dots, and "
              + MOST_DOTS
              + " is the most");
    }
    light = new double[width * height];
    shrink(image);
  }

  /**
   * The picture with so many dots in a row, as high as it has to be. Takes long beside printing:
   * who prints it again keeps it.
   *
   * @throws IllegalArgumentException if it would be over 65,535 dots high
   */
  public static Bitmap of(BufferedImage image, int width) {
    if (width < 1) {
      throw new IllegalArgumentException("a picture is 1 dot wide or more: " + width);
    }
    return new Dithering(image, width).dots();
  }

  /**
   * The same, made once for a picture as long as somebody holds it; the last few are remembered.
   * Safe from any thread. A picture that is drawn on afterwards is not looked at again.
   */
  public static Bitmap kept(BufferedImage image, int width) {
    synchronized (KEPT) {
      Bitmap known = KEPT.get(image);
      if (known != null && known.width() == width) {
        return known;
      }
    }
    Bitmap made = of(image, width);
    synchronized (KEPT) {
      if (KEPT.size() >= MOST_KEPT) {
        KEPT.clear();
      }
      KEPT.put(image, made);
    }
    return made;
  }

  /** Each dot is the mean of what lies under it, parts of pixels by their share. */
  private void shrink(BufferedImage image) {
    int pixels = image.getWidth();
    double across = pixels / (double) width;
    double down = image.getHeight() / (double) height;
    int[] colours = new int[pixels];
    double[] row = new double[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, pixels, 1, colours, 0, pixels);
      for (int x = 0; x < width; x++) {
        row[x] = mean(colours, x * across, (x + 1) * across);
      }
      int last = (int) Math.min(height - 1, Math.ceil((y + 1) / down) - 1);
      for (int target = (int) (y / down); target <= last; target++) {
        double share = Math.min(y + 1, (target + 1) * down) - Math.max(y, target * down);
        for (int x = 0; x < width; x++) {
          light[target * width + x] += row[x] * share / down;
        }
      }
    }
  }

  private static double mean(int[] colours, double from, double to) {
    double sum = 0;
    int last = (int) Math.min(colours.length - 1, Math.ceil(to) - 1);
    for (int x = (int) from; x <= last; x++) {
      sum += light(colours[x]) * (Math.min(x + 1, to) - Math.max(x, from));
    }
    return sum / (to - from);
  }

  /** How bright a colour is (Rec. 709): 0 is black, 1 is paper. */
  private static double light(int argb) {
    double colour =
        0.2126 * LIGHT[argb >> 16 & 0xFF]
            + 0.7152 * LIGHT[argb >> 8 & 0xFF]
            + 0.0722 * LIGHT[argb & 0xFF];
    double opaque = (argb >>> 24) / 255.0;
    return 1 - opaque + colour * opaque;
  }

  private Bitmap dots() {
    int bytes = (width + 7) / 8;
    byte[] rows = new byte[bytes * height];
    for (int y = 0; y < height; y++) {
      int step = y % 2 == 0 ? 1 : -1;
      for (int x = step > 0 ? 0 : width - 1; x >= 0 && x < width; x += step) {
        double wanted = light[y * width + x];
        boolean black = wanted < 0.5;
        if (black) {
          rows[y * bytes + x / 8] |= (byte) (0x80 >> x % 8);
        }
        double error = wanted - (black ? 0 : 1);
        spread(x + step, y, error * 7 / 16);
        spread(x - step, y + 1, error * 3 / 16);
        spread(x, y + 1, error * 5 / 16);
        spread(x + step, y + 1, error / 16);
      }
    }
    return new Bitmap(width, height, rows);
  }

  private void spread(int x, int y, double error) {
    if (x >= 0 && x < width && y < height) {
      light[y * width + x] += error;
    }
  }
}
