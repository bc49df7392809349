package dev.evertill.sync.protocol.setting;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How many decimals a currency has, by ISO 4217, as tills count in it. A table of our own: that of
 * the JDK differs from one release to the next. Data.
 */
final class CurrencyTable {
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

  private static final Map<String, Integer> DECIMALS = table();

  private CurrencyTable() {}

  /** Empty for a code that is not in the table. */
  static OptionalInt decimals(String code) {
    Integer decimals = DECIMALS.get(code);
    return decimals == null ? OptionalInt.empty() : OptionalInt.of(decimals);
  }

  private static Map<String, Integer> table() {
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
