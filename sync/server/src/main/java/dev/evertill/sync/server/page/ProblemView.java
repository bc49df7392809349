package dev.evertill.sync.server.page;

/** Immutable. */
public record ProblemView(int status, String title, String detail) {}
