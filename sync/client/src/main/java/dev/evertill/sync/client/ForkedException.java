package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Hash;
import java.io.IOException;

/**
 * Head office holds other entries of this epoch than the till: the epoch is not sent on, and a
 * person is told.
 */
final class ForkedException extends IOException {
  private final long number;
  private final Hash hash;

  ForkedException(String epoch, long number, Hash hash) {
    super("epoch " + epoch + ": head office holds another entry " + number + ", hash " + hash);
    this.number = number;
    this.hash = hash;
  }

  /** The number at which head office's entry is not the till's. */
  long number() {
    return number;
  }

  /** Head office's hash at that number. */
  Hash hash() {
    return hash;
  }
}
