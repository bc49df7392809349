package dev.evertill.sync.protocol;

import java.util.List;

/**
 * What a till says of entries it no longer has, where head office lacks them: number and hash of
 * the last of them, after which its entries go on, and what it keeps of the days they were of.
 *
 * @param days each whole, as it was closed, the oldest first; entries of the first and the last may
 *     be held or still to come
 */
public record Anchor(long number, String hash, List<Close> days) {}
