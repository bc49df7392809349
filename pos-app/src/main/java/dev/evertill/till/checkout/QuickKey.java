package dev.evertill.till.checkout;

import dev.evertill.till.sale.Item;

/**
 * A key that puts an item on the counter. Immutable.
 *
 * @param page the name of its page; pages are in the order of {@code pageOrder}
 * @param position place on the page, from 1, row by row
 * @param colour amber, green, violet, blue, red or grey
 */
public record QuickKey(
    String page, int pageOrder, int position, Item item, String label, String colour) {}
