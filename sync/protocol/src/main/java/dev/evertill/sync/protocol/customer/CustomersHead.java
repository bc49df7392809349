package dev.evertill.sync.protocol.customer;

/**
 * Where head office's customers stand.
 *
 * @param version 0 before the first edit; each customer that changes gets the next one
 * @param hash of all that changed up to that version, as 64 hex digits: a head office that came
 *     back from an older copy has another hash at a version it gives anew, or none there
 */
public record CustomersHead(long version, String hash) {}
