package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.AnyReceipts;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.GsOne;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.layout.Symbols;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Code128SetsTest {
  @Test
  void theSetsAreThoseOfTheShortestSymbol() {
    assertThat(shown("TILL")).isEqualTo("{BTILL");
    assertThat(shown("0417")).isEqualTo("{C<04><11>");
    assertThat(shown("041")).isEqualTo("{B041");
    assertThat(shown("TILL000417")).isEqualTo("{BTILL{C<00><04><11>");
    assertThat(shown("12345a")).isEqualTo("{C<0C>\"{B5a");
    assertThat(shown("\tA\tb\tC")).isEqualTo("{A<09>A<09>{Sb<09>C");
    assertThat(shown("{")).isEqualTo("{B{{");
  }

  @Test
  void gs1BeginsWithFnc1AndHasOneAfterAValueOfAnyLength() {
    assertThat(shown(GsOne.coded("(01)09501101530003(10)AB-12")))
        .isEqualTo("{C{1<01><09>2<0B><01>5<00><03><0A>{BAB-12");
    assertThat(shown(GsOne.coded("(10)AB(17)261231"))).isEqualTo("{B{110AB{1{C<11><1A><0C><1F>");
  }

  @Test
  void anotherMinimalEncoderFindsNoShorterSymbolAndTheTextComesBack() {
    for (long seed = 1; seed <= 3_000; seed++) {
      Random random = new Random(seed);
      Symbology symbology = random.nextBoolean() ? Symbology.CODE_128 : Symbology.GS1_128;
      String data = AnyReceipts.Codes.any(symbology, random);
      boolean gs1 = symbology == Symbology.GS1_128;
      Code128Sets sets = new Code128Sets(gs1 ? GsOne.coded(data) : data);

      byte[] bytes = sets.bytes();

      assertThat(sets.modules())
          .as("seed %d: %s", seed, data)
          .isEqualTo(Symbols.bars(new Block.Barcode(symbology, data)).length);
      String text = Code128.text(bytes, 0, bytes.length);
      assertThat(gs1 ? GsOneElements.bracketed(text.substring(1)) : text).isEqualTo(data);
    }
  }

  private static String shown(String data) {
    StringBuilder shown = new StringBuilder();
    byte[] bytes = new Code128Sets(data).bytes();
    for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
      shown.append(c >= ' ' && c < 0x7F ? String.valueOf(c) : String.format("<%02X>", (int) c));
    }
    return shown.toString();
  }
}
