package dev.evertill.till.shift;

import dev.evertill.till.money.Money;

/** What an entry of the journal means to the drawer and to the figures. Immutable. */
public sealed interface DrawerEvent {
  At at();

  /** A drawer begins with its float; whatever lay there before has left with its count. */
  record Opened(At at, Contents floats) implements DrawerEvent {
    /**
     * @throws IllegalArgumentException when the float is not cash
     */
    public Opened {
      for (TenderType tender : floats.amounts().keySet()) {
        if (!tender.isCash()) {
          throw new IllegalArgumentException("a float of " + tender.text() + " is not cash");
        }
      }
    }
  }

  /** A sale, a return or an exchange was closed. */
  record Sold(At at, SaleFacts facts) implements DrawerEvent {}

  /** Money was laid in that no sale brought. */
  record PaidIn(At at, Contents amount, String reason) implements DrawerEvent {}

  /** Money was taken out that no return cost. */
  record PaidOut(At at, Contents amount, String reason) implements DrawerEvent {}

  /** Takings went to the safe, in the bag of this number. */
  record Drop(At at, Contents amount, String bag) implements DrawerEvent {}

  /** The drawer was opened without a sale or a payment. */
  record NoSale(At at, String reason) implements DrawerEvent {}

  /**
   * A basket was given up before it was paid.
   *
   * @param amount what it came to
   * @param lines how many it had
   */
  record BasketVoided(At at, Money amount, long lines) implements DrawerEvent {
    /**
     * @throws IllegalArgumentException when it has fewer than no lines
     */
    public BasketVoided {
      if (lines < 0) {
        throw new IllegalArgumentException("lines < 0: " + lines);
      }
    }
  }

  /** Somebody counted; what was not counted is not in it. */
  record Counted(At at, Contents counted) implements DrawerEvent {}

  /** The drawer went to another cashier as it was, uncounted. */
  record HandedOver(At at, At.Cashier to) implements DrawerEvent {}

  /** A paper that is no sale was printed. */
  record Printed(At at, Slip slip, Money amount) implements DrawerEvent {}

  /** A price was looked up and not sold. */
  record PriceAsked(At at, String group, Money price) implements DrawerEvent {}

  /** Papers that are counted on a report of their own line; none of them is turnover. */
  enum Slip {
    /** A receipt printed once more. */
    COPY("copy"),
    /** What a basket would cost. */
    PRO_FORMA("pro forma"),
    /** Goods handed out on an invoice to come. */
    DELIVERY("delivery"),
    /** A practice sale. It touches no turnover and no grand total (Austria, RKSV § 8 (1)). */
    TRAINING("training");

    private final String text;

    Slip(String text) {
      this.text = text;
    }

    /** The word in documents. */
    public String text() {
      return text;
    }
  }
}
