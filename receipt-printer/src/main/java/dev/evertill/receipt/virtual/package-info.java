/** A printer without paper: it listens, reads, answers and shows what would have been printed. */
package dev.evertill.receipt.virtual;
