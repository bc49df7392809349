/** What a scanner reads or a hand types: GTINs, UPC-E, variable measure, GS1, Digital Link, PLU. */
package dev.evertill.till.sale.code;
