package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.Symbology;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscPosDecoderTest {
  private final List<Object> events = new ArrayList<>();
  private final EscPosDecoder decoder =
      new EscPosDecoder(
          PrinterProfile.EPSON_58MM,
          new EscPosDecoder.Listener() {
            @Override
            public void block(Block block) {
              events.add(block);
            }

            @Override
            public void drawerKicked() {
              events.add("drawer");
            }

            @Override
            public void statusRequested() {
              events.add("status");
            }

            @Override
            public void realTimeStatusRequested() {
              events.add("status now");
            }

            @Override
            public void unknown(String command) {
              events.add("unknown " + command);
            }
          });

  @Test
  void theDrawerAndTheQuestionComeInOrder() {
    feed(
        "Milk\n\u001Bp\u0000\u0032\u0032\u001Dr\u0001\u0010\u0014\u0001\u0000\u0005\u0010\u0004\u0001");

    assertThat(events).containsExactly(plain("Milk"), "drawer", "status", "drawer", "status now");
  }

  @Test
  void aCommandWeDoNotShowIsSkippedWhole() {
    feed("\u001B3\u0040\u001D(A\u0002\u0000\u0000\u0002\u001B*\u0021\u0002\u0000abcdefMilk\n");

    assertThat(events)
        .containsExactly("unknown 1B 33 40", "unknown 1D 28 41", "unknown 1B 2A 21", plain("Milk"));
  }

  @Test
  void aLineTooLongGoesOnBelow() {
    feed("x".repeat(32) + "\n" + "y".repeat(33) + "\n");

    assertThat(events).containsExactly(plain("x".repeat(32)), plain("y".repeat(32)), plain("y"));
  }

  @Test
  void otherProgramsSayTheSameInOtherWords() {
    feed("\u001B!\u0038Sum\u001B!\u0000 5\n\u001Dk\u0002" + "4006381333931\u0000End\u001Bm");

    assertThat(events)
        .containsExactly(
            new Block.Columns(
                List.of(
                    new Cell("Sum", 6, Align.LEFT, Style.BIG),
                    new Cell(" 5", 2, Align.LEFT, Style.PLAIN))),
            new Block.Barcode(Symbology.EAN_13, "4006381333931"),
            plain("End"),
            new Block.Cut());
  }

  @Test
  void aBarCodeAPrinterWouldRefuseIsReported() {
    feed("\u001DkC\r4006381333932");

    assertThat(events).containsExactly("unknown EAN-13 check digit 2, expected 1: 4006381333932");
  }

  private static Block plain(String text) {
    return new Block.Text(text, Style.PLAIN, Align.LEFT);
  }

  private void feed(String text) {
    for (byte one : text.getBytes(StandardCharsets.ISO_8859_1)) {
      decoder.feed(new byte[] {one}, 0, 1);
    }
  }
}
