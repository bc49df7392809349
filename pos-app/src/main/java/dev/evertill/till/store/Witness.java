package dev.evertill.till.store;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.TillDocuments.WitnessForm;
import dev.evertill.till.shift.GrandTotals;

/**
 * What something outside the store remembers of its last entry, so that a store restored from an
 * older copy, moved to another machine or lost is noticed before the first sale. Immutable.
 *
 * @param machine on which the entry was written
 * @param position of the entry in the store
 * @param totals as the last Z report had them
 */
record Witness(
    String till,
    String machine,
    long position,
    String epoch,
    long number,
    Hash hash,
    GrandTotals totals) {
  private static final String FORMAT = "evertill.witness/1";

  byte[] bytes() {
    return Wire.bytes(
        new WitnessForm(
            FORMAT,
            till,
            machine,
            position,
            epoch,
            number,
            hash.hex(),
            totals.closings(),
            totals.sales().minor(),
            totals.refunds().minor()));
  }

  static Witness read(byte[] bytes) throws MalformedException {
    WitnessForm form = Wire.read(WitnessForm.class, bytes, 0);
    if (!FORMAT.equals(form.format())) {
      throw new MalformedException(0, "format", form.format(), "allowed is " + FORMAT);
    }
    try {
      return new Witness(
          form.till(),
          form.machine(),
          form.position(),
          form.epoch(),
          form.number(),
          new Hash(form.hash()),
          new GrandTotals(Money.of(form.sales()), Money.of(form.refunds()), form.z()));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(0, "witness", form.hash(), e.getMessage());
    }
  }
}
