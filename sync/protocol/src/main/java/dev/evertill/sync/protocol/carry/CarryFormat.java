package dev.evertill.sync.protocol.carry;

/** What the first line of every carry file says, whatever its version. A wire record. */
public record CarryFormat(String format) {}
