package dev.evertill.till.sale.tax;

import dev.evertill.till.money.Money;

/** What one tax takes of something: the base it was worked out on, and its amount. Immutable. */
public record TaxAmount(Tax tax, Money base, Money amount) {}
