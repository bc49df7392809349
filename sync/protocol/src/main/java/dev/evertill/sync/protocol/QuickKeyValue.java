package dev.evertill.sync.protocol;

/**
 * A key on the screen; the key of the row is page and position. Pages go by their order, positions
 * count from 1.
 */
public record QuickKeyValue(
    String page, int pageOrder, int position, String sku, String label, String colour) {}
