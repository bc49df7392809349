package dev.evertill.sync.protocol;

/**
 * Which sale it was: by its id, or by what its receipt says.
 *
 * @param epoch the beginning of it, as on paper, or all of it
 */
public record SaleQuestion(
    @MayBeMissing String id,
    @MayBeMissing String till,
    @MayBeMissing String epoch,
    @MayBeMissing Long number) {}
