package dev.evertill.sync.protocol;

/** What was sold under one tax rate, in minor units. */
public record TaxSum(String code, String percent, long net, long tax, long gross) {}
