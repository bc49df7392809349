package dev.evertill.till.sale;

import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.tax.TaxClass;

/**
 * Something on the price list, as it was when it was scanned. Immutable.
 *
 * @param sku the item number; what a hand types when there is no barcode
 * @param code the GTIN with leading zeros to 14 digits, empty when it has none
 * @param group the goods group, for quick keys, promotions and reports
 * @param price the price of one piece or one kilogram; whether tax is in it the country's rule says
 * @param tax how it is taxed, as it was when the item was scanned
 * @param minimumAge years the customer must have, 0 for no limit
 * @param fixedPrice no promotion or discount may reduce it: books and tobacco in countries that
 *     bind their prices (Germany: BuchPrG § 3, TabStG § 28), vouchers, deposits
 */
public record Item(
    String sku,
    String code,
    String name,
    String group,
    UnitPrice price,
    TaxClass tax,
    Unit unit,
    int minimumAge,
    boolean fixedPrice) {}
