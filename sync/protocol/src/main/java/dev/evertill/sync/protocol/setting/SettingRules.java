package dev.evertill.sync.protocol.setting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the shop's settings are called and what each may be. Head office refuses what a till could
 * not use, in the till's words: one such setting would keep a whole version from every till.
 * Functions only.
 */
public final class SettingRules {
  /** The name all layouts of scales begin with. */
  public static final String LAYOUT = "barcode.layout.";

  /** The name all that is called back begins with. */
  public static final String RECALL = "recall.";

  private static final String COUNTRY = "country";
  private static final String CURRENCY = "currency";
  private static final String DECIMALS = "currency.decimals";
  private static final String CASH_STEP = "cash.step";

  private static final List<String> ROUNDINGS =
      List.of("half-up", "half-down", "half-even", "up", "down");

  /** The settings that are one of a few words. */
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry("amounts.rounding", ROUNDINGS),
          Map.entry("barcode.upcE", List.of("first", "last")),
          Map.entry("batch.bestBefore", List.of("refuse", "warn")),
          Map.entry("batch.sellBy", List.of("refuse", "warn")),
          Map.entry("cash.rounding", ROUNDINGS),
          Map.entry("tax.order", List.of("tax-first", "base-first")),
          Map.entry("tax.prices", List.of("tax-included", "tax-added")),
          Map.entry("tax.rounding", ROUNDINGS),
          Map.entry("tax.scope", List.of("line", "document")));

  private static final List<String> TEXTS =
      List.of("receipt.footer", "store.address", "store.id", "store.name", "store.taxId");

  /** As tills read numbers; nothing longer fits. */
  private static final Pattern NUMBER = Pattern.compile("-?([0-9]+\\.?[0-9]*|\\.[0-9]+)");

  private static final int MOST_CHARACTERS = 32;

  /** Of any currency. */
  private static final int MOST_DECIMALS = 3;

  private SettingRules() {}

  /**
   * A setting that cannot be used.
   *
   * @param value as it stands there, empty for no matter
   */
  public record Fault(String name, String value, String allowed) {}

  /** What settings are called, in the order of the alphabet; … stands for any end. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(TEXTS);
    names.addAll(WORDS.keySet());
    names.addAll(List.of(COUNTRY, CURRENCY, DECIMALS, CASH_STEP, LAYOUT + "…", RECALL + "…"));
    names.sort(null);
    return names;
  }

  /** Whether a till does anything with it. */
  public static boolean isKnown(String name) {
    return names().contains(name)
        || name.startsWith(LAYOUT) && name.length() > LAYOUT.length()
        || name.startsWith(RECALL) && name.length() > RECALL.length();
  }

  /** Whether nothing may stand for it. */
  public static boolean mayBeEmpty(String name) {
    return TEXTS.contains(name) || name.equals(COUNTRY);
  }

  /** The words a setting is one of, empty for one that is something else. */
  public static List<String> words(String name) {
    return WORDS.getOrDefault(name, List.of());
  }

  /** The codes of the countries whose rules tills know, in the order of the alphabet. */
  public static List<String> countries() {
    return List.copyOf(new TreeMap<>(CountryTable.ALL).keySet());
  }

  /**
   * Why a setting of a name that is known cannot be used, whatever the others are; empty where it
   * can.
   *
   * @param decimals of the shop's amounts as far as they are known, for the words
   */
  public static Optional<String> fault(String name, String value, int decimals) {
    if (WORDS.containsKey(name)) {
      return oneOf(WORDS.get(name), value);
    }
    return switch (name) {
      case COUNTRY -> value.isEmpty() ? Optional.empty() : oneOf(countries(), value);
      case CURRENCY -> value.matches("[A-Z]{3}") ? Optional.empty() : notIso(value);
      case DECIMALS ->
          value.matches("[023]") ? Optional.empty() : Optional.of("0, 2 or 3 are allowed");
      case CASH_STEP -> stepFault(value, MOST_DECIMALS, decimals);
      default -> {
        if (name.startsWith(LAYOUT)) {
          yield ScaleLayouts.fault(value);
        }
        yield name.startsWith(RECALL) ? recallFault(value) : Optional.empty();
      }
    };
  }

  private static Optional<String> oneOf(List<String> allowed, String value) {
    return allowed.contains(value)
        ? Optional.empty()
        : Optional.of("allowed are " + String.join(", ", allowed));
  }

  private static Optional<String> notIso(String code) {
    return Optional.of(
        "currency " + code + ": an ISO 4217 code in capitals is allowed, such as EUR");
  }

  private static Optional<String> stepFault(String value, int most, int said) {
    String plain = value.replace(',', '.');
    boolean isNumber = value.length() <= MOST_CHARACTERS && NUMBER.matcher(plain).matches();
    if (!isNumber || !fits(new BigDecimal(plain), most)) {
      return Optional.of(
          "amount " + value + ": a number with at most " + said + " decimals is allowed");
    }
    return new BigDecimal(plain).signum() < 0
        ? Optional.of("allowed is 0 or more")
        : Optional.empty();
  }

  private static boolean fits(BigDecimal amount, int decimals) {
    return amount.scale() <= decimals && amount.movePointRight(decimals).precision() <= 18;
  }

  private static Optional<String> recallFault(String value) {
    String gtin = value.strip().split("\\s+", 2)[0];
    return gtin.matches("[0-9]{8}|[0-9]{12,14}") && isCheckDigitRight(gtin)
        ? Optional.empty()
        : Optional.of("allowed is a GTIN, and a batch behind it");
  }

  /** Weights 3 and 1 from the right, modulo 10. */
  private static boolean isCheckDigitRight(String gtin) {
    int sum = 0;
    for (int i = 0; i < gtin.length(); i++) {
      int weight = (gtin.length() - i) % 2 == 0 ? 3 : 1;
      sum += weight * (gtin.charAt(i) - '0');
    }
    return sum % 10 == 0;
  }

  // All of a shop's settings together

  /**
   * How many decimals the amounts of a shop have; 2 where the settings do not say it in a way that
   * can be used.
   *
   * @param texts the settings by name
   */
  public static int decimals(Map<String, String> texts) {
    String said = texts.getOrDefault(DECIMALS, "");
    if (said.matches("[023]")) {
      return Integer.parseInt(said);
    }
    CountryTable.Country country = country(texts);
    String code = texts.getOrDefault(CURRENCY, country.currency());
    return code.equals(country.currency())
        ? country.decimals()
        : CurrencyTable.decimals(code).orElse(CountryTable.Country.NONE.decimals());
  }

  private static CountryTable.Country country(Map<String, String> texts) {
    return CountryTable.ALL.getOrDefault(
        texts.getOrDefault(COUNTRY, ""), CountryTable.Country.NONE);
  }

  /**
   * The first setting that does not fit the others.
   *
   * @param texts all that hold in a shop, by name, each of which can be used by itself
   */
  public static Optional<Fault> together(Map<String, String> texts) {
    return currencyFault(texts).or(() -> cashFault(texts)).or(() -> layoutsFault(texts));
  }

  /** With decimals of its own a currency may be any. */
  private static Optional<Fault> currencyFault(Map<String, String> texts) {
    String usual = country(texts).currency();
    String code = texts.getOrDefault(CURRENCY, usual);
    boolean known =
        texts.containsKey(DECIMALS)
            || code.equals(usual)
            || CurrencyTable.decimals(code).isPresent();
    return known ? Optional.empty() : notIso(code).map(why -> new Fault(CURRENCY, code, why));
  }

  private static Optional<Fault> cashFault(Map<String, String> texts) {
    int decimals = decimals(texts);
    String step = texts.get(CASH_STEP);
    if (step != null) {
      return stepFault(step, decimals, decimals).map(why -> new Fault(CASH_STEP, step, why));
    }
    CountryTable.Country country = country(texts);
    if (country.coin().stripTrailingZeros().scale() <= decimals) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            CURRENCY,
            texts.getOrDefault(CURRENCY, country.currency()),
            "coin "
                + country.coin().toPlainString()
                + ": at most "
                + decimals
                + " decimals are allowed"));
  }

  private static Optional<Fault> layoutsFault(Map<String, String> texts) {
    List<String> layouts =
        new TreeMap<>(texts)
            .entrySet().stream()
                .filter(each -> each.getKey().startsWith(LAYOUT))
                .map(Map.Entry::getValue)
                .toList();
    return ScaleLayouts.sameCodes(layouts)
        .map(why -> new Fault(LAYOUT.substring(0, LAYOUT.length() - 1), "", why));
  }
}
