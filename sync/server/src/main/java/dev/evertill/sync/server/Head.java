package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Hash;

/** The last entry that is held of an epoch. Immutable. */
record Head(long number, Hash hash) {
  static final Head NONE = new Head(0, Hash.ZERO);
}
