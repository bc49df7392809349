/**
 * The documents head office reads: their JSON, field by field, in order. Any other kind is opaque
 * bytes to it.
 */
package dev.evertill.sync.protocol.document;
