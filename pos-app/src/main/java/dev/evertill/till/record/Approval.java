package dev.evertill.till.record;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.sale.By;
import java.util.Optional;

/**
 * Somebody allowed somebody else one act, once. Immutable.
 *
 * @param asked who wants to act
 * @param allowed who answers for it
 * @param act a word such as {@code cash-out}
 * @param limit up to which amount, empty where the act has none
 */
record Approval(By asked, By allowed, String act, Optional<Limit> limit) {
  /** The most that was allowed. */
  record Limit(Money amount, Currency currency) {}
}
