package dev.evertill.till.sale;

import dev.evertill.till.money.Money;

/**
 * Something on the price list, as it was when it was scanned. Immutable.
 *
 * @param sku the item number; what a hand types when there is no barcode
 * @param code the GTIN with leading zeros to 14 digits, empty when it has none
 * @param group the goods group, for quick keys and reports
 * @param price the price of one piece or one kilogram, tax included
 * @param tax the tax inside the price, as it was when the item was scanned
 * @param minimumAge years the customer must have, 0 for no limit
 */
public record Item(
    String sku,
    String code,
    String name,
    String group,
    Money price,
    Tax tax,
    Unit unit,
    int minimumAge) {}
