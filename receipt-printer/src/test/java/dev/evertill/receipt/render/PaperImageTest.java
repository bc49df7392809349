package dev.evertill.receipt.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Papers;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PaperImageTest {
  @Test
  void theCodesOnThePictureCanBeScanned() throws NotFoundException {
    for (PrinterProfile paper : List.of(PrinterProfile.EPSON_80MM, PrinterProfile.EPSON_58MM)) {
      assertThat(scanned(Receipt.builder().barcode(Symbology.EAN_13, "4006381333931"), paper))
          .isEqualTo("4006381333931");
      assertThat(scanned(Receipt.builder().barcode(Symbology.EAN_8, "96385074"), paper))
          .isEqualTo("96385074");
      assertThat(scanned(Receipt.builder().barcode(Symbology.CODE_128, "000200000417"), paper))
          .isEqualTo("000200000417");
      assertThat(scanned(Receipt.builder().qr("https://shop.example/r/2-417"), paper))
          .isEqualTo("https://shop.example/r/2-417");
    }
  }

  @Test
  void aCodeStandsWhereAndAsLargeAsItIsSaid() {
    for (Align align : Align.values()) {
      Block code = new Block.Barcode(Symbology.EAN_13, "4006381333931", 50, 2, false, align);
      Block qr = new Block.Qr("hi", Block.Qr.Level.L, 4, align);
      Block picture = new Block.Raster(new Bitmap(8, 1, new byte[] {-1}), align);
      int free = align == Align.LEFT ? 0 : align == Align.CENTRE ? 1 : 2;

      assertThat(ink(code)).isEqualTo(new Rectangle(32 + (576 - 190) * free / 2, 38, 190, 50));
      assertThat(ink(qr)).isEqualTo(new Rectangle(32 + (576 - 84) * free / 2, 44, 84, 84));
      assertThat(ink(picture)).isEqualTo(new Rectangle(32 + (576 - 8) * free / 2, 32, 8, 1));
    }
  }

  @Test
  void smallPrintIsNarrowerAndItsLinesAsFarApart() {
    Style inverse = Style.PLAIN.invert(true);
    Block plain = new Block.Text("    ", inverse, Align.LEFT);
    Block small = new Block.Text("    ", inverse.small(true), Align.LEFT);

    assertThat(ink(plain)).isEqualTo(new Rectangle(32, 32, 48, 24));
    assertThat(ink(small)).isEqualTo(new Rectangle(32, 32, 36, 18));
    assertThat(ink(small, plain)).isEqualTo(new Rectangle(32, 32, 48, 54));
  }

  @Test
  void digitsStandBelowTheirBarsOnlyIfTheyAreWanted() {
    Block with = new Block.Barcode(Symbology.EAN_8, "96385074", 50, 2, true, Align.LEFT);
    Block without = new Block.Barcode(Symbology.EAN_8, "96385074", 50, 2, false, Align.LEFT);

    assertThat(PaperImage.draw(receipt(with), PrinterProfile.EPSON_80MM).getHeight())
        .isEqualTo(PaperImage.draw(receipt(without), PrinterProfile.EPSON_80MM).getHeight() + 26);
  }

  @Test
  void whatIsTooWideForThePaperIsLeftOutAsPrintersDo() {
    Block bars = new Block.Barcode(Symbology.CODE_39, "A".repeat(60), 50, 2, true, Align.LEFT);
    Block qr = new Block.Qr("x".repeat(300), Block.Qr.Level.H, 16, Align.LEFT);

    assertThat(ink(bars, qr)).isEqualTo(new Rectangle());
  }

  @Test
  void ofAnEndlessPaperTheBeginningIsDrawn() {
    List<Block> feeds = Collections.nCopies(10, new Block.Feed(255));

    assertThat(PaperImage.draw(new Receipt(feeds), PrinterProfile.EPSON_80MM).getHeight())
        .isEqualTo(PaperImage.LONGEST + 64);
  }

  @Test
  void aProgramGetsThePaperAsAFile() throws IOException {
    byte[] file = PaperImage.png(Papers.ofAShop(), PrinterProfile.EPSON_58MM);

    BufferedImage read = ImageIO.read(new ByteArrayInputStream(file));
    BufferedImage drawn = PaperImage.draw(Papers.ofAShop(), PrinterProfile.EPSON_58MM);
    assertThat(pixels(read)).isEqualTo(pixels(drawn));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static Receipt receipt(Block... blocks) {
    return new Receipt(List.of(blocks));
  }

  /** The smallest rectangle with all that is dark; empty if nothing is. */
  private static Rectangle ink(Block... blocks) {
    BufferedImage image = PaperImage.draw(receipt(blocks), PrinterProfile.EPSON_80MM);
    Rectangle ink = new Rectangle();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xFF) < 0x80) {
          Rectangle dot = new Rectangle(x, y, 1, 1);
          ink = ink.isEmpty() ? dot : ink.union(dot);
        }
      }
    }
    return ink;
  }

  @Test
  void thePaperIsAsWideAsItsDotsAndTwoMargins() throws IOException {
    BufferedImage wide = PaperImage.draw(Papers.ofAShop(), PrinterProfile.EPSON_80MM);
    BufferedImage narrow = PaperImage.draw(Papers.ofAShop(), PrinterProfile.EPSON_58MM);

    assertThat(wide.getWidth()).isEqualTo(640);
    assertThat(narrow.getWidth()).isEqualTo(426);
    ImageIO.write(wide, "png", new File("target/paper-80mm.png"));
    ImageIO.write(narrow, "png", new File("target/paper-58mm.png"));
  }

  private static String scanned(Receipt.Builder receipt, PrinterProfile paper)
      throws NotFoundException {
    BufferedImage image = PaperImage.draw(receipt.build(), paper);
    int width = image.getWidth();
    int height = image.getHeight();
    LuminanceSource source =
        new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    return new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }
}
