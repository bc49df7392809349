/**
 * What the state takes: taxes, their tables and their arithmetic. Knows {@code money} alone; what is
 * taxed is handed in as amounts.
 */
package dev.evertill.till.sale.tax;
