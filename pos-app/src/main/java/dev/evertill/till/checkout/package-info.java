/**
 * The counter: one object that sells, and the ports it needs. Decides when; the core below decides
 * what.
 */
package dev.evertill.till.checkout;
