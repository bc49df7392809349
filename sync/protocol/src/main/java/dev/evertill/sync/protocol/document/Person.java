package dev.evertill.sync.protocol.document;

/** Who did it. */
public record Person(String id, String name) {}
