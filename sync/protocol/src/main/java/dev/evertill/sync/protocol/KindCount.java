package dev.evertill.sync.protocol;

/** How many entries of a kind. */
public record KindCount(String kind, long count) {}
