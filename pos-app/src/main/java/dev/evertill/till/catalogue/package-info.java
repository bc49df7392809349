/**
 * What the rows that head office sends mean: items, taxes, promotions and settings as values of the
 * core. Knows money, sale, record and the types of sync/protocol.
 */
package dev.evertill.till.catalogue;
