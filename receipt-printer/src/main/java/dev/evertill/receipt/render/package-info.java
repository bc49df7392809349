/** A receipt as text and as a picture of the paper. */
package dev.evertill.receipt.render;
