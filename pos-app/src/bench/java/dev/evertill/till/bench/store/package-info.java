/**
 * What the till's store costs on a disk, with a peer beside each figure: {@code bin/bench store}.
 */
package dev.evertill.till.bench.store;
