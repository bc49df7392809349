package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.AnyReceipts;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.layout.Dots;
import dev.evertill.receipt.layout.Layout;
import dev.evertill.receipt.render.PaperImage;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written is what is read, on every paper. */
class RoundTripTest {
  private static final int SEEDS = 150;

  static List<PrinterProfile> papers() {
    return Profiles.all();
  }

  @ParameterizedTest
  @MethodSource("papers")
  void anyReceiptIsReadBackAsThePrinterWasToPrintIt(PrinterProfile paper) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      Receipt receipt = withoutRefused(AnyReceipts.random(random), paper);
      Receipt expected = Normal.of(receipt, paper);

      List<Block> read = read(new EscPosEncoder().encode(receipt, paper), paper, random);

      assertSame(read, expected.blocks(), paper.id() + ", seed " + seed);
      assertSame(
          Normal.of(expected, paper).blocks(), expected.blocks(), paper.id() + " again, " + seed);
    }
  }

  /** What a printer is told differs from what was asked, its paper does not. */
  @ParameterizedTest
  @MethodSource("papers")
  void thePaperLooksAsItWasAskedFor(PrinterProfile paper) {
    for (long seed = 1; seed <= 20; seed++) {
      Receipt lines = textIn(AnyReceipts.random(new Random(seed)), paper);

      BufferedImage asked = PaperImage.draw(lines, paper);
      BufferedImage made = PaperImage.draw(Normal.of(lines, paper), paper);

      assertThat(dots(made)).as("%s, seed %d", paper.id(), seed).isEqualTo(dots(asked));
    }
  }

  /** What the printer has letters for. */
  private static Receipt textIn(Receipt receipt, PrinterProfile paper) {
    List<Block> lines = new ArrayList<>();
    for (Block line : Layout.of(receipt, paper.columns(), paper.smallColumns()).blocks()) {
      boolean letters =
          line instanceof Block.Text || line instanceof Block.Columns || line instanceof Block.Feed;
      if (letters
          && !(Normal.of(new Receipt(List.of(line)), paper).blocks().get(0)
              instanceof Block.Raster)) {
        lines.add(line);
      }
    }
    lines.add(new Block.Text("end", Style.PLAIN, Align.LEFT));
    return new Receipt(lines);
  }

  private static int[] dots(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  /** What does not fit is refused by both, in the same words; the rest is printed. */
  private static Receipt withoutRefused(Receipt receipt, PrinterProfile paper) {
    List<Block> taken = new ArrayList<>();
    for (Block block : receipt.blocks()) {
      Receipt alone = new Receipt(List.of(block));
      try {
        Normal.of(alone, paper);
        taken.add(block);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageContaining(paper.name() + " has ");
        assertThatThrownBy(() -> new EscPosEncoder().encode(alone, paper))
            .hasMessage(refused.getMessage());
      }
    }
    return new Receipt(taken);
  }

  private static void assertSame(List<Block> read, List<Block> expected, String where) {
    for (int i = 0; i < Math.min(read.size(), expected.size()); i++) {
      assertThat(read.get(i)).as("%s, block %d", where, i).isEqualTo(expected.get(i));
    }
    assertThat(read.size()).as(where).isEqualTo(expected.size());
  }

  @ParameterizedTest
  @MethodSource("papers")
  void whatNoCodePageHasIsDrawnDotForDot(PrinterProfile paper) {
    Block.Text line = new Block.Text("Tea 茶 ✓", Style.BOLD, Align.CENTRE);
    Receipt receipt = new Receipt(List.of(line, new Block.Feed(9)));

    List<Block> read = read(new EscPosEncoder().encode(receipt, paper), paper, new Random(1));

    int cell = paper.dotsPerLine() / paper.columns();
    assertThat(read)
        .containsExactly(
            new Block.Raster(Dots.bitmap(Layout.runs(line), 0, cell, 96), Align.CENTRE),
            new Block.Feed(9));
  }

  /** In pieces, as a network delivers it. */
  private static List<Block> read(byte[] bytes, PrinterProfile paper, Random random) {
    List<Block> blocks = new ArrayList<>();
    EscPosDecoder decoder =
        new EscPosDecoder(
            paper,
            new EscPosDecoder.Listener() {
              @Override
              public void paper(Receipt receipt) {
                blocks.addAll(receipt.blocks());
              }

              @Override
              public void approximated(String what) {
                throw new AssertionError("approximated: " + what);
              }

              @Override
              public void unknown(String command) {
                if (!(paper.kanji() && command.equals("1C 2E"))) {
                  throw new AssertionError("unknown: " + command);
                }
              }
            });
    for (int from = 0; from < bytes.length; ) {
      int length = Math.min(bytes.length - from, 1 + random.nextInt(40));
      decoder.feed(bytes, from, length);
      from += length;
    }
    blocks.addAll(decoder.unfinished().blocks());
    return blocks;
  }
}
