package dev.evertill.till.catalogue;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.TaxPartValue;
import dev.evertill.sync.protocol.TaxValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.record.TaxDocuments;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.sale.tax.TaxTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tax classes out of the catalogue's rows. Functions only. */
public final class TaxRows {
  private TaxRows() {}

  /**
   * A row with the days it holds.
   *
   * @throws MalformedException it cannot be used; it says which field, its value, what is allowed
   */
  public static TaxTable.Period period(CatalogueRow row, Currency currency)
      throws MalformedException {
    TaxValue value = Wire.tax(row.value());
    String code = value.code() == null ? row.key() : value.code();
    TaxClass.Treatment treatment =
        value.treatment() == null
            ? TaxClass.Treatment.TAXED
            : Fields.read("treatment", value.treatment(), TaxDocuments::treatment);
    List<Tax> taxes = taxes(value, code, currency);
    TaxClass taxClass =
        Fields.read(
            "code",
            code,
            text ->
                new TaxClass(
                    text,
                    value.name(),
                    treatment,
                    value.reason() == null ? "" : value.reason(),
                    taxes));
    Optional<LocalDate> from = day("from", value.from());
    Optional<LocalDate> until = day("until", value.until());
    return Fields.read("until", value.until(), text -> new TaxTable.Period(taxClass, from, until));
  }

  private static Optional<LocalDate> day(String field, String text) throws MalformedException {
    return text == null
        ? Optional.empty()
        : Optional.of(Fields.read(field, text, LocalDate::parse, "a day such as 2027-01-01"));
  }

  private static List<Tax> taxes(TaxValue value, String code, Currency currency)
      throws MalformedException {
    List<Tax> taxes = new ArrayList<>();
    if (value.percent() != null && value.taxes() != null) {
      throw new MalformedException(
          0, "percent", value.percent(), "a class has one rate, or a list of taxes");
    }
    if (value.percent() != null) {
      taxes.add(
          Fields.read(
              "percent",
              value.percent(),
              text -> Tax.percent(code, value.name(), Percent.parse(text))));
    }
    if (value.taxes() != null) {
      for (int i = 0; i < value.taxes().size(); i++) {
        taxes.add(tax("taxes[" + i + "]", value.taxes().get(i), currency));
      }
    }
    return taxes;
  }

  private static Tax tax(String place, TaxPartValue part, Currency currency)
      throws MalformedException {
    Tax.Kind kind =
        Fields.read(place + ".kind", part.kind(), text -> TaxDocuments.named(Tax.Kind.class, text));
    Tax.Inclusion inclusion =
        part.inclusion() == null
            ? Tax.Inclusion.BY_RULE
            : Fields.read(
                place + ".inclusion",
                part.inclusion(),
                text -> TaxDocuments.named(Tax.Inclusion.class, text));
    Percent percent =
        part.percent() == null
            ? Percent.ZERO
            : Fields.read(place + ".percent", part.percent(), Percent::parse);
    UnitPrice perUnit =
        part.perUnit() == null
            ? UnitPrice.ZERO
            : Fields.read(place + ".perUnit", part.perUnit(), currency::parseUnitPrice);
    return Fields.read(
        place,
        part.code(),
        code ->
            new Tax(
                code,
                part.name(),
                kind,
                percent,
                perUnit,
                inclusion,
                Boolean.TRUE.equals(part.raisesBase()),
                !Boolean.FALSE.equals(part.onRaisedBase())));
  }
}
