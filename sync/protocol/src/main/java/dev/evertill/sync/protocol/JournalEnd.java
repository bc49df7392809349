package dev.evertill.sync.protocol;

/**
 * The last line of a page of entries that head office gives back. A page without it was cut off and
 * is not a page.
 *
 * @param next the number to ask from for the next page
 * @param more whether head office holds entries from there
 */
public record JournalEnd(long next, boolean more) {}
