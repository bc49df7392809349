package dev.evertill.sync.protocol.document;

/** The shop as the receipt of a sale named it: fields are empty where it has none. */
public record ShopRecord(String name, String address, String taxId, String footer) {}
