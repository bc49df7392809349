package dev.evertill.sync.protocol;

import dev.evertill.sync.protocol.customer.CustomersHead;
import java.util.List;

/**
 * What head office knows of a till, and its own clock in milliseconds since 1970.
 *
 * @param carryRecipient to whom carry files for head office are encrypted, {@code age1…}; an older
 *     head office takes none
 * @param customers where the customers stand; an older head office keeps none
 * @param branches what is held of epochs that forked, besides their journals; an older head office
 *     takes none and says nothing
 * @param catalogueDigest of the rows of the catalogue's version, which another version had under
 *     the same number before head office was restored; an older head office does not say it
 */
public record TillState(
    long time,
    long catalogueVersion,
    String tillVersion,
    List<EpochHead> epochs,
    @MayBeMissing String carryRecipient,
    @MayBeMissing CustomersHead customers,
    @MayBeMissing List<BranchHead> branches,
    @MayBeMissing String catalogueDigest) {

  /** The head of an epoch; number 0 where nothing of it is held. */
  public EpochHead held(String epoch) {
    return epochs.stream()
        .filter(head -> head.epoch().equals(epoch))
        .findFirst()
        .orElse(new EpochHead(epoch, 0, Hash.ZERO.hex()));
  }
}
