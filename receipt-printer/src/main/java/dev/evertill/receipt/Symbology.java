package dev.evertill.receipt;

/** The kinds of bar code a receipt carries, each with what it can say. */
public enum Symbology {
  EAN_13("EAN-13"),
  EAN_8("EAN-8"),
  CODE_128("CODE-128");

  private static final int LONGEST_CODE_128 = 80;

  private final String title;

  Symbology(String title) {
    this.title = title;
  }

  /** The name people use: {@code EAN-13}. */
  public String title() {
    return title;
  }

  /** Refuses data that no scanner would give back. */
  void check(String data) {
    switch (this) {
      case EAN_13 -> checkEan(data, 13);
      case EAN_8 -> checkEan(data, 8);
      case CODE_128 -> checkCode128(data);
    }
  }

  private void checkEan(String data, int length) {
    if (data.length() != length || !data.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException(title + " has " + length + " digits: " + data);
    }
    int sum = 0;
    for (int i = 0; i < length - 1; i++) {
      sum += (data.charAt(length - 2 - i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    int expected = (10 - sum % 10) % 10;
    int found = data.charAt(length - 1) - '0';
    if (found != expected) {
      throw new IllegalArgumentException(
          title + " check digit " + found + ", expected " + expected + ": " + data);
    }
  }

  private void checkCode128(String data) {
    if (data.isEmpty() || data.length() > LONGEST_CODE_128) {
      throw new IllegalArgumentException(
          title + " has 1 to " + LONGEST_CODE_128 + " characters: " + data.length());
    }
    if (!data.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(title + " holds printable ASCII only: " + data);
    }
  }
}
