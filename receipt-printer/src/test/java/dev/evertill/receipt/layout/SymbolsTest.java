package dev.evertill.receipt.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Symbology;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has become a block can be drawn: all that cannot is refused before. */
class SymbolsTest {
  private static final int TRIES = 2_000;

  @ParameterizedTest
  @EnumSource(Symbology.class)
  void whatABlockTakesHasBars(Symbology symbology) {
    Random random = new Random(symbology.ordinal());
    int taken = 0;
    for (int i = 0; i < TRIES; i++) {
      Block.Barcode barcode;
      try {
        barcode = new Block.Barcode(symbology, data(symbology, random));
      } catch (IllegalArgumentException e) {
        continue;
      }
      taken++;
      assertThat(Symbols.bars(barcode))
          .as("%s, seed %s", barcode, symbology.ordinal())
          .contains(true);
    }
    assertThat(taken).isGreaterThan(TRIES / 50);
  }

  private static String data(Symbology symbology, Random random) {
    return switch (symbology) {
      case EAN_13 -> some("0123456789", 13, random);
      case EAN_8, UPC_E -> some("01", 1, random) + some("0123456789", 7, random);
      case UPC_A -> some("0123456789", 12, random);
      case ITF -> some("0123456789", 1 + random.nextInt(90), random);
      case CODE_39 -> some("ABCXYZ0189 -.$/+%", 1 + random.nextInt(90), random);
      case CODABAR -> "A" + some("0189-$:/.+", 1 + random.nextInt(90), random) + "D";
      case CODE_93, CODE_128 ->
          some("ABC019az{}\u0000\u001F\u007F ", 1 + random.nextInt(90), random);
      case GS1_128 ->
          "(01)"
              + some("019", 13 + random.nextInt(3), random)
              + "(10)Ab"
              + some("019", 1 + random.nextInt(20), random);
    };
  }

  private static String some(String letters, int count, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  @Test
  void aLongCode93IsRefusedWhenItIsMade() {
    assertThatThrownBy(() -> new Block.Barcode(Symbology.CODE_93, "a".repeat(41)))
        .hasMessage(
            "CODE-93 has room for 80 characters, where those that CODE-39 does not have count"
                + " twice: 82");
    assertThat(Symbols.bars(new Block.Barcode(Symbology.CODE_93, "a".repeat(40)))).contains(true);
  }

  @Test
  void aGs1ElementOfTheWrongLengthIsRefusedWhenItIsMade() {
    assertThatThrownBy(() -> new Block.Barcode(Symbology.GS1_128, "(01)123(10)AB"))
        .hasMessage("GS1-128 (01) has 14 characters, not 3: (01)123(10)AB");
  }

  @ParameterizedTest
  @EnumSource(Block.Qr.Level.class)
  void theLongestQrCanBeDrawnAndALongerOneIsRefused(Block.Qr.Level level) {
    String ascii = "x".repeat(level.longest());
    String more = "x".repeat(level.longest() - 3) + "é";

    assertThat(Symbols.squares(qr(ascii, level))).hasDimensions(177, 177);
    assertThat(Symbols.squares(qr(more, level))).hasDimensions(177, 177);
    assertThatThrownBy(() -> qr(ascii + "x", level))
        .hasMessage(
            "QR of level %s has 1 to %s bytes: %s", level, level.longest(), level.longest() + 1);
    assertThatThrownBy(() -> qr(more + "x", level))
        .hasMessage(
            "QR of level %s has 1 to %s bytes: %s", level, level.longest() - 1, level.longest());
  }

  private static Block.Qr qr(String data, Block.Qr.Level level) {
    return new Block.Qr(data, level, 0, Align.CENTRE);
  }
}
