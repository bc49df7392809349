package dev.evertill.sync.protocol.document;

/** Where goods that come back were sold: the sale, and the place of the line in it from 0. */
public record OriginRecord(String till, String epoch, long number, int line) {}
