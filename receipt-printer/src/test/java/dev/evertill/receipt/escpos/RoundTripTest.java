package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Papers;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.layout.Dots;
import dev.evertill.receipt.layout.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written is what is read, on every paper. */
class RoundTripTest {
  static List<PrinterProfile> papers() {
    return List.of(PrinterProfile.EPSON_80MM, PrinterProfile.EPSON_58MM);
  }

  @ParameterizedTest
  @MethodSource("papers")
  void anyReceiptIsReadBackAsItWasLaidOut(PrinterProfile paper) {
    for (long seed = 1; seed <= 2_000; seed++) {
      Random random = new Random(seed);
      Receipt receipt = Papers.random(random);
      Receipt expected = Layout.of(receipt, paper.columns());

      List<Receipt> read = read(new EscPosEncoder().encode(receipt, paper), paper, random);

      assertThat(read).as("seed %d", seed).containsExactly(expected);
      assertThat(Layout.of(expected, paper.columns())).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("papers")
  void euroGreekAndCyrillicStandOnOneLine(PrinterProfile paper) {
    Receipt receipt = Receipt.builder().text("5 € Φέτα Сыр ąęł").cut().build();

    byte[] bytes = new EscPosEncoder().encode(receipt, paper);

    assertThat(read(bytes, paper, new Random(1))).containsExactly(receipt);
  }

  @ParameterizedTest
  @MethodSource("papers")
  void whatNoCodePageHasIsDrawnDotForDot(PrinterProfile paper) {
    Block.Text line = new Block.Text("Tea 茶 ✓", Style.BOLD, Align.LEFT);
    Receipt receipt = new Receipt(List.of(line, new Block.Cut()));

    List<Receipt> read = read(new EscPosEncoder().encode(receipt, paper), paper, new Random(1));

    assertThat(read)
        .containsExactly(
            new Receipt(
                List.of(
                    new Block.Raster(Dots.bitmap(Layout.runs(line), 0, 12, paper.dotsPerLine())),
                    new Block.Cut())));
  }

  /** In pieces, as a network delivers it. */
  private static List<Receipt> read(byte[] bytes, PrinterProfile paper, Random random) {
    List<Receipt> papers = new ArrayList<>();
    EscPosDecoder decoder =
        new EscPosDecoder(
            paper,
            new EscPosDecoder.Listener() {
              @Override
              public void paper(Receipt receipt) {
                papers.add(receipt);
              }

              @Override
              public void unknown(String command) {
                throw new AssertionError("unknown: " + command);
              }
            });
    for (int from = 0; from < bytes.length; ) {
      int length = Math.min(bytes.length - from, 1 + random.nextInt(40));
      decoder.feed(bytes, from, length);
      from += length;
    }
    assertThat(decoder.unfinished().blocks()).isEmpty();
    return papers;
  }
}
