package dev.evertill.sync.protocol.customer;

/**
 * The last line of every page of customers.
 *
 * @param to the version up to which everything was told
 * @param hash at that version
 */
public record CustomersEnd(long to, String hash, boolean more) {}
