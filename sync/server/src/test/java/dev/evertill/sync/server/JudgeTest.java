package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.QuestionCode;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static Question question(Journal journal) {
    return Judge.opinion(journal.entries(1, 1).get(0)).question();
  }

  private static Journal changed(String from, String to) {
    String sale = new String(new Journal("e1").sell(300).entries(1, 1).get(0).document(), UTF_8);
    assertThat(sale).contains(from);
    return new Journal("e1").write("sale", sale.replace(from, to).getBytes(UTF_8));
  }

  @Test
  void aSaleThatAddsUpRaisesNone() {
    assertThat(question(new Journal("e1").sell(300))).isNull();
  }

  @Test
  void whatIsNotASaleIsNotLookedInto() {
    assertThat(question(new Journal("e1").write("note", "?".getBytes(UTF_8)))).isNull();
  }

  @Test
  void aReturnIsLookedIntoLikeASale() {
    byte[] sold = new Journal("e1").sell(-300).entries(1, 1).get(0).document();
    assertThat(question(new Journal("e1").write("return", sold))).isNull();
    String wrong = new String(sold, UTF_8).replace("\"gross\":-300", "\"gross\":-301");
    assertThat(question(new Journal("e1").write("return", wrong.getBytes(UTF_8))))
        .isEqualTo(
            new Question(QuestionCode.WRONG_TAX, "tax B: gross -301 is not net -273 + tax -27"));
  }

  @Test
  void aSaleThatIsNoJsonDoes() {
    assertThat(question(new Journal("e1").write("sale", "?".getBytes(UTF_8))))
        .isEqualTo(new Question(QuestionCode.UNREADABLE_DOCUMENT, "$: JSON is expected"));
  }

  @Test
  void theTaxesMustSumToTheTotal() {
    assertThat(question(changed("\"gross\":300", "\"gross\":301")))
        .isEqualTo(
            new Question(QuestionCode.WRONG_TAX, "tax B: gross 301 is not net 273 + tax 27"));
    assertThat(
            question(
                changed(
                    "\"net\":273,\"tax\":27,\"gross\":300",
                    "\"net\":274,\"tax\":27,\"gross\":301")))
        .isEqualTo(
            new Question(
                QuestionCode.WRONG_TOTAL, "total 300: the taxes' gross amounts sum to 301"));
  }

  @Test
  void aLineIsWhatItWasListedAtLessItsReductions() {
    assertThat(question(changed("\"listed\":300", "\"listed\":310")))
        .isEqualTo(
            new Question(
                QuestionCode.WRONG_LINE, "line 1: amount 300 is not 310 less reductions of 0"));
  }

  @Test
  void aLinesNetAndTaxesAreItsGross() {
    assertThat(question(changed("\"taxRow\":0,\"net\":273", "\"taxRow\":0,\"net\":270")))
        .isEqualTo(
            new Question(QuestionCode.WRONG_LINE, "line 1: gross 300 is not net 270 + tax 27"));
  }

  @Test
  void theTendersMustPayTheTotal() {
    assertThat(
            question(
                changed("\"kind\":\"cash\",\"amount\":300", "\"kind\":\"cash\",\"amount\":310")))
        .isEqualTo(
            new Question(
                QuestionCode.WRONG_TENDERS,
                "tenders less change 310: total 300 + rounding 0 is 300"));
  }

  @Test
  void aSaleOfAnotherTillIsAskedAbout() {
    assertThat(question(changed("\"till\":\"0117-03\"", "\"till\":\"0117-04\"")))
        .isEqualTo(new Question(QuestionCode.OTHER_ENTRY, "till 0117-04: the entry says 0117-03"));
  }

  @Test
  void aFormatOfTheFutureIsAskedAboutNotRefused() {
    assertThat(question(changed("evertill.sale/1", "evertill.sale/2")))
        .isEqualTo(
            new Question(
                QuestionCode.UNREADABLE_DOCUMENT,
                "format evertill.sale/2: allowed is evertill.sale/1"));
  }
}
