/** Barcode, item, basket, tender, sale: values and functions. Knows {@code money}. */
package dev.evertill.till.sale;
