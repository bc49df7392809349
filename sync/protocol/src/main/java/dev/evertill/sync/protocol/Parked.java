package dev.evertill.sync.protocol;

/** An entry that is kept, and a question about it for a person. */
public record Parked(long number, String reason) {}
