package dev.evertill.till.sale.promotion;

/**
 * That pieces of a lot could be this part of a set. Immutable.
 *
 * @param value what all pieces of the lot together would count for, in minor units
 */
record Option(Claim claim, int part, long value) {}
