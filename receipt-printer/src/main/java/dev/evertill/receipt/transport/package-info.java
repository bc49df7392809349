/** The way of the bytes to a printer and of its answers back. */
package dev.evertill.receipt.transport;
