package dev.evertill.till.money;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many decimals a currency has, by ISO 4217 (column "minor unit" of its list one). A table of
 * our own: that of the JDK differs from one release to the next, and a shop's amounts must not.
 * Left out are funds, metals and test codes, and those with four decimals.
 */
final class Iso4217 {
  private static final String NONE =
      "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

  private static final String THREE = "BHD IQD JOD KWD LYD OMR TND";

  private static final String TWO =
      "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF"
          + " CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD"
          + " GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD"
          + " LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD"
          + " PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP"
          + " STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG"
          + " YER ZAR ZMW ZWG";

  /** Withdrawn since 2023: documents of before can still be read. */
  private static final String WITHDRAWN = "ANG BGN CUC HRK SLL ZWL";

  private static final Map<String, Integer> DECIMALS = decimals();

  private Iso4217() {}

  /** Empty for a code that is not in the table. */
  static Optional<Integer> decimals(String code) {
    return Optional.ofNullable(DECIMALS.get(code));
  }

  private static Map<String, Integer> decimals() {
    Map<String, Integer> table = new TreeMap<>();
    put(table, NONE, 0);
    put(table, TWO, 2);
    put(table, WITHDRAWN, 2);
    put(table, THREE, 3);
    return Map.copyOf(table);
  }

  private static void put(Map<String, Integer> table, String codes, int decimals) {
    for (String code : codes.split(" ")) {
      table.put(code, decimals);
    }
  }
}
