package dev.evertill.till.shift;

import dev.evertill.till.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The coins and notes a drawer is counted in. What has left circulation is not offered, though a
 * {@link CashCount} takes any piece. Immutable.
 *
 * <p>The decimals are those of ISO 4217: a forint has two, though no coin is smaller than 5.
 */
public final class Denominations {
  private static final Map<String, List<Denomination>> TABLE = new TreeMap<>();

  static {
    // Regulation (EU) 729/2014, annex I; Decision ECB/2013/10, art. 1. The 500 is legal tender, but
    // no longer issued.
    put("EUR", 2, "0.01 0.02 0.05 0.10 0.20 0.50 1 2", "5 10 20 50 100 200 500");
    // Coinage ordinance SR 941.101; Swiss National Bank, ninth series.
    put("CHF", 2, "0.05 0.10 0.20 0.50 1 2 5", "10 20 50 100 200 1000");
    // Coinage Act 1971, schedule 1; Bank of England notes.
    put("GBP", 2, "0.01 0.02 0.05 0.10 0.20 0.50 1 2", "5 10 20 50");
    // 31 U.S.C. § 5112 (a); Federal Reserve notes.
    put("USD", 2, "0.01 0.05 0.10 0.25 0.50 1", "1 2 5 10 20 50 100");
    // Royal Canadian Mint Act, schedule; Bank of Canada. The cent has not been issued since 2013.
    put("CAD", 2, "0.05 0.10 0.25 0.50 1 2", "5 10 20 50 100");
    // Currency Act 1965, schedule; Reserve Bank of Australia.
    put("AUD", 2, "0.05 0.10 0.20 0.50 1 2", "5 10 20 50 100");
    // Reserve Bank of New Zealand; the 5 cent coin ended in 2006.
    put("NZD", 2, "0.10 0.20 0.50 1 2", "5 10 20 50 100");
    // Sveriges Riksbank, coins and notes of 2015 to 2017.
    put("SEK", 2, "1 2 5 10", "20 50 100 200 500 1000");
    // Norges Bank, eighth series.
    put("NOK", 2, "1 5 10 20", "50 100 200 500 1000");
    // Danmarks Nationalbank; the 1000 ended on 31 May 2025.
    put("DKK", 2, "0.50 1 2 5 10 20", "50 100 200 500");
    // Central Bank of Iceland.
    put("ISK", 0, "1 5 10 50 100", "500 1000 2000 5000 10000");
    // Czech National Bank.
    put("CZK", 2, "1 2 5 10 20 50", "100 200 500 1000 2000 5000");
    // Magyar Nemzeti Bank; 1 and 2 forint ended in 2008.
    put("HUF", 2, "5 10 20 50 100 200", "500 1000 2000 5000 10000 20000");
    // Narodowy Bank Polski.
    put("PLN", 2, "0.01 0.02 0.05 0.10 0.20 0.50 1 2 5", "10 20 50 100 200 500");
    // National Bank of Romania.
    put("RON", 2, "0.01 0.05 0.10 0.50", "1 5 10 20 50 100 200 500");
    // South African Reserve Bank; the 5 cent coin is no longer made.
    put("ZAR", 2, "0.10 0.20 0.50 1 2 5", "10 20 50 100 200");
    // Bank Negara Malaysia; 1 sen is rounded away since 2008.
    put("MYR", 2, "0.05 0.10 0.20 0.50", "1 5 10 20 50 100");
    // Monetary Authority of Singapore; what is issued today.
    put("SGD", 2, "0.05 0.10 0.20 0.50 1", "2 5 10 50 100");
    // Bank of Japan Act, art. 47; Currency Unit and Issuance of Coins Act, art. 5.
    put("JPY", 0, "1 5 10 50 100 500", "1000 2000 5000 10000");
    // Central Bank of Kuwait, sixth series.
    put("KWD", 3, "0.005 0.010 0.020 0.050 0.100", "0.250 0.500 1 5 10 20");
    // Bank of Israel.
    put("ILS", 2, "0.10 0.50 1 2 5 10", "20 50 100 200");
    // Banco Central do Brasil, second family of the real.
    put("BRL", 2, "0.05 0.10 0.25 0.50 1", "2 5 10 20 50 100 200");
  }

  private Denominations() {}

  /** Large ones first; empty for a currency without a table, which is counted by its amount. */
  public static List<Denomination> of(String currency) {
    return TABLE.getOrDefault(currency, List.of());
  }

  /** The currencies with a table. */
  public static Set<String> currencies() {
    return Set.copyOf(TABLE.keySet());
  }

  private static void put(String currency, int decimals, String coins, String notes) {
    List<Denomination> all = new ArrayList<>();
    all.addAll(read(coins, decimals, Denomination.Kind.COIN));
    all.addAll(read(notes, decimals, Denomination.Kind.NOTE));
    TABLE.put(currency, all.stream().sorted().toList());
  }

  private static List<Denomination> read(String values, int decimals, Denomination.Kind kind) {
    return List.of(values.split(" ")).stream()
        .map(value -> new BigDecimal(value).movePointRight(decimals).longValueExact())
        .map(minor -> new Denomination(Money.of(minor), kind))
        .toList();
  }
}
