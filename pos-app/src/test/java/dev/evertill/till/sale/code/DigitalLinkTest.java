package dev.evertill.till.sale.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.sale.code.Barcode.Unreadable;
import dev.evertill.till.sale.code.Gs1.Element;
import org.junit.jupiter.api.Test;

class DigitalLinkTest {
  private static Barcode gs1(String bracketed) {
    Barcode code = Barcode.read(bracketed);
    assertThat(code).isInstanceOf(Gs1.class);
    return code;
  }

  private static String why(String scanned) {
    return ((Unreadable) Barcode.read(scanned)).why();
  }

  @Test
  void aLinkIsItsElements() {
    assertThat(Barcode.read("https://id.gs1.org/01/09501101530003"))
        .isEqualTo(gs1("(01)09501101530003"));
    assertThat(
            Barcode.read(
                "https://example.com/01/09501101530003/22/2A/10/ABC/21/S1?17=251231&3103=000195"))
        .isEqualTo(gs1("(01)09501101530003(22)2A(10)ABC(21)S1(17)251231(3103)000195"));
    assertThat(Barcode.read("https://example.com/01/09501101530003/235/TPX"))
        .isEqualTo(gs1("(01)09501101530003(235)TPX"));
    assertThat(Barcode.read("]Q1HTTP://EXAMPLE.COM/01/09501101530003/"))
        .isEqualTo(gs1("(01)09501101530003"));
  }

  @Test
  void anyDomainAndAnyPathMayStandBefore() {
    Barcode code = gs1("(01)09501101530003(10)A");
    assertThat(Barcode.read("http://a.b:8080/some/path/01/09501101530003/10/A")).isEqualTo(code);
    assertThat(Barcode.read("https://u@a.b/odd/01/09501101530003/10/A")).isEqualTo(code);
    assertThat(Barcode.read("https://a/01/12/01/09501101530003/10/A#01/x?y")).isEqualTo(code);
    assertThat(Barcode.read("https://a/01/09501101530003/10/00"))
        .isEqualTo(gs1("(01)09501101530003(10)00"));
  }

  @Test
  void shortGtinsAreFilledWithZeros() {
    assertThat(Barcode.read("https://a/01/96385074").keys()).containsExactly("00000096385074");
    assertThat(Barcode.read("https://a/01/012345678905").keys()).containsExactly("00012345678905");
    assertThat(Barcode.read("https://a/01/4006381333931").keys()).containsExactly("04006381333931");
    assertThat(why("https://a/01/95011015300"))
        .isEqualTo("AI 01 at place 11: 11 characters, 14 are allowed");
    assertThat(why("https://a/01/4006381333932"))
        .isEqualTo("AI 01 at place 11: check digit 2, expected 1");
    assertThat(why("https://a/414/96385074"))
        .isEqualTo("AI 414 at place 11: 8 characters, 13 are allowed");
  }

  @Test
  void theOldWordsAreKnown() {
    assertThat(Barcode.read("https://a/gtin/09501101530003/cpv/2A/lot/ABC/ser/S1?exp=251231"))
        .isEqualTo(gs1("(01)09501101530003(22)2A(10)ABC(21)S1(17)251231"));
    assertThat(Barcode.read("https://a/gln/9501101530003/glnx/X"))
        .isEqualTo(gs1("(414)9501101530003(254)X"));
    assertThat(Barcode.read("https://a/payTo/9501101530003/refno/R"))
        .isEqualTo(gs1("(415)9501101530003(8020)R"));
  }

  @Test
  void otherKeysAreRead() {
    assertThat(Barcode.read("https://a/00/376104250021234569"))
        .isEqualTo(gs1("(00)376104250021234569"));
    assertThat(Barcode.read("https://a/8003/09501101530003K"))
        .isEqualTo(gs1("(8003)09501101530003K"));
    assertThat(Barcode.read("https://a/8006/095011015300030102/21/S"))
        .isEqualTo(gs1("(8006)095011015300030102(21)S"));
    assertThat(Barcode.read("https://a/417/9501101530003/7040/1ABC"))
        .isEqualTo(gs1("(417)9501101530003(7040)1ABC"));
  }

  @Test
  void aSecondKeyStandsInTheQuery() {
    assertThat(Barcode.read("https://a/8004/9520614141234567?01=9520123456788&99=A"))
        .isEqualTo(gs1("(8004)9520614141234567(01)09520123456788(99)A"));
    assertThat(Barcode.read("https://a/8017/795260646688514634?99=000001&253=9526064000028000001"))
        .isEqualTo(gs1("(8017)795260646688514634(99)000001(253)9526064000028000001"));
    assertThat(why("https://a/8004/9520614141234567?01=9520123456789"))
        .isEqualTo("AI 01 at place 33: check digit 9, expected 8");
    assertThat(why("https://a/01/09520123456788?01=09501101530003"))
        .isEqualTo("AI 01 twice: 09520123456788 and 09501101530003");
    assertThat(why("https://a/?01=09520123456788"))
        .isEqualTo("no GS1 key such as /01/ in the link; compressed links are not read");
  }

  @Test
  void whatNoLinkMayHoldIsNamedWithItsPlace() {
    for (char c : " \"<>\\^`{|}\t\u007Fé".toCharArray()) {
      assertThat(why("https://a/01/09501101530003/10/A" + c + "B"))
          .isEqualTo("'" + c + "' at place 33 is not allowed in a link, unless percent-encoded");
    }
    assertThat(Barcode.read("https://a-b_c~.d:80/!$&'()*,;=@/01/09501101530003/10/A:B#é"))
        .isEqualTo(gs1("(01)09501101530003(10)A:B"));
  }

  @Test
  void percentSignsAreUndone() {
    assertThat(
            ((Gs1) Barcode.read("https://a/01/09501101530003/10/A%2FB%2f%28?8200=x%3A")).elements())
        .containsExactly(
            new Element("01", "09501101530003"),
            new Element("10", "A/B/("),
            new Element("8200", "x:"));
    assertThat(((Gs1) Barcode.read("https://a/01/09501101530003?240=A+B%41")).elements())
        .contains(new Element("240", "A+BA"));
    assertThat(why("https://a/01/09501101530003/10/A%2"))
        .isEqualTo("'%' at place 33 without two hexadecimal digits");
    assertThat(why("https://a/01/09501101530003/10/%G1"))
        .isEqualTo("'%' at place 32 without two hexadecimal digits");
    assertThat(why("https://a/01/09501101530003/10/%1G"))
        .isEqualTo("'%' at place 32 without two hexadecimal digits");
    assertThat(why("https://a/01/09501101530003/10/%"))
        .isEqualTo("'%' at place 32 without two hexadecimal digits");
    assertThat(why("https://a/01/09501101530003/10/A%20"))
        .isEqualTo(
            "AI 10 at place 29: ' ' at its place 2, only characters of GS1 set 82 are allowed");
    assertThat(why("https://a/01/09501101530003/10/%C3"))
        .isEqualTo(
            "AI 10 at place 29: 'Ã' at its place 1, only characters of GS1 set 82 are allowed");
  }

  @Test
  void theWebSitesOwnParametersAreNotOurs() {
    assertThat(Barcode.read("https://a/01/09501101530003?linkType=gs1:pip&17=251231;x=1&y&=z&"))
        .isEqualTo(gs1("(01)09501101530003(17)251231"));
    assertThat(Barcode.read("https://a/01/09501101530003?")).isEqualTo(gs1("(01)09501101530003"));
    assertThat(why("https://a/01/09501101530003?9999=1"))
        .isEqualTo("AI 9999 at place 29 is not known");
    assertThat(why("https://a/01/09501101530003?17=251331"))
        .isEqualTo("AI 17 at place 29: month 13, 01 to 12 are allowed");
    assertThat(why("https://a/01/09501101530003?17="))
        .isEqualTo("AI 17 at place 29: 0 characters, 6 are allowed");
  }

  @Test
  void thePathHasItsOrder() {
    assertThat(why("https://a/01/09501101530003/21/S/10/A"))
        .isEqualTo(
            "AI 21, 10 behind AI 01 in the path, 22, 10, 21 or 235 in this order are allowed");
    assertThat(why("https://a/01/09501101530003/10/A/235/B"))
        .isEqualTo(
            "AI 10, 235 behind AI 01 in the path, 22, 10, 21 or 235 in this order are allowed");
    assertThat(why("https://a/00/376104250021234569/10/A"))
        .isEqualTo("AI 10 behind AI 00 in the path, none is allowed");
    assertThat(why("https://a/01/09501101530003/lots/A"))
        .isEqualTo("AI lots at place 29 is not known");
    assertThat(why("https://a/01/09501101530003/10/A?10=B")).isEqualTo("AI 10 twice: A and B");
  }

  @Test
  void aLinkWithoutAKeyIsNoCode() {
    String noKey = "no GS1 key such as /01/ in the link; compressed links are not read";
    assertThat(why("https://example.com/menu")).isEqualTo(noKey);
    assertThat(why("https://example.com")).isEqualTo(noKey);
    assertThat(why("https://example.com/")).isEqualTo(noKey);
    assertThat(why("https://example.com?01=09501101530003")).isEqualTo(noKey);
    assertThat(why("https://example.com?x=/01/09501101530003")).isEqualTo(noKey);
    assertThat(why("https://example.com/01")).isEqualTo(noKey);
    assertThat(why("https://dl.example/DBHKVAdpQg")).isEqualTo(noKey);
    assertThat(why("https://a/10/A")).isEqualTo(noKey);
    assertThat(why("https://a/01/09501101530003/10")).isEqualTo(noKey);
    assertThat(why("https:///01/09501101530003")).isEqualTo("a link without a domain");
    assertThat(why("https://")).isEqualTo("a link without a domain");
    assertThat(why("https://?x")).isEqualTo("a link without a domain");
    assertThat(why("ftp://a/01/09501101530003"))
        .isEqualTo("'f' at place 1, only digits are allowed");
  }
}
