/**
 * The drawer from opening to counting, and the figures of the day. Knows {@code money} and {@code
 * sale}.
 */
package dev.evertill.till.shift;
