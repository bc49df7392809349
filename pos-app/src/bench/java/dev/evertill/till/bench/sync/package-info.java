/** Measures till and head office together: uploads, pulls, and what a cashier notices of them. */
package dev.evertill.till.bench.sync;
