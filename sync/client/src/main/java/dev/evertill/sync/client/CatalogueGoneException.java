package dev.evertill.sync.client;

import java.io.IOException;

/** Head office cannot say what changed since that version: the full set must be pulled. */
public final class CatalogueGoneException extends IOException {
  public CatalogueGoneException(String message) {
    super(message);
  }
}
