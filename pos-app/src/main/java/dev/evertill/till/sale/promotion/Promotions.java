package dev.evertill.till.sale.promotion;

import dev.evertill.till.money.Rounding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The promotions of a price list, ready to be applied. Immutable; safe from any thread. */
public final class Promotions {
  public static final Promotions NONE = of(List.of());

  private final List<Promotion> all;

  private Promotions(List<Promotion> all) {
    this.all = all;
  }

  public static Promotions of(List<Promotion> promotions) {
    return new Promotions(List.copyOf(promotions));
  }

  /** All of them, in force or not. */
  public List<Promotion> all() {
    return all;
  }

  /** The promotion that a scanned coupon is for; the first by id where there are several. */
  public Optional<Promotion> askingFor(String scanned) {
    return all.stream()
        .filter(each -> each.coupon().filter(paper -> paper.matches(scanned)).isPresent())
        .min(Comparator.comparing(Promotion::id));
  }

  /**
   * What the goods save: in the order of priority, then of the id.
   *
   * @param rounding how parts of prices are rounded
   */
  public List<Applied> on(List<Goods> goods, Occasion occasion, Rounding rounding) {
    if (all.isEmpty()) {
      return List.of();
    }
    throw new UnsupportedOperationException("not built yet");
  }
}
