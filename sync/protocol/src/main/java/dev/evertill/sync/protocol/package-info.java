/**
 * What till and head office say to each other: the journal's entries with their hash chain, the
 * catalogue's rows with their digest, the figures of a closed day, and the one place that reads and
 * writes them as JSON ({@link dev.evertill.sync.protocol.Wire}).
 *
 * <p>Wire records are public and check nothing; {@code Wire} checks, and says line, field, value
 * and what is allowed.
 */
package dev.evertill.sync.protocol;
