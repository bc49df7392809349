/**
 * The demonstration: a day that plays itself through the same counter, ledger, spooler and sync as
 * a day of selling, and the check at its end that nothing was lost and nothing doubled.
 */
package dev.evertill.till.app.demo;
