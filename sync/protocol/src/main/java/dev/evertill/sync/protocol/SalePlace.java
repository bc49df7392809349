package dev.evertill.sync.protocol;

/** Which entry of which till a sale is. */
public record SalePlace(String till, String epoch, long number) {}
