package dev.evertill.till.catalogue;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.setting.SettingRules;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.record.Shop;
import dev.evertill.till.record.TaxDocuments;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.sale.code.Barcode;
import dev.evertill.till.sale.code.BarcodeReader;
import dev.evertill.till.sale.code.BatchCheck;
import dev.evertill.till.sale.code.MeasureLayout;
import dev.evertill.till.sale.country.CashRounding;
import dev.evertill.till.sale.country.CountryProfile;
import dev.evertill.till.sale.country.CountryProfiles;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.tax.TaxRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings of the shop as head office sends them: by name, as text. Immutable.
 *
 * <p>{@code country} chooses the profile of a country; each of its parts can be set on its own:
 * {@code currency}, {@code currency.decimals}, {@code amounts.rounding}, {@code tax.prices}, {@code
 * tax.scope}, {@code tax.order}, {@code tax.rounding}, {@code cash.step}, {@code cash.rounding}.
 * {@code barcode.layout.…} are layouts of scales, in place of those usual in the country. What is
 * called back and what is too old {@link #batches} says.
 */
public record ShopSettings(Map<String, String> texts) {
  public static final ShopSettings NONE = new ShopSettings(Map.of());

  private static final Currency EURO = new Currency("EUR", 2);

  public ShopSettings {
    texts = Map.copyOf(texts);
  }

  private String text(String name, String otherwise) {
    return texts.getOrDefault(name, otherwise);
  }

  /**
   * The shop as its receipts name it.
   *
   * @throws MalformedException its currency cannot be used
   */
  public Shop shop() throws MalformedException {
    return new Shop(
        text("store.id", ""),
        text("store.name", ""),
        text("store.address", ""),
        text("store.taxId", ""),
        currency(),
        text("receipt.footer", ""));
  }

  private interface Reader<T> {
    T read(String text);
  }

  private <T> T read(String name, T otherwise, Reader<T> reader) throws MalformedException {
    String text = texts.get(name);
    if (text == null) {
      return otherwise;
    }
    String field = CatalogueRow.SETTING + " " + name;
    List<String> words = SettingRules.words(name);
    if (!words.isEmpty() && !words.contains(text)) {
      throw new MalformedException(0, field, text, "allowed are " + String.join(", ", words));
    }
    return Fields.read(field, text, reader::read);
  }

  /** The profile of the shop's country in its newest form, empty when it names none. */
  private Optional<CountryProfile> newest() throws MalformedException {
    String country = text("country", "");
    if (country.isEmpty()) {
      return Optional.empty();
    }
    Optional<CountryProfile> profile = CountryProfiles.on(country, LocalDate.MAX);
    if (profile.isEmpty()) {
      throw new MalformedException(
          0,
          CatalogueRow.SETTING + " country",
          country,
          "allowed are " + String.join(", ", SettingRules.countries()));
    }
    return profile;
  }

  /** Its own; or that of its country, with the decimals it has there; or the euro. */
  private Currency currency() throws MalformedException {
    Currency usual = newest().map(CountryProfile::currency).orElse(EURO);
    String code = text("currency", usual.code());
    String decimals = texts.get("currency.decimals");
    if (decimals != null) {
      return Fields.read(
          CatalogueRow.SETTING + " currency.decimals",
          decimals,
          text -> new Currency(code, decimals(text)));
    }
    return code.equals(usual.code())
        ? usual
        : Fields.read(CatalogueRow.SETTING + " currency", code, Currency::of);
  }

  private static int decimals(String text) {
    SettingRules.fault("currency.decimals", text, 0)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    return Integer.parseInt(text);
  }

  /**
   * How the shop counts on a day: its country's way, with what the shop sets itself.
   *
   * @throws MalformedException a setting cannot be used; it says which, its value, what is allowed
   */
  public CountryProfile profile(LocalDate day) throws MalformedException {
    Currency currency = currency();
    Optional<CountryProfile> newest = newest();
    CountryProfile profile =
        newest.isPresent()
            ? CountryProfiles.on(newest.get().country(), day).orElse(newest.get())
            : Terms.plain(currency).profile();
    return counting(profile, currency)
        .with(read("amounts.rounding", profile.amounts(), rounding()))
        .with(taxRule(profile.tax()));
  }

  /** In the shop's currency and coins; its own coins need not fit those of the country. */
  private CountryProfile counting(CountryProfile profile, Currency currency)
      throws MalformedException {
    if (texts.containsKey("cash.step")) {
      Rounding rounding = read("cash.rounding", Rounding.HALF_UP, rounding());
      CashRounding own =
          read(
              "cash.step",
              CashRounding.NONE,
              text -> CashRounding.of(step(currency, text), rounding));
      return profile.with(CashRounding.NONE).with(currency).with(own);
    }
    CountryProfile counting =
        Fields.read(
            CatalogueRow.SETTING + " currency", currency.code(), text -> profile.with(currency));
    CashRounding usual = counting.cash();
    return counting.with(
        read(
            "cash.rounding",
            usual,
            text -> rounded(usual, TaxDocuments.named(Rounding.class, text))));
  }

  private static Money step(Currency currency, String text) {
    Money step = currency.parse(text);
    if (step.isNegative()) {
      throw new IllegalArgumentException("allowed is 0 or more");
    }
    return step;
  }

  private static CashRounding rounded(CashRounding usual, Rounding rounding) {
    CashRounding other = CashRounding.of(usual.step(), rounding);
    return new CashRounding(
        other.step(),
        other.rounding(),
        other.changeStep(),
        other.changeRounding(),
        usual.kept(),
        usual.least(),
        usual.whollyCash());
  }

  private static Reader<Rounding> rounding() {
    return text -> TaxDocuments.named(Rounding.class, text);
  }

  private TaxRule taxRule(TaxRule usual) throws MalformedException {
    return new TaxRule(
        read("tax.prices", usual.prices(), text -> TaxDocuments.named(TaxRule.Prices.class, text)),
        read("tax.scope", usual.scope(), text -> TaxDocuments.named(TaxRule.Scope.class, text)),
        read("tax.order", usual.order(), text -> TaxDocuments.named(TaxRule.Order.class, text)),
        read("tax.rounding", usual.rounding(), rounding()));
  }

  private Map<String, String> named(String beginning) {
    Map<String, String> named = new TreeMap<>();
    texts.forEach(
        (name, text) -> {
          if (name.startsWith(beginning)) {
            named.put(name, text);
          }
        });
    return named;
  }

  /**
   * The layouts of the shop's scales: its own, or those usual in its country.
   *
   * @throws MalformedException one of them cannot be used, or two read the same codes
   */
  public List<MeasureLayout> layouts() throws MalformedException {
    Map<String, String> own = named(SettingRules.LAYOUT);
    if (own.isEmpty()) {
      return MeasureLayout.of(text("country", ""));
    }
    List<MeasureLayout> layouts = new ArrayList<>();
    for (Map.Entry<String, String> each : own.entrySet()) {
      layouts.add(
          Fields.read(
              CatalogueRow.SETTING + " " + each.getKey(), each.getValue(), MeasureLayout::parse));
    }
    return Fields.read(
        CatalogueRow.SETTING + " barcode.layout",
        "",
        text -> new BarcodeReader(layouts, 0, 0).layouts());
  }

  /**
   * Reads codes with the layouts of the shop's scales; {@code barcode.upcE} says whether 6, 7 and 8
   * digits that a scanner sends without an identifier are a UPC-E first: first or last.
   *
   * @throws MalformedException one of the settings cannot be used
   */
  public BarcodeReader codes(LocalDate day) throws MalformedException {
    boolean upcE = read("barcode.upcE", false, "first"::equals);
    return new BarcodeReader(layouts(), currency().decimals(), day.getYear(), upcE);
  }

  /**
   * Which batches may be sold: {@code recall.…} is a GTIN, or a GTIN and a batch; {@code
   * batch.sellBy} and {@code batch.bestBefore} are refuse or warn.
   *
   * @throws MalformedException one of them cannot be used
   */
  public BatchCheck batches() throws MalformedException {
    List<BatchCheck.Recall> recalls = new ArrayList<>();
    for (Map.Entry<String, String> each : named(SettingRules.RECALL).entrySet()) {
      String[] words = each.getValue().strip().split("\\s+", 2);
      recalls.add(
          Fields.read(
              CatalogueRow.SETTING + " " + each.getKey(), each.getValue(), text -> recall(words)));
    }
    return new BatchCheck(
        recalls,
        read("batch.sellBy", true, "refuse"::equals),
        read("batch.bestBefore", false, "refuse"::equals));
  }

  private static BatchCheck.Recall recall(String[] words) {
    if (!(Barcode.read(words[0]) instanceof Barcode.Gtin read)) {
      throw new IllegalArgumentException("allowed is a GTIN, and a batch behind it");
    }
    return new BatchCheck.Recall(read.digits(), words.length == 1 ? "" : words[1]);
  }

  /**
   * What baskets are priced by on a day.
   *
   * @throws MalformedException a setting makes no sense on that day
   */
  public Terms terms(Promotions promotions, LocalDate day) throws MalformedException {
    return new Terms(profile(day), promotions);
  }
}
