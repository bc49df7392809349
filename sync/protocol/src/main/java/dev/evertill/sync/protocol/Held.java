package dev.evertill.sync.protocol;

import java.util.List;

/**
 * What head office holds after a batch, what of it is parked, and how it would like the next one.
 */
public record Held(
    long number, String hash, List<Parked> parked, int nextBatch, long retryAfterMs) {}
