package dev.evertill.sync.server.page;

/**
 * Immutable.
 *
 * @param to where to go afterwards
 * @param fault why not, or null
 */
public record LogInView(String to, String name, String fault) {}
