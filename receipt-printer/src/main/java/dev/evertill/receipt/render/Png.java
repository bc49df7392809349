package dev.evertill.receipt.render;

import dev.evertill.receipt.Bitmap;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures as parts of a text. Immutable. */
final class Png {
  private Png() {}

  /** A code on white, with its quiet zone. All but the quiet zone in pixels. */
  static BufferedImage code(
      boolean[][] modules, int quietSides, int quietEnds, int width, int height) {
    BufferedImage image =
        new BufferedImage(
            (modules[0].length + 2 * quietSides) * width,
            (modules.length + 2 * quietEnds) * height,
            BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(Color.BLACK);
    for (int y = 0; y < modules.length; y++) {
      for (Codes.Bar bar : Codes.runs(modules[y])) {
        graphics.fillRect(
            (quietSides + bar.from()) * width,
            (quietEnds + y) * height,
            bar.length() * width,
            height);
      }
    }
    graphics.dispose();
    return image;
  }

  /** One pixel a dot, black and white. */
  static BufferedImage image(Bitmap bitmap) {
    BufferedImage image =
        new BufferedImage(bitmap.width(), bitmap.height(), BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < bitmap.height(); y++) {
      for (int x = 0; x < bitmap.width(); x++) {
        image.setRGB(x, y, bitmap.black(x, y) ? 0xFF000000 : 0xFFFFFFFF);
      }
    }
    return image;
  }

  /** The attributes of an {@code img}: its size in pixels, and itself. */
  static String address(BufferedImage image) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return "width=\""
        + image.getWidth()
        + "\" height=\""
        + image.getHeight()
        + "\" src=\"data:image/png;base64,"
        + Base64.getEncoder().encodeToString(png.toByteArray())
        + "\"";
  }
}
