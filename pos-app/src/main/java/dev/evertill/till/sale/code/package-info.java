/**
 * What a scanner reads or a hand types: GTINs, UPC-E, variable measure, GS1 element strings,
 * Digital Link, PLU. Knows {@code money} and the JDK. Begin at {@link
 * dev.evertill.till.sale.code.BarcodeReader}.
 */
package dev.evertill.till.sale.code;
