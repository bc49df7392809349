package dev.evertill.sync.protocol;

/**
 * Goods on sale; the key is the sku or PLU. The code is the GTIN padded with zeros to 14 digits;
 * the price is in minor units per piece or per kg.
 */
public record ItemValue(
    String name,
    @MayBeMissing String code,
    String group,
    long price,
    String tax,
    String unit,
    @MayBeMissing Integer minAge) {
  public static final String PIECE = "piece";
  public static final String KG = "kg";
}
