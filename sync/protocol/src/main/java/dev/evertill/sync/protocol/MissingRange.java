package dev.evertill.sync.protocol;

/** Entries of a close that head office does not hold, and how it knows. */
public record MissingRange(String epoch, long first, long last, String why) {}
