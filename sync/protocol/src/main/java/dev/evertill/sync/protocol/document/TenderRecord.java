package dev.evertill.sync.protocol.document;

/** What was handed over, before change. */
public record TenderRecord(String kind, long amount) {
  /** The kind change is given back from. */
  public static final String CASH = "cash";
}
