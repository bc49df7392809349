package dev.evertill.sync.protocol;

/**
 * The last line of every page: the version it is a page of, how many live rows that version has and
 * their digest, where to go on, and whether there is more.
 */
public record CatalogueEnd(long to, long rows, String digest, String next, boolean more) {}
