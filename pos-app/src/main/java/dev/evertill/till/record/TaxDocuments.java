package dev.evertill.till.record;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.document.TaxDetail;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxAmount;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.sale.tax.TaxSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tax classes to documents and back: a class that is read is the class that was written. Functions
 * only.
 */
public final class TaxDocuments {
  private TaxDocuments() {}

  static TaxRecord sum(TaxSum sum) {
    return record(
        sum.taxClass(), sum.taxes(), sum.net().minor(), sum.tax().minor(), sum.gross().minor());
  }

  /** A class on its own, with sums of 0. */
  static TaxRecord definition(TaxClass taxClass) {
    return record(
        taxClass,
        taxClass.taxes().stream().map(tax -> new TaxAmount(tax, Money.ZERO, Money.ZERO)).toList(),
        0,
        0,
        0);
  }

  private static TaxRecord record(
      TaxClass taxClass, List<TaxAmount> taxes, long net, long tax, long gross) {
    return new TaxRecord(
        taxClass.code(),
        taxClass.name(),
        rates(taxClass),
        taxClass.treatment().text(),
        taxClass.reason().isEmpty() ? null : taxClass.reason(),
        net,
        tax,
        gross,
        taxes.stream().map(TaxDocuments::detail).toList());
  }

  /** The rates of a class as reports call them: {@code 20}, {@code 5 + 9.975}. */
  static String rates(TaxClass taxClass) {
    return taxClass.taxes().stream()
        .filter(tax -> tax.kind() != Tax.Kind.PER_UNIT)
        .map(tax -> tax.percent().text())
        .collect(Collectors.joining(" + "));
  }

  private static TaxDetail detail(TaxAmount amount) {
    Tax tax = amount.tax();
    boolean perUnit = tax.kind() == Tax.Kind.PER_UNIT;
    return new TaxDetail(
        tax.code(),
        tax.name(),
        word(tax.kind()),
        perUnit ? null : tax.percent().text(),
        perUnit ? tax.perUnit().value() : null,
        perUnit && tax.perUnit().places() > 0 ? tax.perUnit().places() : null,
        word(tax.inclusion()),
        tax.raisesBase(),
        tax.onRaisedBase(),
        amount.base().minor(),
        amount.amount().minor());
  }

  /**
   * The class a document tells of.
   *
   * @param place of the record in its document, such as {@code taxes[0]}
   */
  static TaxClass read(String place, TaxRecord taxRecord) throws MalformedException {
    List<Tax> taxes = new ArrayList<>();
    for (int i = 0; i < taxRecord.parts().size(); i++) {
      taxes.add(tax(place + ".parts[" + i + "]", taxRecord.parts().get(i)));
    }
    TaxClass.Treatment treatment =
        checked(place + ".treatment", taxRecord.treatment(), TaxDocuments::treatment);
    return checked(
        place,
        taxRecord.code(),
        code ->
            new TaxClass(
                code,
                taxRecord.name(),
                treatment,
                taxRecord.reason() == null ? "" : taxRecord.reason(),
                taxes));
  }

  private static Tax tax(String place, TaxDetail detail) throws MalformedException {
    Tax.Kind kind = checked(place + ".kind", detail.kind(), text -> named(Tax.Kind.class, text));
    Tax.Inclusion inclusion =
        checked(place + ".inclusion", detail.inclusion(), text -> named(Tax.Inclusion.class, text));
    Percent percent =
        detail.percent() == null
            ? Percent.ZERO
            : checked(place + ".percent", detail.percent(), Percent::parse);
    UnitPrice perUnit =
        detail.perUnit() == null
            ? UnitPrice.ZERO
            : price(place + ".places", detail.perUnit(), detail.places());
    return checked(
        place,
        detail.code(),
        code ->
            new Tax(
                code,
                detail.name(),
                kind,
                percent,
                perUnit,
                inclusion,
                detail.raisesBase(),
                detail.onRaisedBase()));
  }

  /** A price as documents write it; {@code places} is missing for 0. */
  static UnitPrice price(String field, long value, Integer places) throws MalformedException {
    int behind = places == null ? 0 : places;
    return checked(field, Integer.toString(behind), text -> new UnitPrice(value, behind));
  }

  /** A treatment by its word. */
  public static TaxClass.Treatment treatment(String text) {
    for (TaxClass.Treatment treatment : TaxClass.Treatment.values()) {
      if (treatment.text().equals(text)) {
        return treatment;
      }
    }
    throw new IllegalArgumentException("allowed are taxed, exempt, outside");
  }

  /** The word of a constant: PER_UNIT is per-unit. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant of a word.
   *
   * @throws IllegalArgumentException there is none; it says which there are
   */
  public static <E extends Enum<E>> E named(Class<E> type, String text) {
    List<String> allowed = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(text)) {
        return constant;
      }
      allowed.add(word(constant));
    }
    throw new IllegalArgumentException("allowed are " + String.join(", ", allowed));
  }

  /**
   * What {@code read} makes of the text; what it refuses is said as what is wrong with the field.
   */
  static <T> T checked(String field, String text, Function<String, T> read)
      throws MalformedException {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new MalformedException(0, field, text, String.valueOf(e.getMessage()));
    }
  }
}
