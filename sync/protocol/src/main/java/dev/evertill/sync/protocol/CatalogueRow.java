package dev.evertill.sync.protocol;

/**
 * One row of the catalogue, or the deletion of one. The value is kept byte by byte, because the
 * digest is over its bytes.
 */
public record CatalogueRow(String kind, String key, boolean deleted, @MayBeMissing RawJson value) {
  public static final String ITEM = "item";
  public static final String TAX = "tax";
  public static final String QUICK_KEY = "quickkey";
  public static final String STAFF = "staff";
  public static final String SETTING = "setting";
  public static final String PROMOTION = "promotion";

  /** A live row. */
  public static CatalogueRow of(String kind, String key, RawJson value) {
    return new CatalogueRow(kind, key, false, value);
  }

  public static CatalogueRow deleted(String kind, String key) {
    return new CatalogueRow(kind, key, true, null);
  }
}
