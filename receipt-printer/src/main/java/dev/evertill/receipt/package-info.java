/**
 * A receipt as a document: blocks of text, columns, codes and cuts. Knows no printer and no sale.
 */
package dev.evertill.receipt;
