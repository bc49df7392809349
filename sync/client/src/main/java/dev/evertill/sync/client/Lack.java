package dev.evertill.sync.client;

/**
 * Numbers of an epoch that head office holds and the till has lost, both ends included. Immutable.
 */
public record Lack(String epoch, long from, long to) {}
