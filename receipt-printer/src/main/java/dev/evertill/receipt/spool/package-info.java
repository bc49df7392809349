/** Jobs on their way to paper: at most once after the first byte, and never a silent double. */
package dev.evertill.receipt.spool;
