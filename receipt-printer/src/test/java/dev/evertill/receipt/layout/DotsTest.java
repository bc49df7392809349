package dev.evertill.receipt.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class DotsTest {
  private static final int CELL = 12;

  @Test
  void theSameLineGivesTheSameDots() {
    assertThat(drawn("قهوة 12 茶")).isEqualTo(drawn("قهوة 12 茶"));
  }

  @Test
  void aCharacterNoFontHasIsABox() {
    Bitmap box = drawn("\uE123");

    assertThat(box).isEqualTo(drawn("\uE124"));
    assertThat(blackIn(box, 0, CELL)).isGreaterThan(30);
    assertThat(blackIn(drawn("\uE123x"), CELL, 2 * CELL)).isEqualTo(blackIn(drawn("x"), 0, CELL));
  }

  @Test
  void whichCharactersWouldBeBoxesIsKnownBeforehand() {
    assertThat(Characters.boxes("Tea 茶 شاي €1.50 e\u0301 \u200B\n")).isEmpty();
    assertThat(Characters.boxes("\uE124 a \uE123\uE124")).containsExactly("\uE124", "\uE123");
    assertThat(Characters.boxes("x\uD800")).as("half a character is shown as \uFFFD").isEmpty();
    assertThat(Characters.boxes("")).isEmpty();
  }

  @Test
  void arabicIsReadFromTheRightAndItsLettersJoin() {
    // Meem at the right end of the word stands at its beginning: what follows joins it.
    Bitmap word = drawn("مم");
    Bitmap alone = drawn("م");

    assertThat(columnsWithoutBlack(word, CELL - 1, CELL + 1)).isZero();
    assertThat(blackIn(word, 0, 2 * CELL)).isNotEqualTo(2 * blackIn(alone, 0, CELL));
    assertThat(Reading.parts("abc قهوة 12").stream().map(Reading.Part::text))
        .containsExactly("abc ", "12", "قهوة ");
    assertThat(Reading.parts("قهوة abc").stream().map(Reading.Part::text))
        .containsExactly("abc", "قهوة ");
  }

  @Test
  void aWideCharacterFillsTwoCellsAndLeavesTheNextAlone() {
    Bitmap line = drawn("茶x");

    assertThat(line.width()).isEqualTo(3 * CELL);
    assertThat(blackIn(line, 0, 2 * CELL)).isGreaterThan(60);
    assertThat(blackIn(line, 2 * CELL, 3 * CELL)).isEqualTo(blackIn(drawn("x"), 0, CELL));
  }

  private static Bitmap drawn(String text) {
    int width = Characters.columns(text, Style.PLAIN) * CELL;
    return Dots.bitmap(List.of(Layout.run(text, Style.PLAIN)), 0, CELL, width);
  }

  private static int blackIn(Bitmap bitmap, int from, int to) {
    int black = 0;
    for (int x = from; x < to; x++) {
      for (int y = 0; y < bitmap.height(); y++) {
        black += bitmap.black(x, y) ? 1 : 0;
      }
    }
    return black;
  }

  private static int columnsWithoutBlack(Bitmap bitmap, int from, int to) {
    int white = 0;
    for (int x = from; x < to; x++) {
      white += blackIn(bitmap, x, x + 1) == 0 ? 1 : 0;
    }
    return white;
  }
}
