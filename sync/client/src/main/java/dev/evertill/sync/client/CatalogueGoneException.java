package dev.evertill.sync.client;

import java.io.IOException;

/** Head office cannot say what changed since that version: the full set must be pulled. */
final class CatalogueGoneException extends IOException {
  CatalogueGoneException(String message) {
    super(message);
  }
}
