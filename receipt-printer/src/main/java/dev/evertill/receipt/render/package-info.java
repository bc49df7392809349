/** A receipt as text, as a picture of its paper, as PDF and as HTML for mail. */
package dev.evertill.receipt.render;
