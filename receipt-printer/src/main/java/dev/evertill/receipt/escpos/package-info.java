/** The language of receipt printers, written and read. */
package dev.evertill.receipt.escpos;
