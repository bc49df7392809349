package dev.evertill.sync.protocol;

/** The last entry head office holds of an epoch. */
public record EpochHead(String epoch, long number, String hash) {}
