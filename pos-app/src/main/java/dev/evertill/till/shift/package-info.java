/** The drawer from opening to counting. Knows {@code money} and {@code sale}. */
package dev.evertill.till.shift;
