package dev.evertill.till.checkout;

import dev.evertill.till.money.Money;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A basket that was put aside, as a person finds it again. Immutable.
 *
 * @param id what {@link Checkout#recall} takes
 * @param at the till's wall clock when it was put aside
 * @param items how many pieces, 0 where it cannot be read
 * @param total what it costs by the terms of now, empty where it cannot be read
 */
public record HeldBasket(
    long id, String label, LocalDateTime at, long items, Optional<Money> total) {}
