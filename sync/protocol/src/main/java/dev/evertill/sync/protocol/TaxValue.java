package dev.evertill.sync.protocol;

/** A tax class; the key is its letter, the percent an exact decimal text. */
public record TaxValue(String name, String percent) {}
