/**
 * Customers, which tills and head office edit both: each field by itself, the later edit wins. What
 * is merged here comes out the same in any order, however often.
 */
package dev.evertill.sync.protocol.customer;
