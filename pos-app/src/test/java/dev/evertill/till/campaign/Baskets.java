package dev.evertill.till.campaign;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.record.Drafts;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Baskets as one word, to be compared: {@code 101*2+4011*0.350!} is two of one thing and a voided
 * line of another. Functions only.
 */
final class Baskets {
  static final String EMPTY = "-";

  private Baskets() {}

  static String word(Basket basket) {
    List<String> parts = new ArrayList<>();
    for (Line line : basket.lines()) {
      parts.add(line.item().sku() + "*" + line.quantity().text() + (line.voided() ? "!" : ""));
    }
    basket.coupons().forEach(code -> parts.add("coupon:" + code));
    return parts.isEmpty() ? EMPTY : String.join("+", parts);
  }

  static String word(byte[] draft) {
    try {
      return word(Drafts.read(draft));
    } catch (MalformedException e) {
      throw new IllegalStateException("a draft of our own cannot be read", e);
    }
  }
}
