/**
 * Offers of the shop as data, and the choice among them. Knows {@code money} alone; goods are
 * handed in as {@link dev.evertill.till.sale.promotion.Goods}.
 */
package dev.evertill.till.sale.promotion;
