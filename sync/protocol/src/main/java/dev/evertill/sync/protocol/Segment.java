package dev.evertill.sync.protocol;

/** The part of an epoch that belongs to a day, and the hash at its last entry. */
public record Segment(String epoch, long first, long last, String hash) {}
