package dev.evertill.till.sale.promotion;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * An offer of the shop with its conditions. Immutable.
 *
 * @param id what documents and reports call it
 * @param name what the receipt calls it
 * @param customerGroups the customers it is for, empty for everybody
 * @param priority who comes first: 1 before 2; equal priorities compete, and the choice that is
 *     best for the customer wins
 * @param exclusive goods it reduces take part in no other promotion, before or after; otherwise
 *     promotions of different priorities add up
 * @param perBasket how often in one basket, 0 for no limit; an {@link Offer.Each} counts pieces
 * @param perCustomer how often for one customer, 0 for no limit
 * @param coupon what has to be scanned for it
 */
public record Promotion(
    String id,
    String name,
    When when,
    Set<String> customerGroups,
    int priority,
    boolean exclusive,
    int perBasket,
    int perCustomer,
    Optional<Coupon> coupon,
    Offer offer) {

  /**
   * The time it holds, by the till's wall clock.
   *
   * @param from the first moment, empty for always
   * @param until the first moment it does not hold any more, empty for ever
   * @param days the days of the week, empty for all
   * @param hoursFrom the time of day it begins
   * @param hoursUntil the time of day it ends; at or before {@code hoursFrom} it is on the next
   *     day, and the day of the week is that of the beginning; equal means all day
   */
  public record When(
      Optional<LocalDateTime> from,
      Optional<LocalDateTime> until,
      Set<DayOfWeek> days,
      LocalTime hoursFrom,
      LocalTime hoursUntil) {
    public static final When ALWAYS =
        new When(
            Optional.empty(), Optional.empty(), Set.of(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /**
     * @throws IllegalArgumentException when it does not begin before it ends
     */
    public When {
      days = Set.copyOf(days);
      if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
        throw new IllegalArgumentException(
            "from " + from.get() + ": before until " + until.get() + " is allowed");
      }
    }

    /** Whether it holds at that moment of the till's wall clock. */
    public boolean holds(LocalDateTime at) {
      if (from.isPresent() && at.isBefore(from.get())) {
        return false;
      }
      if (until.isPresent() && !at.isBefore(until.get())) {
        return false;
      }
      LocalTime time = at.toLocalTime();
      boolean begun = !time.isBefore(hoursFrom);
      boolean over = !time.isBefore(hoursUntil);
      if (hoursFrom.isBefore(hoursUntil)) {
        return begun && !over && on(at.getDayOfWeek());
      }
      return begun ? on(at.getDayOfWeek()) : !over && on(at.getDayOfWeek().minus(1));
    }

    private boolean on(DayOfWeek day) {
      return days.isEmpty() || days.contains(day);
    }
  }

  /**
   * What has to be scanned.
   *
   * @param code the digits of its barcode, or their beginning where each paper has a number of its
   *     own
   * @param numbered each paper has a number of its own behind {@code code}
   * @param singleUse a paper that was redeemed once is refused, and each grants one application
   */
  public record Coupon(String code, boolean numbered, boolean singleUse) {
    /**
     * @throws IllegalArgumentException when the code is empty
     */
    public Coupon {
      if (code.isEmpty()) {
        throw new IllegalArgumentException("coupon code empty: one digit or more is allowed");
      }
    }

    /** Whether a scanned code is one of these papers. */
    public boolean matches(String scanned) {
      return numbered
          ? scanned.length() > code.length() && scanned.startsWith(code)
          : scanned.equals(code);
    }
  }

  /**
   * @throws IllegalArgumentException when a limit is below zero
   */
  public Promotion {
    customerGroups = Set.copyOf(customerGroups);
    Allowed.notNegative("perBasket", perBasket);
    Allowed.notNegative("perCustomer", perCustomer);
  }
}
