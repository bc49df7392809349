package dev.evertill.receipt.render;

import static dev.evertill.receipt.Symbology.CODABAR;
import static dev.evertill.receipt.Symbology.CODE_128;
import static dev.evertill.receipt.Symbology.CODE_39;
import static dev.evertill.receipt.Symbology.CODE_93;
import static dev.evertill.receipt.Symbology.EAN_13;
import static dev.evertill.receipt.Symbology.EAN_8;
import static dev.evertill.receipt.Symbology.GS1_128;
import static dev.evertill.receipt.Symbology.ITF;
import static dev.evertill.receipt.Symbology.UPC_A;
import static dev.evertill.receipt.Symbology.UPC_E;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Symbology;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A bar code of each kind, and what two readers of other houses call it. Immutable. */
final class Codebook {
  /** What stands in front of a GS1 code, and between its elements. */
  private static final String FNC1 = "]C1";

  static final List<Sample> SAMPLES =
      List.of(
          sample(EAN_13, "4006381333931", "EAN-13", BarcodeFormat.EAN_13),
          sample(EAN_8, "96385074", "EAN-8", BarcodeFormat.EAN_8),
          sample(UPC_A, "036000291452", "UPC-A", BarcodeFormat.UPC_A),
          sample(UPC_E, "01234565", "UPC-E", BarcodeFormat.UPC_E),
          sample(CODE_39, "RETURN 2/417", "CODE-39", BarcodeFormat.CODE_39),
          sample(CODE_93, "Slip 417", "CODE-93", BarcodeFormat.CODE_93),
          sample(CODABAR, "A31117013206375B", "Codabar", BarcodeFormat.CODABAR),
          sample(ITF, "00012345678905", "I2/5", BarcodeFormat.ITF),
          sample(CODE_128, "000200000417", "CODE-128", BarcodeFormat.CODE_128),
          sample(CODE_128, "slip 2-417", "CODE-128", BarcodeFormat.CODE_128),
          new Sample(
              new Block.Barcode(GS1_128, "(10)AB-12(21)7"),
              "CODE-128:10AB-12\u001D217",
              BarcodeFormat.CODE_128,
              FNC1 + "10AB-12\u001D217"));

  private Codebook() {}

  /**
   * @param zbar its name for the kind, a colon, and the data
   * @param data as ZXing gives it back
   */
  record Sample(Block.Barcode barcode, String zbar, BarcodeFormat format, String data) {}

  private static Sample sample(Symbology kind, String data, String zbar, BarcodeFormat format) {
    return new Sample(new Block.Barcode(kind, data), zbar + ":" + data, format, data);
  }

  static Result zxing(BufferedImage image, BarcodeFormat format) {
    Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
    hints.put(DecodeHintType.POSSIBLE_FORMATS, List.of(format));
    hints.put(DecodeHintType.ASSUME_GS1, true);
    hints.put(DecodeHintType.RETURN_CODABAR_START_END, true);
    hints.put(DecodeHintType.TRY_HARDER, true);
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    try {
      return new MultiFormatReader()
          .decode(
              new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
              hints);
    } catch (NotFoundException e) {
      throw new AssertionError("no " + format + " in the picture", e);
    }
  }

  /** Each code in the picture on a line. */
  static List<String> zbar(BufferedImage image) {
    try {
      Path picture = Files.createTempFile("codes", ".png");
      ImageIO.write(image, "png", picture.toFile());
      String said =
          Tool.ZBARIMG.says(
              "--quiet", "--nodbus", "-Supca.enable", "-Supce.enable", picture.toString());
      Files.delete(picture);
      return said.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
