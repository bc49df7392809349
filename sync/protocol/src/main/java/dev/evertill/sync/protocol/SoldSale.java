package dev.evertill.sync.protocol;

import java.util.List;

/**
 * A sale of any till, and what is left of it.
 *
 * @param document as the till made it
 * @param lines one for each of the document's, in their order
 * @param question why a person should look at it
 */
public record SoldSale(
    SalePlace place, RawJson document, List<LineLeft> lines, @MayBeMissing String question) {}
