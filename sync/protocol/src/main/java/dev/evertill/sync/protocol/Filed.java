package dev.evertill.sync.protocol;

/** A document and its kind: what {@link ControlTotals} counts. */
public record Filed(String kind, byte[] document) {
  public static Filed of(Entry entry) {
    return new Filed(entry.header().kind(), entry.document());
  }
}
