package dev.evertill.till.sale;

/** What one of an item is. */
public enum Unit {
  PIECE("piece"),
  KILOGRAM("kg");

  private final String text;

  Unit(String text) {
    this.text = text;
  }

  /** The word used in catalogues and documents. */
  public String text() {
    return text;
  }
}
