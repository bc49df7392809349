package dev.evertill.sync.protocol;

import java.util.Arrays;
import java.util.Objects;

/**
 * One entry of a journal: its header, its document's exact bytes, and its link of the chain.
 * Immutable.
 */
public record Entry(EntryHeader header, Hash previous, byte[] document, Hash hash) {
  public Entry {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(previous, "previous");
    Objects.requireNonNull(hash, "hash");
    document = document.clone();
  }

  public static Entry of(EntryHeader header, Hash previous, byte[] document) {
    return new Entry(header, previous, document, Hash.chain(previous, header, document));
  }

  /** Whether the hash is the one of these bytes. */
  public boolean isAuthentic() {
    return hash.equals(Hash.chain(previous, header, document));
  }

  public long number() {
    return header.number();
  }

  @Override
  public byte[] document() {
    return document.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entry that
        && header.equals(that.header)
        && previous.equals(that.previous)
        && hash.equals(that.hash)
        && Arrays.equals(document, that.document);
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return header + " " + document.length + " bytes " + hash;
  }
}
