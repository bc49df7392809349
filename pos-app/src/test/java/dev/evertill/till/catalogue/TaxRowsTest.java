package dev.evertill.till.catalogue;

import static dev.evertill.till.catalogue.Rows.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.sale.tax.TaxTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaxRowsTest {
  private static TaxTable.Period read(String value) throws MalformedException {
    return TaxRows.period(Rows.row(CatalogueRow.TAX, "A", value), new Currency("EUR", 2));
  }

  private static void isRefused(String value, String why) {
    refused(() -> read(value), why);
  }

  @Test
  void aClassOfOneRateHoldsAlways() throws Exception {
    assertThat(read("{'name':'VAT 20 %','percent':'20'}"))
        .isEqualTo(
            new TaxTable.Period(
                TaxClass.taxed("A", "VAT 20 %", Tax.percent("A", "VAT 20 %", Percent.of(20))),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void aRateThatChangesHasARowForEachTime() throws Exception {
    TaxTable.Period period =
        read("{'name':'VAT','percent':'16','code':'N','from':'2020-07-01','until':'2020-12-31'}");

    assertThat(period)
        .isEqualTo(
            new TaxTable.Period(
                TaxClass.taxed("N", "VAT", Tax.percent("N", "VAT", Percent.of(16))),
                Optional.of(LocalDate.of(2020, 7, 1)),
                Optional.of(LocalDate.of(2020, 12, 31))));
  }

  @Test
  void goodsThatBearNoTaxSayWhy() throws Exception {
    assertThat(read("{'name':'Health','treatment':'exempt','reason':'section 6'}").taxClass())
        .isEqualTo(TaxClass.exempt("A", "Health", "section 6"));
    assertThat(read("{'name':'Vouchers','treatment':'outside'}").taxClass())
        .isEqualTo(TaxClass.outside("A", "Vouchers", ""));
    assertThat(read("{'name':'Zero','treatment':'taxed','percent':'0'}").taxClass())
        .isEqualTo(TaxClass.taxed("A", "Zero", Tax.percent("A", "Zero", Percent.ZERO)));
  }

  @Test
  void aClassMayConsistOfSeveralTaxes() throws Exception {
    TaxClass read =
        read("{'name':'Spirits','taxes':["
                + "{'code':'EX','name':'Excise','kind':'per-unit','perUnit':'1.205',"
                + "'inclusion':'included','raisesBase':true},"
                + "{'code':'V','name':'VAT','kind':'percent','percent':'20'},"
                + "{'code':'LV','name':'Levy','kind':'percent','percent':'1.5',"
                + "'inclusion':'added','onRaisedBase':false},"
                + "{'code':'G','name':'ICMS','kind':'percent-of-gross','percent':'18',"
                + "'inclusion':'by-rule','raisesBase':false,'onRaisedBase':true}]}")
            .taxClass();

    assertThat(read)
        .isEqualTo(
            new TaxClass(
                "A",
                "Spirits",
                TaxClass.Treatment.TAXED,
                "",
                List.of(
                    Tax.perUnit("EX", "Excise", new UnitPrice(1205, 1)).included().raisingBase(),
                    Tax.percent("V", "VAT", Percent.of(20)),
                    Tax.percent("LV", "Levy", Percent.parse("1.5")).added().onPlainBase(),
                    Tax.percentOfGross("G", "ICMS", Percent.of(18)))));
  }

  @Test
  void whatIsWrongWithAClassIsNamed() {
    isRefused("{'percent':'20'}", "name is missing: it must be there");
    isRefused(
        "{'name':'VAT','percent':'a fifth'}",
        "percent a fifth: allowed is a decimal number such as 1.250");
    isRefused("{'name':'VAT','percent':'-1'}", "percent -1: percent < 0: -1000000");
    isRefused(
        "{'name':'VAT'}",
        "code A: tax class A is taxed and has 0 taxes, a zero rate is a tax of 0 %");
    isRefused("{'name':'VAT','percent':'20','code':' '}", "percent 20: tax without a code: VAT");
    isRefused(
        "{'name':'VAT','percent':'20','treatment':'none'}",
        "treatment none: allowed are taxed, exempt, outside");
    isRefused(
        "{'name':'VAT','percent':'20','treatment':'exempt'}",
        "code A: tax class A is exempt and has 1 taxes");
    isRefused(
        "{'name':'VAT','percent':'20','from':'soon'}",
        "from soon: allowed is a day such as 2027-01-01");
    isRefused(
        "{'name':'VAT','percent':'20','until':'2026-13-01'}",
        "until 2026-13-01: allowed is a day such as 2027-01-01");
    isRefused(
        "{'name':'VAT','percent':'20','from':'2026-07-01','until':'2026-06-30'}",
        "until 2026-06-30: tax class A: until 2026-06-30 is before from 2026-07-01");
    isRefused(
        "{'name':'VAT','percent':'20','taxes':[]}",
        "percent 20: a class has one rate, or a list of taxes");
  }

  @Test
  void whatIsWrongWithOneOfSeveralTaxesIsNamed() {
    wrongTax(
        "'kind':'per-head'",
        "taxes[0].kind per-head: allowed are percent, per-unit, percent-of-gross");
    wrongTax(
        "'kind':'percent','percent':'ten'",
        "taxes[0].percent ten: percent ten: a number with at most 6 decimals is allowed");
    wrongTax(
        "'kind':'per-unit','perUnit':'much'",
        "taxes[0].perUnit much: price much: a number with at most 8 decimals is allowed");
    wrongTax(
        "'kind':'percent','percent':'10','inclusion':'beside'",
        "taxes[0].inclusion beside: allowed are by-rule, included, added");
    wrongTax(
        "'kind':'percent','percent':'10','perUnit':'1'",
        "taxes[0] X: tax X: amount per unit on a tax by rate, 0 is allowed");
    wrongTax(
        "'kind':'percent-of-gross','percent':'100'",
        "taxes[0] X: tax X: 100 % of gross, less than 100 is allowed");
    isRefused(
        "{'name':'VAT','taxes':[{'code':'X','name':'X'}]}",
        "taxes[0].kind is missing: it must be there");
  }

  private static void wrongTax(String rest, String why) {
    isRefused("{'name':'VAT','taxes':[{'code':'X','name':'X'," + rest + "}]}", why);
  }
}
