/**
 * What leaves the till on a stick: the mirror, which gets every entry after its commit, and the
 * export of what head office does not have. Both are carry files ({@link
 * dev.evertill.sync.protocol.carry.CarryFile}), and only the till and head office can read them.
 */
package dev.evertill.till.carry;
