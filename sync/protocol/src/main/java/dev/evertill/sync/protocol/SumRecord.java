package dev.evertill.sync.protocol;

/** What was taken in by one kind of tender, in minor units; cash is net of change. */
public record SumRecord(String kind, long amount) {}
