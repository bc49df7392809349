package dev.evertill.sync.protocol;

import java.util.List;

/**
 * The sales that it may be, the newest first: none, one, or more where the beginning of an epoch
 * fits two.
 */
public record SaleAnswer(List<SoldSale> sales) {}
