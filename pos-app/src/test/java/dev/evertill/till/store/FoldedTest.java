package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.Seeds;
import org.junit.jupiter.api.Test;

class FoldedTest {
  @Test
  void caseAccentsAndSpacesDoNotMatter() {
    assertThat(Folded.of("  CRÈME   fraîche\u00a0200\tg ")).isEqualTo("creme fraiche 200 g");
    assertThat(Folded.of("Cre\u0300me")).isEqualTo("creme");
    assertThat(Folded.of("STRAẞENKREIDE Süßstoff")).isEqualTo("strassenkreide sussstoff");
    assertThat(Folded.of("Smørrebrød, Œuf, Æble, Łódź, Þorrablót"))
        .isEqualTo("smorrebrod, oeuf, aeble, lodz, thorrablot");
  }

  @Test
  void ligaturesAndWidthsDoNotMatter() {
    assertThat(Folded.of("ﬁne ﬂour")).isEqualTo("fine flour");
    assertThat(Folded.of("ＭＩＬＫ　１Ｌ")).isEqualTo("milk 1l");
    assertThat(Folded.of("½ ℓ №５")).isEqualTo("1⁄2 l no5");
    assertThat(Folded.of("l’eau")).isEqualTo("l'eau");
    assertThat(Folded.of("soft\u00adhy\u200bphen")).isEqualTo("softhyphen");
  }

  @Test
  void allDotsOfTheTurkishILeadToOne() {
    assertThat(Folded.of("İzmir ISIRGAN ısırgan izmir")).isEqualTo("izmir isirgan isirgan izmir");
  }

  @Test
  void aGreekSigmaIsTheSameAtTheEndOfAWord() {
    assertThat(Folded.of("ΜΟΥΣΑΚΑΣ")).isEqualTo(Folded.of("Μουσακάς")).isEqualTo("μουσακασ");
    assertThat(Folded.of("τυρι")).isEqualTo(Folded.of("ΤΥΡΊ"));
  }

  @Test
  void cyrillicIsReadWithoutItsDots() {
    assertThat(Folded.of("МЁД Чёрный")).isEqualTo("мед черныи").isEqualTo(Folded.of("мед черный"));
  }

  @Test
  void arabicIsReadWithoutPointsAndStretching() {
    assertThat(Folded.of("حَلِيـــب")).isEqualTo("حليب");
    assertThat(Folded.of("أرز إسباني آخر")).isEqualTo("ارز اسباني اخر");
    assertThat(Folded.of("قهوة ١٢٣")).isEqualTo("قهوه 123");
  }

  @Test
  void hebrewIsReadWithoutPoints() {
    assertThat(Folded.of("חָלָב")).isEqualTo("חלב");
  }

  @Test
  void marksThatMakeAnotherLetterStay() {
    assertThat(Folded.of("パン")).isEqualTo("ぱん").isNotEqualTo(Folded.of("ハン"));
    assertThat(Folded.of("ﾊﾟﾝ ｶﾞﾑ")).isEqualTo("ぱん がむ");
    assertThat(Folded.of("우유")).isEqualTo("우유");
    assertThat(Folded.of("우유")).isEqualTo("우유");
    assertThat(Folded.of("กาแฟ น้ำ")).isEqualTo("กาแฟ น้ํา");
    assertThat(Folded.of("दूध")).isEqualTo("दूध");
    assertThat(Folded.of("牛奶")).isEqualTo("牛奶");
  }

  @Test
  void whatIsFoldedFoldsToItself() {
    Seeds.each(
        200,
        chance -> {
          StringBuilder name = new StringBuilder();
          for (int i = 0; i < 40; i++) {
            int letter = chance.nextInt(chance.nextBoolean() ? 0x3100 : 0x30000);
            name.appendCodePoint(
                letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE
                    ? 'a'
                    : letter);
          }
          String once = Folded.of(name.toString());
          assertThat(Folded.of(once)).isEqualTo(once);
          assertThat(once).doesNotContain("\n", "\t", "  ").isEqualTo(once.strip());
        });
  }
}
