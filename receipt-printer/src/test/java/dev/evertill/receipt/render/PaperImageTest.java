package dev.evertill.receipt.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import dev.evertill.receipt.Papers;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
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
