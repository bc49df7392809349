/**
 * ObjectBox behind the ports of checkout, printer and sync. Rows stay hidden in here: rows go in
 * and values come out.
 */
package dev.evertill.till.store;
