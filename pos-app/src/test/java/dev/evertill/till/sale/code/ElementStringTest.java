package dev.evertill.till.sale.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.Seeds;
import dev.evertill.till.sale.code.Barcode.Gtin;
import dev.evertill.till.sale.code.Barcode.Unreadable;
import dev.evertill.till.sale.code.Gs1.Element;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementStringTest {
  private static final String GTIN = "0109501101530003";
  private static final char GS = 0x1D;

  private static final List<Element> YOGURT =
      List.of(
          new Element("01", "09501101530003"),
          new Element("17", "251231"),
          new Element("10", "ABC"));

  private static List<Element> elements(String scanned) {
    return ((Gs1) Barcode.read(scanned)).elements();
  }

  private static String why(String scanned) {
    return ((Unreadable) Barcode.read(scanned)).why();
  }

  @Test
  void aScannerAndAHandGiveTheSame() {
    assertThat(elements("(01)09501101530003(17)251231(10)ABC")).isEqualTo(YOGURT);
    for (String aim : List.of("]C1", "]e0", "]d2", "]Q3", "]J1", "" + GS, "")) {
      assertThat(elements(aim + GTIN + "1725123110ABC")).as(aim).isEqualTo(YOGURT);
      assertThat(elements(aim + GTIN + "1725123110ABC" + GS)).as(aim).isEqualTo(YOGURT);
    }
    assertThat(elements("]Q1" + GTIN + "1725123110ABC")).isEqualTo(YOGURT);
    assertThat(elements("]C0(01)09501101530003(17)251231(10)ABC\r\n")).isEqualTo(YOGURT);
  }

  @Test
  void behindAScannersWordAnyElementMayComeFirst() {
    for (String aim : List.of("]C1", "]e0", "]d2", "]Q3", "]J1")) {
      assertThat(elements(aim + "10AB")).as(aim).containsExactly(new Element("10", "AB"));
    }
    for (String aim : List.of("]C0", "]C2", "]e1", "]d1", "]Q1", "]J0")) {
      assertThat(why(aim + "10AB")).as(aim).isEqualTo("'A' at place 6, only digits are allowed");
    }
  }

  @Test
  void theSeparatorEndsAnOpenElement() {
    assertThat(elements("]C1" + GTIN + "10ABC" + GS + "17251231"))
        .containsExactly(YOGURT.get(0), YOGURT.get(2), YOGURT.get(1));
    assertThat(elements("]C1" + GTIN + "10ABC" + GS + GS + "17251231")).hasSize(3);
    assertThat(elements("]C1" + GTIN + GS + "17251231" + GS + "10ABC")).isEqualTo(YOGURT);
    assertThat(elements("]C1" + GTIN + "7003" + "2512311530" + GS + "10ABC")).hasSize(3);
    assertThat(why("]C1" + GTIN + "7003" + "251231153010ABC"))
        .isEqualTo("AI 7003 at place 20: 15 characters, 10 are allowed");
  }

  @Test
  void otherSymbolsAreNotTakenForElements() {
    assertThat(Barcode.read("]C0" + "4006381333931")).isEqualTo(new Gtin("04006381333931"));
    assertThat(Barcode.read("]e1" + "4006381333931")).isEqualTo(new Gtin("04006381333931"));
    assertThat(Barcode.read("]d1" + "4006381333931")).isEqualTo(new Gtin("04006381333931"));
    assertThat(Barcode.read("]Q1" + "4006381333931")).isEqualTo(new Gtin("04006381333931"));
    assertThat(Barcode.read("]J0" + "4006381333931")).isEqualTo(new Gtin("04006381333931"));
    assertThat(elements("]C1" + "4006381333931")).containsExactly(new Element("400", "6381333931"));
  }

  @Test
  void withoutAScannersWordOnlyAGtinInFrontMakesElements() {
    assertThat(elements(GTIN)).containsExactly(YOGURT.get(0));
    assertThat(why("0109501101530004")).isEqualTo("16 digits, 1 to 7, 8, 12, 13 or 14 are allowed");
    assertThat(why("010950110153000")).isEqualTo("15 digits, 1 to 7, 8, 12, 13 or 14 are allowed");
    assertThat(why("0209501101530003")).isEqualTo("16 digits, 1 to 7, 8, 12, 13 or 14 are allowed");
    assertThat(why("01095011015A0003")).isEqualTo("'A' at place 12, only digits are allowed");
    assertThat(why(GTIN + "05")).isEqualTo("AI 05 at place 17 is not known");
  }

  @Test
  void whatIsNotKnownIsNamedWithItsPlace() {
    assertThat(why("]C10512345")).isEqualTo("AI 0512 at place 4 is not known");
    assertThat(why("(05)1")).isEqualTo("AI 05 at place 1 is not known");
    assertThat(why("(01)09501101530003(3106)000001")).isEqualTo("AI 3106 at place 19 is not known");
    assertThat(why("(0)1")).isEqualTo("no GS1 identifier in brackets at place 1, such as (01)");
    assertThat(why("(01")).isEqualTo("no GS1 identifier in brackets at place 1, such as (01)");
    assertThat(why("(01x)1")).isEqualTo("no GS1 identifier in brackets at place 1, such as (01)");
    assertThat(why("(12345)1")).isEqualTo("no GS1 identifier in brackets at place 1, such as (01)");
    assertThat(why("(010)1")).isEqualTo("AI 010 at place 1 is not known");
    assertThat(why("]C1")).isEqualTo("nothing was read");
    assertThat(why("]C1" + GTIN + "3")).isEqualTo("AI 3 at place 20 is not known");
    assertThat(why("]C1AB")).isEqualTo("AI AB at place 4 is not known");
  }

  @Test
  void aBracketInAValueIsKept() {
    assertThat(elements("(01)09501101530003(10)A(B)C")).contains(new Element("10", "A(B)C"));
    assertThat(elements("(01)09501101530003(10)A\\(17)C")).contains(new Element("10", "A(17)C"));
    assertThat(elements("(01)09501101530003(10)A(12345)")).contains(new Element("10", "A(12345)"));
    assertThat(elements("]C1" + GTIN + "10A(17)")).contains(new Element("10", "A(17)"));
    assertThat(why("(01)09501101530003(10)A\\"))
        .isEqualTo(
            "AI 10 at place 19: '\\' at its place 2, only characters of GS1 set 82 are allowed");
  }

  @Test
  void aWrongValueIsNamedWithItsPlace() {
    assertThat(why("(01)09501101530004")).isEqualTo("AI 01 at place 1: check digit 4, expected 3");
    assertThat(why("(01)9501101530003"))
        .isEqualTo("AI 01 at place 1: 13 characters, 14 are allowed");
    assertThat(why("(01)")).isEqualTo("AI 01 at place 1: 0 characters, 14 are allowed");
    assertThat(why("(01)095011015300033"))
        .isEqualTo("AI 01 at place 1: 15 characters, 14 are allowed");
    assertThat(why("(01)0950110153000A"))
        .isEqualTo("AI 01 at place 1: 'A' at its place 14, only digits are allowed");
    assertThat(why("(10)123456789012345678901"))
        .isEqualTo("AI 10 at place 1: 21 characters, 1 to 20 are allowed");
    assertThat(why("(10)")).isEqualTo("AI 10 at place 1: 0 characters, 1 to 20 are allowed");
    assertThat(why("(10)A B"))
        .isEqualTo(
            "AI 10 at place 1: ' ' at its place 2, only characters of GS1 set 82 are allowed");
    assertThat(why("(17)251331")).isEqualTo("AI 17 at place 1: month 13, 01 to 12 are allowed");
  }

  @Test
  void oneIdentifierHasOneValue() {
    assertThat(elements("(01)09501101530003(10)A(10)A")).hasSize(3);
    assertThat(why("(01)09501101530003(10)A(10)B")).isEqualTo("AI 10 twice: A and B");
    assertThat(why("(3102)000100(3103)000100"))
        .isEqualTo("AI 3102 and AI 3103 are not allowed together");
    assertThat(elements("(3103)000100(3103)000100")).hasSize(2);
  }

  @Test
  void whatMakesTheItemUnclearIsRefused() {
    assertThat(why("(01)09501101530003(02)09501101530003(37)2"))
        .isEqualTo("AI 01 and AI 02 are not allowed together");
    assertThat(why("(37)2(01)09501101530003"))
        .isEqualTo("AI 37 and AI 01 are not allowed together");
    assertThat(why("(01)09501101530003(3922)1(3932)9781"))
        .isEqualTo("AI 3922 and AI 3932 are not allowed together");
    assertThat(why("(420)1(421)2761")).isEqualTo("AI 420 and AI 421 are not allowed together");
    assertThat(elements("(02)09501101530003(37)2")).hasSize(2);
    assertThat(elements("(01)09501101530003(3922)1(3103)000100")).hasSize(3);
  }

  @Test
  void whatIsMissingIsSaidButNotRefused() {
    assertThat(((Gs1) Barcode.read("(01)09501101530003(10)A")).missing()).isEmpty();
    assertThat(((Gs1) Barcode.read("(10)A")).missing())
        .containsExactly("AI 10 needs AI 01 or 02 or 03 or 8006 or 8026");
    assertThat(((Gs1) Barcode.read("(37)2")).missing())
        .containsExactly("AI 37 needs AI 00", "AI 37 needs AI 02 or 8026");
    assertThat(((Gs1) Barcode.read("(01)09501101530003(3922)1")).missing())
        .containsExactly("AI 3922 needs AI 30 or 31nn or 32nn or 35nn or 36nn");
    assertThat(((Gs1) Barcode.read("(01)09501101530003(3922)1(3103)000001")).missing()).isEmpty();
  }

  @Test
  void noTextBreaksTheReader() {
    String[] pieces = {
      "(01)",
      "(10)",
      "(17)",
      "01",
      "09501101530003",
      "17",
      "251231",
      "10",
      "" + GS,
      "]C1",
      "]E0",
      "]E3",
      "]X0",
      "https://",
      "/01/",
      "?",
      "&",
      "=",
      "%",
      "%2",
      "(",
      ")",
      "\\(",
      "8200",
      "3103",
      "#",
      "//",
      "x",
      "]E1",
      "8008",
      "7011",
      "423",
      "4309",
      "é",
      "/",
      "]"
    };
    Seeds.each(
        20_000,
        chance -> {
          StringBuilder typed = new StringBuilder();
          for (int i = chance.nextInt(9); i > 0; i--) {
            typed.append(
                chance.nextInt(3) == 0
                    ? String.valueOf((char) ('0' + chance.nextInt(10)))
                    : pieces[chance.nextInt(pieces.length)]);
          }
          Barcode read = Barcode.read(typed.toString());
          if (read instanceof Gs1 code) {
            askEverything(code);
          }
          assertThat(read).as(typed.toString()).isNotNull();
        });
  }

  private static void askEverything(Gs1 code) {
    assertThat(code.missing()).isNotNull();
    assertThat(code.keys()).hasSizeLessThan(2);
    for (java.util.Optional<?> answer :
        List.of(
            code.productionDate(),
            code.dueDate(),
            code.packagingDate(),
            code.bestBefore(),
            code.sellBy(),
            code.expiry(),
            code.expiryTime(),
            code.productionTime(),
            code.count(),
            code.contained(),
            code.netKilograms(),
            code.price(),
            code.payable(),
            code.percentOff(),
            code.document(),
            code.coupon(),
            code.asset(),
            code.piece())) {
      assertThat(answer).isNotNull();
    }
  }

  @Test
  void oneWrongDigitOfTheGtinIsAlwaysNoticed() {
    Seeds.each(
        1_000,
        chance -> {
          String right = "(01)09501101530003(17)251231";
          int at = 4 + chance.nextInt(14);
          int other = (right.charAt(at) - '0' + 1 + chance.nextInt(9)) % 10;
          String wrong = right.substring(0, at) + other + right.substring(at + 1);

          assertThat(Barcode.read(wrong)).as(wrong).isInstanceOf(Unreadable.class);
        });
  }
}
