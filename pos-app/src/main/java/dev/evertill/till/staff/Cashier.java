package dev.evertill.till.staff;

/** Somebody who may sell. Immutable. */
public record Cashier(String id, String name, String role) {}
