package dev.evertill.receipt.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evertill.receipt.Bitmap;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class DitheringTest {
  @Test
  void halfAsBrightIsHalfAsManyDots() {
    // sRGB 188 is half of the light, 128 little more than a fifth.
    assertThat(share(Dithering.of(plain(new Color(188, 188, 188)), 100)))
        .isCloseTo(0.5, within(0.01));
    assertThat(share(Dithering.of(plain(new Color(128, 128, 128)), 100)))
        .isCloseTo(0.784, within(0.01));
    assertThat(share(Dithering.of(plain(Color.BLACK), 100))).isEqualTo(1);
    assertThat(share(Dithering.of(plain(Color.WHITE), 100))).isZero();
  }

  @Test
  void blackAndWhiteStaysAsItIs() {
    BufferedImage image = plain(Color.WHITE);
    for (int i = 0; i < 50; i++) {
      image.setRGB(i, i, 0xFF000000);
    }

    Bitmap bitmap = Dithering.of(image, 50);

    for (int y = 0; y < 50; y++) {
      for (int x = 0; x < 50; x++) {
        assertThat(bitmap.black(x, y)).isEqualTo(x == y);
      }
    }
  }

  @Test
  void whatIsTransparentIsPaper() {
    assertThat(share(Dithering.of(new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB), 50)))
        .isZero();
  }

  @Test
  void itIsAsHighAsItsWidthAsksFor() {
    BufferedImage image = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);

    assertThat(Dithering.of(image, 384).height()).isEqualTo(128);
    assertThat(Dithering.of(image, 7).height()).isEqualTo(2);
    assertThatThrownBy(
            () -> Dithering.of(new BufferedImage(1, 200, BufferedImage.TYPE_INT_RGB), 384))
        .hasMessage("the picture would be 76800 dots high, and 65535 is the most");
    assertThatThrownBy(() -> Dithering.of(image, 0))
        .hasMessage("a picture is 1 dot wide or more: 0");
  }

  @Test
  void aPictureOfMoreDotsThanAnyPaperIsRefused() {
    assertThatThrownBy(() -> Dithering.of(plain(Color.GRAY), 50_000))
        .hasMessage("the picture would have 2500000000 dots, and 268431360 is the most");
  }

  @Test
  void aPictureIsMadeIntoDotsOnce() {
    BufferedImage image = plain(Color.GRAY);

    Bitmap bitmap = Dithering.kept(image, 40);

    assertThat(Dithering.kept(image, 40)).isSameAs(bitmap).isEqualTo(Dithering.of(image, 40));
    assertThat(Dithering.kept(image, 30).width()).isEqualTo(30);
  }

  private static BufferedImage plain(Color colour) {
    BufferedImage image = new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, 50, 50);
    graphics.dispose();
    return image;
  }

  private static double share(Bitmap bitmap) {
    int black = 0;
    for (int y = 0; y < bitmap.height(); y++) {
      for (int x = 0; x < bitmap.width(); x++) {
        black += bitmap.black(x, y) ? 1 : 0;
      }
    }
    return black / (double) (bitmap.width() * bitmap.height());
  }
}
