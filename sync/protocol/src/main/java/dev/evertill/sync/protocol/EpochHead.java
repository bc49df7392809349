package dev.evertill.sync.protocol;

/**
 * The last entry head office holds of an epoch.
 *
 * @param heard when a till called last that writes the epoch, by head office's clock in
 *     milliseconds since 1970; missing where none has since head office started, and from an older
 *     head office
 */
public record EpochHead(String epoch, long number, String hash, @MayBeMissing Long heard) {
  /** Of which nobody says whether it is written. */
  public EpochHead(String epoch, long number, String hash) {
    this(epoch, number, hash, null);
  }

  public EpochHead heardAt(Long when) {
    return new EpochHead(epoch, number, hash, when);
  }
}
