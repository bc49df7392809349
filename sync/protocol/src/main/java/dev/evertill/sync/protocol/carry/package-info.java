/**
 * What leaves a till on a stick: the carry file, its keys, and who may read it. A carry file is
 * NDJSON of entries, signed by the till, packed with gzip, and encrypted as an age file
 * (age-encryption.org/v1) to head office and to the till itself; {@link
 * dev.evertill.sync.protocol.carry.CarryFile} draws it.
 */
package dev.evertill.sync.protocol.carry;
