package dev.evertill.till.sale.country;

import dev.evertill.till.money.Money;
import dev.evertill.till.money.Rounding;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * What coins cannot pay. Only the part paid in cash is rounded, a refund mirrors. All amounts in
 * minor units. Immutable.
 *
 * @param step the smallest amount that is paid in cash, 0 where there is a coin for every amount
 * @param rounding how what is due is rounded
 * @param changeStep the smallest amount that is given back
 * @param changeRounding how change is rounded
 * @param kept amounts up to this are paid as they are: 2 cents in Finland; 0 for none
 * @param least amounts from one minor unit up to this become one step, where they would become
 *     nothing: 2 cents in Slovakia; 0 for none
 * @param whollyCash only what is paid wholly in cash is rounded, as in Italy; otherwise the part
 *     paid in cash is
 */
public record CashRounding(
    Money step,
    Rounding rounding,
    Money changeStep,
    Rounding changeRounding,
    Money kept,
    Money least,
    boolean whollyCash) {
  /** Every amount can be paid. */
  public static final CashRounding NONE =
      new CashRounding(Money.ZERO, Rounding.HALF_UP, Money.ZERO, Rounding.HALF_UP);

  /**
   * @throws IllegalArgumentException when an amount is negative, {@code least} is above the step,
   *     or small amounts would be both kept and raised
   */
  public CashRounding {
    Objects.requireNonNull(rounding);
    Objects.requireNonNull(changeRounding);
    refuseNegative("step", step);
    refuseNegative("change step", changeStep);
    refuseNegative("kept", kept);
    refuseNegative("least", least);
    if (least.compareTo(step) > 0) {
      throw new IllegalArgumentException(
          "least " + least.minor() + ": at most the step of " + step.minor() + " is allowed");
    }
    if (kept.isPositive() && least.isPositive()) {
      throw new IllegalArgumentException(
          "kept " + kept.minor() + " and least " + least.minor() + ": one of them has to be 0");
    }
  }

  /** Without a rule for small amounts, for the part paid in cash. */
  public CashRounding(Money step, Rounding rounding, Money changeStep, Rounding changeRounding) {
    this(step, rounding, changeStep, changeRounding, Money.ZERO, Money.ZERO, false);
  }

  /** To the nearest step; half a step goes away from zero. Change as {@link #of} says. */
  public static CashRounding nearest(Money step) {
    return of(step, Rounding.HALF_UP);
  }

  /**
   * One step for what is due and for change. Change is rounded the other way, so that it is the
   * same whether the total is rounded or what is left of the notes: a half that goes up in the
   * total goes down in the change. (A half that goes to the even step has no other way.)
   */
  public static CashRounding of(Money step, Rounding rounding) {
    return new CashRounding(step, rounding, step, opposite(rounding));
  }

  private static Rounding opposite(Rounding rounding) {
    return switch (rounding) {
      case HALF_UP -> Rounding.HALF_DOWN;
      case HALF_DOWN -> Rounding.HALF_UP;
      case HALF_EVEN -> Rounding.HALF_EVEN;
      case UP -> Rounding.DOWN;
      case DOWN -> Rounding.UP;
    };
  }

  private static void refuseNegative(String what, Money amount) {
    if (amount.isNegative()) {
      throw new IllegalArgumentException(what + " < 0: " + amount.minor());
    }
  }

  /** With a rule of its own for change. */
  public CashRounding withChange(Money ownStep, Rounding ownRounding) {
    return new CashRounding(step, rounding, ownStep, ownRounding, kept, least, whollyCash);
  }

  /** Amounts up to {@code limit} are paid as they are. */
  public CashRounding keeping(Money limit) {
    return new CashRounding(
        step, rounding, changeStep, changeRounding, limit, Money.ZERO, whollyCash);
  }

  /** Amounts from one minor unit up to {@code limit} become one step. */
  public CashRounding raising(Money limit) {
    return new CashRounding(
        step, rounding, changeStep, changeRounding, Money.ZERO, limit, whollyCash);
  }

  /** Rounds only what is paid wholly in cash. */
  public CashRounding onlyWhollyCash() {
    return new CashRounding(step, rounding, changeStep, changeRounding, kept, least, true);
  }

  /**
   * What is paid in coins for {@code exact}; for a refund what is paid out, mirrored.
   *
   * @throws ArithmeticException when it does not fit
   */
  public Money due(Money exact) {
    if (isWithin(exact, kept)) {
      return exact;
    }
    if (isWithin(exact, least)) {
      return exact.isNegative() ? step.negate() : step;
    }
    return rounding.toStep(exact, step);
  }

  /** Zero is within no limit: it needs no rule. */
  private static boolean isWithin(Money exact, Money limit) {
    return !exact.isZero() && exact.compareTo(limit) <= 0 && exact.compareTo(limit.negate()) >= 0;
  }

  /**
   * What is left to pay in coins of {@code total} when a part is paid by card, voucher or transfer.
   * That part is never rounded.
   *
   * @param paidOtherwise with the sign of the total: negative for a refund
   * @throws ArithmeticException when it does not fit
   */
  public Money due(Money total, Money paidOtherwise) {
    Money rest = total.minus(paidOtherwise);
    return whollyCash && !paidOtherwise.isZero() ? rest : due(rest);
  }

  /** What paying {@code exact} in coins adds, below zero where it takes off. */
  public Money difference(Money exact) {
    return due(exact).minus(exact);
  }

  /** What is given back in coins for {@code exact}. */
  public Money change(Money exact) {
    return changeRounding.toStep(exact, changeStep);
  }

  /**
   * What is given back of {@code cash} that is enough for what is left of {@code total}. A payment
   * is rounded once: in what is due, or, where no coin can give the rest of the cash back (foreign
   * notes at their rate), in what goes back. An amount that is paid as it is gets exact change.
   *
   * @param paidOtherwise 0 or more, as {@code total} is
   * @throws ArithmeticException when it does not fit
   */
  public Money change(Money cash, Money total, Money paidOtherwise) {
    Money exact = total.minus(paidOtherwise);
    Money over = cash.minus(due(total, paidOtherwise));
    boolean asItIs = isWithin(exact, kept) || (whollyCash && !paidOtherwise.isZero());
    if (asItIs || change(over).equals(over)) {
      return over;
    }
    boolean once = step.equals(changeStep) && !isWithin(exact, least);
    return change(once ? cash.minus(exact) : over).atLeast(Money.ZERO).atMost(cash);
  }

  /**
   * The same coins in a currency written with other decimals: 5 forints are 5 without decimals and
   * 500 with two.
   *
   * @throws IllegalArgumentException when an amount cannot be written so
   */
  CashRounding rescaled(int from, int to) {
    return new CashRounding(
        rescaled(step, from, to),
        rounding,
        rescaled(changeStep, from, to),
        changeRounding,
        rescaled(kept, from, to),
        rescaled(least, from, to),
        whollyCash);
  }

  private static Money rescaled(Money amount, int from, int to) {
    BigDecimal exact = BigDecimal.valueOf(amount.minor(), from);
    try {
      return Money.of(exact.movePointRight(to).longValueExact());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "coin " + exact.toPlainString() + ": at most " + to + " decimals are allowed", e);
    }
  }
}
