package dev.evertill.sync.server.page;

/** What was not done, and why. Immutable. */
public record ProblemView(int status, String title, String detail) {}
