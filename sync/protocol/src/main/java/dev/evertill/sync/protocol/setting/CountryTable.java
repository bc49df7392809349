package dev.evertill.sync.protocol.setting;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** The countries a till knows the rules of, and what amounts there are written in. Data. */
final class CountryTable {
  private static final String ROWS =
      """
      AT EUR 2 0
      AU AUD 2 0.05
      BE EUR 2 0.05
      BR BRL 2 0
      CA CAD 2 0.05
      CH CHF 2 0.05
      CZ CZK 2 1.00
      DE EUR 2 0
      DK DKK 2 0.50
      EE EUR 2 0.05
      ES EUR 2 0
      FI EUR 2 0.05
      FR EUR 2 0
      GB GBP 2 0
      HK HKD 2 0.10
      HU HUF 0 5
      IE EUR 2 0.05
      IL ILS 2 0.10
      IN INR 2 1.00
      IS ISK 0 1
      IT EUR 2 0.05
      JP JPY 0 0
      KW KWD 3 0.005
      LI CHF 2 0.05
      LT EUR 2 0.05
      LU EUR 2 0
      MX MXN 2 0.05
      MY MYR 2 0.05
      NL EUR 2 0.05
      NO NOK 2 1.00
      NZ NZD 2 0.10
      PL PLN 2 0
      PT EUR 2 0
      SE SEK 2 1.00
      SG SGD 2 0.05
      SK EUR 2 0.05
      US USD 2 0
      ZA ZAR 2 0.10
      """;

  /** By code, in the order of the alphabet. */
  static final Map<String, Country> ALL = read();

  private CountryTable() {}

  /**
   * A country as far as amounts are concerned.
   *
   * @param coin the smallest amount that can be paid in cash, 0 where every amount can
   */
  record Country(String currency, int decimals, BigDecimal coin) {
    static final Country NONE = new Country("EUR", 2, BigDecimal.ZERO);
  }

  private static Map<String, Country> read() {
    Map<String, Country> all = new TreeMap<>();
    ROWS.lines()
        .map(line -> line.split(" "))
        .forEach(
            row ->
                all.put(
                    row[0], new Country(row[1], Integer.parseInt(row[2]), new BigDecimal(row[3]))));
    return all;
  }
}
