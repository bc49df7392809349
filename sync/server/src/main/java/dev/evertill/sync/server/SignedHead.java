package dev.evertill.sync.server;

/**
 * The last entry of a batch, signed by the till's key, which was verified. Entries are chained, so
 * it signs all before it. Immutable.
 *
 * @param serial of the certificate whose key signed it
 */
record SignedHead(long number, String hash, String signature, String serial) {}
