package dev.evertill.receipt.spool;

import dev.evertill.receipt.Receipt;
import java.util.Objects;

/** A receipt that wants to be printed once. Immutable. */
public record PrintJob(JobKey key, Receipt receipt) {
  public PrintJob {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(receipt, "receipt");
  }
}
