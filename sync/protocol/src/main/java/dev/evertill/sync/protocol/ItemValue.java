package dev.evertill.sync.protocol;

import java.util.List;

/**
 * Goods on sale; the key is the sku or PLU. The code is the GTIN padded with zeros to 14 digits.
 *
 * @param price of one piece or kg, in 10 to the power of −{@code places} minor units
 * @param places how many places the price has behind the minor unit, 0 when missing
 * @param fixedPrice no promotion or discount may reduce it; no when missing
 * @param prices those that hold for a time, in the order they are looked at: the first that holds
 *     on the day is the price, and {@code price} on all other days
 */
public record ItemValue(
    String name,
    @MayBeMissing String code,
    String group,
    long price,
    String tax,
    String unit,
    @MayBeMissing Integer minAge,
    @MayBeMissing Integer places,
    @MayBeMissing Boolean fixedPrice,
    @MayBeMissing List<PriceValue> prices) {
  public static final String PIECE = "piece";
  public static final String KG = "kg";

  /** Goods of one price. */
  public ItemValue(
      String name,
      String code,
      String group,
      long price,
      String tax,
      String unit,
      Integer minAge,
      Integer places,
      Boolean fixedPrice) {
    this(name, code, group, price, tax, unit, minAge, places, fixedPrice, null);
  }

  /** Goods whose price has no more places than the currency, and may be reduced. */
  public static ItemValue of(
      String name, String code, String group, long price, String tax, String unit, Integer minAge) {
    return new ItemValue(name, code, group, price, tax, unit, minAge, null, null);
  }
}
