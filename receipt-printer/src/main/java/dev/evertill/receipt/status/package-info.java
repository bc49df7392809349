/** What a printer says of itself: paper, cover, drawer, errors. */
package dev.evertill.receipt.status;
