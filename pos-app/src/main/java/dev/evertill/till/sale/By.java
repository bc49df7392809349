package dev.evertill.till.sale;

/** The person who allowed something: staff number and name. Immutable. */
public record By(String id, String name) {}
