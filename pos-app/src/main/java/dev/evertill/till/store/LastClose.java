package dev.evertill.till.store;

/**
 * The last day that was closed here. Immutable.
 *
 * @param z the number of its Z report
 * @param verdict a word of {@code CloseAnswer}, empty while head office has not answered
 */
public record LastClose(int z, String verdict) {}
