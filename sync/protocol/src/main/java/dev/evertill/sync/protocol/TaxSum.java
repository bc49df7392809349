package dev.evertill.sync.protocol;

/** What was sold under one tax class and its rates, in minor units. */
public record TaxSum(String code, String percent, long net, long tax, long gross) {}
