package dev.evertill.till.record;

import dev.evertill.till.money.Currency;

/** The shop as its receipts name it. Immutable. */
public record Shop(
    String id, String name, String address, String taxId, Currency currency, String footer) {}
