/** Starts, joins and stops everything: {@code Main}, {@code Wiring}, {@code Settings}. */
package dev.evertill.till.app;
