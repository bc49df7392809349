package dev.evertill.till.sale;

import dev.evertill.till.money.Money;

/** The goods of one tax class on a slip: {@code net + tax = gross}, always. Immutable. */
public record TaxSum(Tax rate, Money net, Money tax, Money gross) {}
