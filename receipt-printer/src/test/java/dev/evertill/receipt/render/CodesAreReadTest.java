package dev.evertill.receipt.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.escpos.EscPosDecoder;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code that is drawn is read back by two programs of other houses. */
class CodesAreReadTest {
  private static final About ABOUT =
      new About("Codes", Locale.ENGLISH, Instant.parse("2026-11-16T13:32:07Z"), "Logo");

  /** The ways from a receipt to something one can look at. */
  enum Way {
    DRAWN {
      @Override
      BufferedImage picture(Receipt receipt, PrinterProfile paper) {
        return PaperImage.draw(receipt, paper);
      }
    },
    PRINTED {
      @Override
      BufferedImage picture(Receipt receipt, PrinterProfile paper) {
        List<Receipt> papers = new ArrayList<>();
        EscPosDecoder decoder =
            new EscPosDecoder(
                paper,
                new EscPosDecoder.Listener() {
                  @Override
                  public void paper(Receipt printed) {
                    papers.add(printed);
                  }
                });
        byte[] bytes = new EscPosEncoder().encode(receipt, paper);
        decoder.feed(bytes, 0, bytes.length);
        assertThat(papers).hasSize(1);
        return PaperImage.draw(papers.get(0), paper);
      }
    },
    PDF {
      @Override
      BufferedImage picture(Receipt receipt, PrinterProfile paper) throws IOException {
        Path pdf = Files.createTempFile("codes", ".pdf");
        Files.write(pdf, Pdf.of(receipt, paper, ABOUT, Fonts.in(List.of())));
        Path page = pdf.resolveSibling(pdf.getFileName() + ".png");
        String name = page.toString().replaceAll("\\.png$", "");
        Tool.PDFTOPPM.says("-r", "203", "-png", "-singlefile", pdf.toString(), name);
        BufferedImage image = ImageIO.read(page.toFile());
        Files.delete(pdf);
        Files.delete(page);
        return image;
      }
    };

    abstract BufferedImage picture(Receipt receipt, PrinterProfile paper) throws IOException;
  }

  static Stream<Arguments> waysAndPapers() {
    return Stream.of(Way.values())
        .flatMap(
            way ->
                Stream.of(PrinterProfile.EPSON_80MM, PrinterProfile.EPSON_58MM)
                    .map(paper -> Arguments.of(way, paper)));
  }

  @ParameterizedTest
  @MethodSource("waysAndPapers")
  void everyKindOfBarCodeIsReadByTwoReaders(Way way, PrinterProfile paper) throws IOException {
    assertThat(Codebook.SAMPLES.stream().map(s -> s.barcode().symbology()).distinct())
        .containsExactlyInAnyOrder(Symbology.values());
    for (Codebook.Sample sample : Codebook.SAMPLES) {
      Receipt receipt = new Receipt(List.of(sample.barcode(), new Block.Cut()));

      BufferedImage picture = way.picture(receipt, paper);

      assertThat(Codebook.zbar(picture)).as("%s", sample).containsExactly(sample.zbar());
      Result read = Codebook.zxing(picture, sample.format());
      assertThat(read.getText()).isEqualTo(sample.data());
      assertThat(read.getBarcodeFormat()).isEqualTo(sample.format());
    }
  }

  @ParameterizedTest
  @MethodSource("waysAndPapers")
  void aQrOfEveryLevelAndSizeIsReadByTwoReaders(Way way, PrinterProfile paper) throws IOException {
    for (Block.Qr.Level level : Block.Qr.Level.values()) {
      for (String data : List.of("R2-417", "https://shop.example/r/" + "0123456789".repeat(12))) {
        Block.Qr qr = new Block.Qr(data, level, 0, Align.CENTRE);

        BufferedImage picture = way.picture(new Receipt(List.of(qr, new Block.Cut())), paper);

        assertThat(Codebook.zbar(picture)).containsExactly("QR-Code:" + data);
        Result read = Codebook.zxing(picture, BarcodeFormat.QR_CODE);
        assertThat(read.getText()).isEqualTo(data);
        assertThat(read.getResultMetadata())
            .containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, level.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("waysAndPapers")
  void allCodesOfOnePaperAreRead(Way way, PrinterProfile paper) throws IOException {
    Receipt.Builder all = Receipt.builder();
    for (Codebook.Sample sample : Codebook.SAMPLES) {
      all.block(sample.barcode()).feed(2);
    }
    Receipt receipt = all.qr("https://shop.example/r/2-417").cut().build();

    List<String> read = Codebook.zbar(way.picture(receipt, paper));

    assertThat(read)
        .containsAll(
            Stream.concat(
                    Codebook.SAMPLES.stream().map(Codebook.Sample::zbar),
                    Stream.of("QR-Code:https://shop.example/r/2-417"))
                .collect(Collectors.toList()));
  }
}
