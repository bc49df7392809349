package dev.evertill.sync.client;

/**
 * Where a pull stands: from which version, to which, and head office's cursor after the last page
 * that was kept. Immutable.
 *
 * @param since the version the rows are changes to; 0 for the full set
 * @param cursor opaque to the till
 */
public record Pull(long since, long target, String cursor) {}
