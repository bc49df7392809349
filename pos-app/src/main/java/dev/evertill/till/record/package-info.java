/**
 * What remains of a sale: its document, its slip. Knows money, sale, shift and staff, and the types
 * of receipt-printer and sync/protocol.
 */
package dev.evertill.till.record;
