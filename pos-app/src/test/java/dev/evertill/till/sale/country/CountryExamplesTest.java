package dev.evertill.till.sale.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountryExamplesTest {
  private static void shows(String kind, String given, String expected) {
    assertThat(CountryExamples.kinds().get(kind).compute(List.of(given)))
        .containsExactly(given + expected);
  }

  @Test
  void eachKindAnswersItsLines() {
    assertThat(CountryExamples.kinds())
        .containsOnlyKeys("cash", "cash-and-card", "change", "country", "own-decimals");
    shows("cash", "SE 2010-10-01 12.50", " in cash 13.00 (+0.50)");
    shows("cash", "XX 2010-10-01 12.50", " unknown");
    shows("cash-and-card", "IT 2026-11-22 10.02 by card 4.99", " in cash 5.03 (0.00)");
    shows("change", "SE 2026-11-22 7.50", " given back 7.00");
    shows(
        "country",
        "US 2026-11-22",
        " USD, 2 decimals, tax added, per document, half up, cash exact");
    shows("own-decimals", "HU 2026-11-22 2 decimals 12.49", " in cash 10.00 (-2.49)");
  }
}
