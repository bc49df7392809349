package dev.evertill.sync.protocol;

/**
 * Goods on sale; the key is the sku or PLU. The code is the GTIN padded with zeros to 14 digits.
 *
 * @param price of one piece or kg, in 10 to the power of −{@code places} minor units
 * @param places how many places the price has behind the minor unit, 0 when missing
 * @param fixedPrice no promotion or discount may reduce it; no when missing
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
    @MayBeMissing Boolean fixedPrice) {
  public static final String PIECE = "piece";
  public static final String KG = "kg";

  /** Goods whose price has no more places than the currency, and may be reduced. */
  public static ItemValue of(
      String name, String code, String group, long price, String tax, String unit, Integer minAge) {
    return new ItemValue(name, code, group, price, tax, unit, minAge, null, null);
  }
}
