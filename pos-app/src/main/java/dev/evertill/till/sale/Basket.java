package dev.evertill.till.sale;

import dev.evertill.till.money.Quantity;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The goods on the counter, those that go out and those that come back. Immutable: every change
 * gives a new basket. What it costs {@link Priced} says.
 *
 * @param discounts given by hand for the whole basket, in the order they were given
 * @param coupons the codes of the coupons that were scanned, each once
 */
public record Basket(
    List<Line> lines, List<Discount> discounts, List<String> coupons, Optional<Customer> customer) {
  public static final Basket EMPTY = new Basket(List.of(), List.of(), List.of(), Optional.empty());

  public Basket {
    lines = List.copyOf(lines);
    discounts = List.copyOf(discounts);
    coupons = List.copyOf(coupons);
  }

  public Basket with(Item item, Quantity quantity) {
    return with(Line.of(item, quantity));
  }

  /**
   * One line more.
   *
   * @throws IllegalArgumentException when more of a sold line would come back than is left of it;
   *     {@link #left} says how much that is
   */
  public Basket with(Line line) {
    if (!line.voided()) {
      line.back().ifPresent(sold -> checkLeft(sold, line.quantity()));
    }
    List<Line> next = new ArrayList<>(lines);
    next.add(line);
    return withLines(next);
  }

  private void checkLeft(SoldLine sold, Quantity quantity) {
    if (quantity.compareTo(left(sold)) > 0) {
      throw new IllegalArgumentException(
          quantity.text()
              + " of "
              + sold.item().sku()
              + " come back: at most "
              + left(sold).text()
              + " are left of that sale");
    }
  }

  /** How much of a sold line can still come back, beside what this basket takes back already. */
  public Quantity left(SoldLine sold) {
    Quantity left = sold.left();
    for (Line line : lines) {
      if (!line.voided()
          && line.back().isPresent()
          && line.back().get().origin().equals(sold.origin())) {
        left = left.minus(line.quantity());
      }
    }
    return left;
  }

  /**
   * Goods of an earlier sale come back.
   *
   * @throws IllegalArgumentException when more would come back than is left
   */
  public Basket withBack(SoldLine sold, Quantity quantity) {
    return with(
        new Line(
            sold.item(),
            quantity,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.of(sold),
            false));
  }

  public Basket withVoided(int line) {
    return replaced(line, lines.get(line).asVoided());
  }

  /**
   * Another quantity or weight for a line; an amount from a label counts no more.
   *
   * @throws IllegalArgumentException when it is 0 or less, or more would come back than is left
   */
  public Basket withQuantity(int line, Quantity quantity) {
    Line old = lines.get(line);
    if (old.back().isPresent() && !old.voided()) {
      replaced(line, old.asVoided()).checkLeft(old.back().get(), quantity);
    }
    return replaced(line, old.withQuantity(quantity));
  }

  /** Another price for a line; the item keeps its own. */
  public Basket withOverride(int line, PriceOverride override) {
    return replaced(line, lines.get(line).withOverride(override));
  }

  /** Something off a line, on top of what it has already. */
  public Basket withDiscount(int line, Discount discount) {
    return replaced(line, lines.get(line).withDiscount(discount));
  }

  /** Something off the whole basket, on top of what it has already. */
  public Basket withDiscount(Discount discount) {
    List<Discount> more = new ArrayList<>(discounts);
    more.add(discount);
    return new Basket(lines, more, coupons, customer);
  }

  /** A coupon; one that lies there already is not taken twice. */
  public Basket withCoupon(String code) {
    if (coupons.contains(code)) {
      return this;
    }
    List<String> more = new ArrayList<>(coupons);
    more.add(code);
    return new Basket(lines, discounts, more, customer);
  }

  public Basket withCustomer(Customer buyer) {
    return new Basket(lines, discounts, coupons, Optional.of(buyer));
  }

  private Basket replaced(int place, Line line) {
    List<Line> next = new ArrayList<>(lines);
    next.set(place, line);
    return withLines(next);
  }

  private Basket withLines(List<Line> next) {
    return new Basket(next, discounts, coupons, customer);
  }

  /** What the basket costs at a moment, by the till's wall clock. */
  public Priced priced(Terms terms, LocalDateTime at) {
    return Pricing.of(this, terms, at);
  }

  /** Nothing was ever put on the counter; a basket of voided lines only is not empty. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** There is something to pay for or to give back. */
  public boolean isPayable() {
    return lines.stream().anyMatch(line -> !line.voided());
  }

  /** Pieces on the counter; what is weighed counts as one. */
  public long items() {
    return lines.stream()
        .filter(line -> !line.voided())
        .mapToLong(
            line ->
                line.item().unit() == Unit.PIECE
                    ? line.quantity().thousandths() / Quantity.PER_UNIT
                    : 1)
        .sum();
  }
}
