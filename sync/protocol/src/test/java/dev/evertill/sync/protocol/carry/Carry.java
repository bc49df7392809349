package dev.evertill.sync.protocol.carry;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.PlainSale;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A till that hands out its entries in carry files, for tests. */
public final class Carry {
  public static final String TILL = "0117-03";
  public static final long NOON = 1_767_268_800_000L;

  private final List<Carried> sold = new ArrayList<>();

  /** Sells in an epoch, each sale a cent dearer. */
  public Carry sell(String epoch, int times) {
    for (int i = 0; i < times; i++) {
      Entry before = sold.isEmpty() ? null : sold.get(sold.size() - 1).entry();
      boolean goesOn = before != null && before.header().epoch().equals(epoch);
      long number = goesOn ? before.number() + 1 : 1;
      String id = epoch + "-" + number;
      Entry entry =
          Entry.of(
              new EntryHeader(TILL, epoch, number, "sale", id, NOON + number, null),
              goesOn ? before.hash() : Hash.ZERO,
              Wire.bytes(new PlainSale(TILL, epoch, number, id).of(300 + number, 300 + number)));
      sold.add(new Carried(sold.size() + 1L, entry));
    }
    return this;
  }

  public List<Carried> sold() {
    return List.copyOf(sold);
  }

  public static Path write(Path file, CarryKeys keys, String recipient, List<Carried> entries)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        CarryWriter writer =
            new CarryWriter(out, TILL, NOON, keys.signing(), keys.recipients(recipient))) {
      for (Carried carried : entries) {
        writer.write(carried);
      }
      writer.finish();
    }
    return file;
  }
}
