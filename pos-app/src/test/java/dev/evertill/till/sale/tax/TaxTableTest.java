package dev.evertill.till.sale.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.money.Percent;
import dev.evertill.till.sale.tax.TaxTable.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaxTableTest {
  private static final TaxClass FULL = vat("A", 19);
  private static final TaxClass LESS = vat("A", 16);

  private static TaxClass vat(String code, int rate) {
    return TaxClass.taxed(code, code, Tax.percent("VAT", "VAT", Percent.of(rate)));
  }

  /** An empty text is an open end. */
  private static Period period(TaxClass taxClass, String from, String until) {
    return new Period(taxClass, day(from), day(until));
  }

  private static Optional<LocalDate> day(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  private static Optional<TaxClass> on(TaxTable table, String day, String code) {
    return table.on(LocalDate.parse(day), code);
  }

  @Test
  void aClassHoldsFromItsFirstDayToItsLast() {
    TaxTable table =
        new TaxTable(
            List.of(
                period(LESS, "2020-07-01", "2020-12-31"),
                period(FULL, "2021-01-01", ""),
                period(FULL, "", "2020-06-30"),
                period(vat("B", 7), "", "")));

    assertThat(on(table, "2020-06-30", "A")).contains(FULL);
    assertThat(on(table, "2020-07-01", "A")).contains(LESS);
    assertThat(on(table, "2020-12-31", "A")).contains(LESS);
    assertThat(on(table, "2021-01-01", "A")).contains(FULL);
    assertThat(on(table, "1900-01-01", "B")).contains(vat("B", 7));
  }

  @Test
  void aDayInAGapHasNoClassAndNorHasAnUnknownCode() {
    TaxTable table =
        new TaxTable(
            List.of(period(LESS, "", "2020-06-29"), period(FULL, "2020-07-01", "2020-07-01")));

    assertThat(on(table, "2020-06-29", "A")).contains(LESS);
    assertThat(on(table, "2020-06-30", "A")).isEmpty();
    assertThat(on(table, "2020-07-01", "A")).contains(FULL);
    assertThat(on(table, "2020-07-02", "A")).isEmpty();
    assertThat(on(table, "2020-07-01", "B")).isEmpty();
    assertThat(on(TaxTable.EMPTY, "2020-07-01", "A")).isEmpty();
  }

  @Test
  void aDayHasOneClassOfACode() {
    assertThatThrownBy(
            () ->
                new TaxTable(
                    List.of(
                        period(vat("B", 7), "", ""),
                        period(LESS, "2020-07-01", "2020-12-31"),
                        period(FULL, "2020-12-31", ""))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "tax class A: 2020-07-01 to 2020-12-31 and 2020-12-31 to for ever overlap,"
                + " one class on a day is allowed");
    assertThatThrownBy(
            () ->
                new TaxTable(
                    List.of(
                        period(LESS, "2020-07-01", "2020-12-31"), period(FULL, "", "2020-07-01"))))
        .hasMessage(
            "tax class A: 2020-07-01 to 2020-12-31 and always to 2020-07-01 overlap,"
                + " one class on a day is allowed");
    assertThatThrownBy(() -> new TaxTable(List.of(period(LESS, "", ""), period(LESS, "", ""))))
        .hasMessage(
            "tax class A: always to for ever and always to for ever overlap,"
                + " one class on a day is allowed");
    assertThatThrownBy(
            () ->
                new TaxTable(
                    List.of(
                        period(FULL, "2020-01-01", ""), period(LESS, "2020-07-01", "2020-07-01"))))
        .hasMessageContaining("overlap");
  }

  @Test
  void aPeriodEndsOnItsFirstDayAtTheEarliest() {
    assertThatThrownBy(() -> period(FULL, "2020-07-02", "2020-07-01"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tax class A: until 2020-07-01 is before from 2020-07-02");
    assertThatThrownBy(() -> new Period(null, Optional.empty(), Optional.empty()))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void whoeverMadeTheTableCannotChangeIt() {
    List<Period> periods = new ArrayList<>(List.of(period(FULL, "", "")));
    TaxTable table = new TaxTable(periods);
    periods.clear();

    assertThat(table.periods()).containsExactly(period(FULL, "", ""));
  }
}
