package dev.evertill.sync.protocol;

/** A setting of the shop; the key is its name, such as store.name. */
public record SettingValue(String value) {}
