package dev.evertill.sync.protocol.document;

/** The part of a sale under one tax rate. */
public record TaxRecord(String code, String name, String percent, long net, long tax, long gross) {}
