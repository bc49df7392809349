package dev.evertill.sync.client;

import java.io.IOException;

/**
 * Head office does not know what it once said of the customers: it came back from an older copy,
 * and may have lost what the till sent.
 */
final class CustomersGoneException extends IOException {
  CustomersGoneException(String message) {
    super(message);
  }
}
