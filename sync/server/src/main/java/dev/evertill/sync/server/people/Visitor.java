package dev.evertill.sync.server.people;

/**
 * Whoever calls, and is known. Immutable.
 *
 * @param formToken what a form of this visitor must carry; null for a program, which has no forms
 */
public record Visitor(String name, Role role, String formToken) {}
