package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.TaxPartValue;
import dev.evertill.sync.protocol.TaxValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.CatalogueRows.Key;
import java.util.List;

/**
 * Tax classes, for everybody; a class has a line for each time its taxes change. Taxes of several
 * parts are handed in as JSON. Immutable.
 */
final class TaxSheet implements Sheet {
  private static final String TAXED = "taxed";
  private static final String PARTS = "taxes";

  @Override
  public String name() {
    return "taxes";
  }

  @Override
  public String kind(String list) {
    return CatalogueRow.TAX;
  }

  @Override
  public List<String> columns() {
    return List.of("class", "name", "percent", "treatment", "reason", "from", "until", "remove");
  }

  @Override
  public List<String> nested() {
    return List.of(PARTS);
  }

  @Override
  public List<String> needed() {
    return List.of("class");
  }

  @Override
  public List<Key> keys(SheetLine line) {
    String code = line.neededKey("class");
    String from = line.day("from");
    return code == null || line.isFaulty() ? List.of() : List.of(key(code, from));
  }

  private static Key key(String code, String from) {
    return new Key(PriceList.EVERYBODY, CatalogueRow.TAX, from == null ? code : code + "@" + from);
  }

  @Override
  public void take(SheetLine line, Shelf shelf) {
    String code = line.text("class");
    String from = line.day("from");
    Sheets.put(
        line,
        shelf,
        key(code, from),
        () -> {
          String treatment = line.oneOf("treatment", TAXED, List.of(TAXED, "exempt", "outside"));
          List<TaxPartValue> parts = parts(line);
          String percent = line.percent("percent");
          check(line, treatment, percent, parts);
          String until = line.day("until");
          if (from != null && until != null && until.compareTo(from) < 0) {
            line.fault("until", until, "it ends before it begins on " + from);
          }
          return Wire.raw(
              new TaxValue(
                  line.needed("name"),
                  percent,
                  from == null ? null : code,
                  treatment.equals(TAXED) ? null : treatment,
                  line.text("reason"),
                  parts,
                  from,
                  until));
        });
  }

  private static void check(
      SheetLine line, String treatment, String percent, List<TaxPartValue> parts) {
    boolean taxed = treatment.equals(TAXED);
    if (percent != null && parts != null) {
      line.fault("percent", percent, "a class has one rate, or a list of taxes");
    } else if (taxed && percent == null && parts == null && !line.isFaulty()) {
      line.fault("percent", null, "goods that are taxed have a rate, if only one of 0");
    } else if (!taxed && percent != null) {
      line.fault("percent", percent, "goods that are " + treatment + " have no rate");
    }
  }

  private static List<TaxPartValue> parts(SheetLine line) {
    List<TaxPartValue> parts = StrictJson.list(line, PARTS, TaxPartValue.class);
    for (int i = 0; parts != null && i < parts.size(); i++) {
      String place = PARTS + "[" + i + "].";
      TaxPartValue part = parts.get(i);
      StrictJson.oneOf(
          line, place + "kind", part.kind(), List.of("percent", "per-unit", "percent-of-gross"));
      StrictJson.oneOf(
          line, place + "inclusion", part.inclusion(), List.of("by-rule", "included", "added"));
      boolean perUnit = "per-unit".equals(part.kind());
      String rate = perUnit ? part.perUnit() : part.percent();
      if (rate == null || (perUnit ? part.percent() : part.perUnit()) != null) {
        line.fault(
            place + (perUnit ? "perUnit" : "percent"),
            rate,
            "of percent and perUnit the one must be there that the kind asks for");
      } else if (perUnit) {
        StrictJson.decimal(line, place + "perUnit", rate);
      } else {
        StrictJson.percent(line, place + "percent", rate);
      }
    }
    return parts;
  }
}
