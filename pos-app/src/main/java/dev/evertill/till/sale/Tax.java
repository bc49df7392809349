package dev.evertill.till.sale;

import dev.evertill.till.money.Percent;

/**
 * A tax that is inside the prices of its class: the class, its name on paper, its rate. Immutable.
 */
public record Tax(String taxClass, String name, Percent percent) {}
