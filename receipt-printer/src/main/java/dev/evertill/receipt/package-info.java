/** A probe. */
package dev.evertill.receipt;
