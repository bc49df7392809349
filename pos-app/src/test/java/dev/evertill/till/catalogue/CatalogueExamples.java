package dev.evertill.till.catalogue;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.WorkedExample;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Percent;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.country.CountryProfile;
import dev.evertill.till.sale.promotion.Promotion;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.sale.tax.TaxTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The worked examples of what head office sends: settings and rows. */
public final class CatalogueExamples {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 16);
  private static final Currency EURO = new Currency("EUR", 2);

  private CatalogueExamples() {}

  /** The kinds of examples by the word they begin with. */
  public static Map<String, WorkedExample> kinds() {
    return Map.of("settings", CatalogueExamples::settings, "row", CatalogueExamples::rows);
  }

  /** {@code country CH}, one a line → how the shop counts, one a line. */
  private static List<String> settings(List<String> given) {
    Map<String, String> texts = new TreeMap<>();
    for (String line : given) {
      String[] words = line.strip().split(" +", 2);
      texts.put(words[0], words[1]);
    }
    ShopSettings settings = new ShopSettings(texts);
    try {
      CountryProfile profile = settings.profile(DAY);
      List<String> out = new ArrayList<>();
      out.add("currency " + profile.currency().code() + ", " + profile.currency().decimals());
      out.add("amounts " + name(profile.amounts()));
      out.add(
          "tax "
              + name(profile.tax().prices())
              + ", "
              + name(profile.tax().scope())
              + ", "
              + name(profile.tax().order())
              + ", "
              + name(profile.tax().rounding()));
      out.add(
          profile.cash().step().isZero()
              ? "cash exact"
              : "cash "
                  + profile.currency().text(profile.cash().step())
                  + ", "
                  + name(profile.cash().rounding()));
      settings.layouts().forEach(layout -> out.add("scale " + layout.text()));
      return out;
    } catch (MalformedException e) {
      return List.of("refused: " + e.getMessage());
    }
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code item 101 {…}} → what it is, or why it is refused. */
  private static List<String> rows(List<String> given) {
    List<String> out = new ArrayList<>();
    for (String line : given) {
      String[] words = line.strip().split(" +", 3);
      try {
        out.add(words[0] + " " + words[1] + ": " + read(words[0], words[1], words[2]));
      } catch (MalformedException e) {
        out.add(words[0] + " " + words[1] + ": refused: " + e.getMessage());
      }
    }
    return out;
  }

  private static String read(String kind, String key, String value) throws MalformedException {
    CatalogueRow row = Rows.row(kind, key, value);
    if (kind.equals(CatalogueRow.ITEM)) {
      TaxClass ten = TaxClass.taxed("B", "VAT 10 %", Tax.percent("B", "VAT 10 %", Percent.of(10)));
      TaxTable taxes =
          new TaxTable(List.of(new TaxTable.Period(ten, Optional.empty(), Optional.empty())));
      Item item = ItemRows.item(row, taxes, DAY);
      return item.name() + ", " + EURO.text(item.price()) + " a " + item.unit().text();
    } else if (kind.equals(CatalogueRow.TAX)) {
      TaxTable.Period period = TaxRows.period(row, EURO);
      return period.taxClass().name()
          + ", "
          + period.taxClass().treatment().text()
          + ", taxes "
          + period.taxClass().taxes().size()
          + period.from().map(day -> ", from " + day).orElse("");
    } else if (kind.equals(CatalogueRow.PROMOTION)) {
      Promotion promotion = PromotionRows.promotion(row);
      return promotion.name() + ", " + promotion.offer().getClass().getSimpleName();
    }
    throw new IllegalArgumentException("no example of " + kind);
  }
}
