package dev.evertill.sync.protocol.carry;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryLine;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.MayBeMissing;
import dev.evertill.sync.protocol.Wire;

/**
 * One entry as a line of a carry file: an {@link EntryLine} after its position and its epoch. A
 * wire record: {@link #carried} checks.
 */
public record CarriedLine(
    long position,
    String epoch,
    long number,
    String kind,
    String id,
    long tillTime,
    @MayBeMissing Long officeOffset,
    String previous,
    String document,
    String hash) {

  static CarriedLine of(Carried carried) {
    Entry entry = carried.entry();
    EntryLine line = Wire.line(entry);
    return new CarriedLine(
        carried.position(),
        entry.header().epoch(),
        line.number(),
        line.kind(),
        line.id(),
        line.tillTime(),
        line.officeOffset(),
        line.previous(),
        line.document(),
        line.hash());
  }

  /** The entry of this line, whose hash is that of its bytes. */
  static Carried carried(String till, byte[] bytes, long at) throws MalformedException {
    CarriedLine line = Wire.read(CarriedLine.class, bytes, at);
    if (line.position < 1) {
      throw new MalformedException(
          at, "position", Long.toString(line.position), "allowed is 1 or more");
    }
    Entry entry =
        Wire.entry(
            till,
            line.epoch,
            new EntryLine(
                line.number,
                line.kind,
                line.id,
                line.tillTime,
                line.officeOffset,
                line.previous,
                line.document,
                line.hash),
            at);
    if (!entry.isAuthentic()) {
      throw new MalformedException(
          at, "hash", entry.hash().hex(), "it is not the hash of these bytes");
    }
    return new Carried(line.position, entry);
  }
}
