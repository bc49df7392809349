/**
 * What differs from country to country, as data: currency, rounding, the way of working out tax.
 */
package dev.evertill.till.sale.country;
