package dev.evertill.sync.protocol;

/** A person who may sell; the key is the number they log in with. */
public record StaffValue(String name, String role) {}
