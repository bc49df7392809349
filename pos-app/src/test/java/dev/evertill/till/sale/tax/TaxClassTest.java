package dev.evertill.till.sale.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.money.Percent;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.tax.TaxClass.Treatment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaxClassTest {
  private static final Tax VAT = Tax.percent("V", "VAT", Percent.of(20));

  private static Tax ofGross(String code, int rate) {
    return Tax.percentOfGross(code, code, Percent.of(rate));
  }

  @Test
  void aClassIsAValue() {
    TaxClass normal = new TaxClass("A", "Normal", Treatment.TAXED, "", List.of(VAT));

    assertThat(TaxClass.taxed("A", "Normal", VAT)).isEqualTo(normal).hasSameHashCodeAs(normal);
    assertThat(normal.equals(normal)).isTrue();
    assertThat(normal.equals(null)).isFalse();
    assertThat(normal)
        .isNotEqualTo(TaxClass.taxed("B", "Normal", VAT))
        .isNotEqualTo(TaxClass.taxed("A", "Full", VAT))
        .isNotEqualTo(TaxClass.taxed("A", "Normal", VAT.added()))
        .isNotEqualTo(TaxClass.exempt("A", "Normal", ""));
    assertThat(TaxClass.exempt("E", "Post", "law"))
        .isNotEqualTo(TaxClass.outside("E", "Post", "law"))
        .isNotEqualTo(TaxClass.exempt("E", "Post", "other law"));
    assertThat(normal.hashCode()).isNotEqualTo(TaxClass.taxed("B", "Normal", VAT).hashCode());
    assertThat(TaxClass.exempt("E", "Post", "law"))
        .hasToString("TaxClass[E, Post, exempt, law, []]");
  }

  @Test
  void aClassSaysWhatItIs() {
    TaxClass post = TaxClass.exempt("E", "Post", "Article 132 (1) (a)");

    assertThat(post.code()).isEqualTo("E");
    assertThat(post.name()).isEqualTo("Post");
    assertThat(post.treatment()).isEqualTo(Treatment.EXEMPT);
    assertThat(post.reason()).isEqualTo("Article 132 (1) (a)");
    assertThat(post.taxes()).isEmpty();
    assertThat(TaxClass.taxed("A", "Normal", VAT).reason()).isEmpty();
    assertThat(TaxClass.taxed("A", "Normal", VAT).taxes()).containsExactly(VAT);
    assertThat(Treatment.OUTSIDE.text()).isEqualTo("outside");
  }

  @Test
  void whoeverMadeTheClassCannotChangeItsTaxes() {
    List<Tax> taxes = new ArrayList<>(List.of(VAT));
    TaxClass normal = new TaxClass("A", "Normal", Treatment.TAXED, "", taxes);
    taxes.clear();

    assertThat(normal.taxes()).containsExactly(VAT);
  }

  @Test
  void zeroRatedExemptAndOutsideAreDifferentThings() {
    Tax zero = Tax.percent("V", "VAT", Percent.ZERO);
    Tax free = Tax.perUnit("E", "Eco", UnitPrice.ZERO);

    assertThat(TaxClass.taxed("A", "A", VAT).category()).isEqualTo("S");
    assertThat(TaxClass.taxed("A", "A", zero, VAT).category()).isEqualTo("S");
    assertThat(TaxClass.taxed("A", "A", zero, Tax.perUnit("E", "Eco", UnitPrice.ofMinor(1))))
        .extracting(TaxClass::category)
        .isEqualTo("S");
    assertThat(TaxClass.taxed("A", "A", zero, free).category()).isEqualTo("Z");
    assertThat(TaxClass.exempt("A", "A", "").category()).isEqualTo("E");
    assertThat(TaxClass.outside("A", "A", "").category()).isEqualTo("O");
  }

  @Test
  void taxedGoodsHaveATaxAndOthersNone() {
    assertThatThrownBy(() -> TaxClass.taxed("A", "Normal"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tax class A is taxed and has 0 taxes, a zero rate is a tax of 0 %");
    assertThatThrownBy(() -> new TaxClass("E", "Post", Treatment.EXEMPT, "", List.of(VAT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tax class E is exempt and has 1 taxes");
    assertThatThrownBy(() -> new TaxClass("V", "Voucher", Treatment.OUTSIDE, "", List.of(VAT)))
        .hasMessage("tax class V is outside and has 1 taxes");
  }

  @Test
  void aClassHasACodeANameAndAReason() {
    assertThatThrownBy(() -> TaxClass.taxed(" ", "Normal", VAT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tax class without a code: Normal");
    assertThatThrownBy(() -> TaxClass.taxed("A", null, VAT))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> TaxClass.exempt("A", "A", null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new TaxClass("A", "A", null, "", List.of()))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void ratesOfTheGrossSideBySideLeaveSomethingOfIt() {
    assertThatThrownBy(() -> TaxClass.taxed("A", "A", VAT, ofGross("I", 60), ofGross("P", 40)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tax class A: 100 % of gross side by side, less than 100 is allowed");
    assertThatThrownBy(() -> TaxClass.taxed("A", "A", ofGross("I", 60), ofGross("P", 40).added()))
        .as("beside each other where shelf prices are without tax")
        .hasMessage("tax class A: 100 % of gross side by side, less than 100 is allowed");
    assertThatThrownBy(
            () -> TaxClass.taxed("A", "A", ofGross("I", 60), ofGross("P", 40).included()))
        .as("beside each other where shelf prices are with tax")
        .hasMessage("tax class A: 100 % of gross side by side, less than 100 is allowed");
    assertThatThrownBy(
            () ->
                TaxClass.taxed(
                    "A",
                    "A",
                    ofGross("I", 60).onPlainBase().raisingBase(),
                    ofGross("P", 40).onPlainBase()))
        .as("both on the plain base")
        .hasMessageContaining("100 % of gross side by side");
  }

  @Test
  void ratesOfTheGrossApartHaveAGrossEach() {
    assertThat(
            List.of(
                TaxClass.taxed("A", "A", ofGross("I", 60).raisingBase(), ofGross("P", 40)),
                TaxClass.taxed("A", "A", ofGross("I", 60), VAT, ofGross("P", 40)),
                TaxClass.taxed("A", "A", ofGross("I", 60).included(), ofGross("P", 40).added()),
                TaxClass.taxed("A", "A", ofGross("I", 60), ofGross("P", 39)),
                TaxClass.taxed(
                    "A", "A", VAT.raisingBase(), ofGross("I", 60), ofGross("P", 40).onPlainBase())))
        .extracting(TaxClass::code)
        .containsOnly("A");
  }

  @Test
  void classesStandInTheOrderOfTheSumsOnPaper() {
    TaxClass lower = TaxClass.taxed("A", "A", Tax.percent("V", "VAT", Percent.of(7)));
    TaxClass higher = TaxClass.taxed("A", "A", VAT);
    TaxClass other = TaxClass.exempt("B", "B", "");

    assertThat(List.of(other, higher, lower).stream().sorted())
        .containsExactly(lower, higher, other);
    assertThat(lower.compareTo(TaxClass.taxed("A", "A", lower.taxes().get(0)))).isZero();
  }
}
