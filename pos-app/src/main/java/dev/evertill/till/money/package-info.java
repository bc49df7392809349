/** Exact amounts and quantities; the only place that rounds. Knows the JDK and nothing else. */
package dev.evertill.till.money;
