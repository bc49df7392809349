package dev.evertill.sync.protocol;

/**
 * What is left of a line of a sale, as exact decimal texts: what was sold, what came back to any
 * till, and what may still come back. Of a voided line, and of goods that came back themselves,
 * nothing was sold.
 */
public record LineLeft(String sold, String returned, String left) {}
