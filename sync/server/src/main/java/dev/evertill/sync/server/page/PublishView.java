package dev.evertill.sync.server.page;

import java.util.Map;

/**
 * What would change for the tills, and what a manager may do about it. Immutable.
 *
 * @param fault why nothing was done, null for none
 * @param warning why it cannot be published, null where it can
 * @param publish where the button sends to
 * @param button what it says
 * @param seen what the visitor looks at, as the form sends it back
 * @param discard where a draft is thrown away; null for a version
 */
public record PublishView(
    DiffView diff,
    String fault,
    String warning,
    String publish,
    String button,
    Map<String, String> seen,
    String discard) {}
