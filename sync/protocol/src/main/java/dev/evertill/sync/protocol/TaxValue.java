package dev.evertill.sync.protocol;

import java.util.List;

/**
 * A tax class; the key is its letter unless {@code code} says another, so that a class can have one
 * row for each time its taxes change.
 *
 * <p>Either {@code percent} says its one rate, as an exact decimal text, or {@code taxes} lists
 * what it consists of.
 *
 * @param treatment taxed (when missing), exempt, outside
 * @param reason the words the law wants for goods that are not taxed
 * @param from the first day it holds, such as 2027-01-01
 * @param until the last day it holds
 */
public record TaxValue(
    String name,
    @MayBeMissing String percent,
    @MayBeMissing String code,
    @MayBeMissing String treatment,
    @MayBeMissing String reason,
    @MayBeMissing List<TaxPartValue> taxes,
    @MayBeMissing String from,
    @MayBeMissing String until) {

  /** A class of one rate, always. */
  public static TaxValue of(String name, String percent) {
    return new TaxValue(name, percent, null, null, null, null, null, null);
  }
}
