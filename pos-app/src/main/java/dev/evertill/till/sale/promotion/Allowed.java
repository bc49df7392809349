package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Percent;

/** What the numbers of an offer may be, and how it is said when they are not. Functions only. */
final class Allowed {
  private Allowed() {}

  static void notNegative(String what, long value) {
    atLeast(what, value, 0);
  }

  static void atLeast(String what, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(what + " " + value + ": " + least + " or more is allowed");
    }
  }

  static void atMost(String what, long value, long most) {
    if (value > most) {
      throw new IllegalArgumentException(what + " " + value + ": " + most + " or less is allowed");
    }
  }

  static void atMostTheWhole(Percent percent) {
    if (percent.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException("percent " + percent.text() + ": 100 or less is allowed");
    }
  }
}
