package dev.evertill.sync.server.page;

/**
 * Where people log in, and why that failed. Immutable.
 *
 * @param to where to go afterwards
 * @param fault why not, or null
 */
public record LogInView(String to, String name, String fault) {}
