package dev.evertill.till.record;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.EpochStart.Cause;
import dev.evertill.till.record.EpochStart.Parent;
import dev.evertill.till.record.TillDocuments.EpochOpened;
import dev.evertill.till.record.TillDocuments.GrandTotalsRecord;
import dev.evertill.till.shift.GrandTotals;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Entry 1 of an epoch, written and read. Functions only. */
public final class EpochDocuments {
  private static final String FORMAT = "evertill.epoch-opened/1";

  private EpochDocuments() {}

  public static byte[] write(EntryNumber place, ZonedDateTime at, EpochStart start) {
    return Wire.bytes(
        new EpochOpened(
            FORMAT,
            place.till(),
            place.epoch(),
            Documents.AT.format(at),
            start.cause().text(),
            start.position(),
            start.parent().map(Parent::epoch).orElse(null),
            start.parent().map(Parent::number).orElse(null),
            start.parent().map(parent -> parent.hash().hex()).orElse(null),
            start.totals().closings(),
            DayFigures.totals(start.totals())));
  }

  /**
   * @throws MalformedException it cannot be read; it says which field, its value, what is allowed
   */
  public static EpochStart read(byte[] document) throws MalformedException {
    EpochOpened opened = Wire.read(EpochOpened.class, document, 0);
    Documents.expect(FORMAT, opened.format());
    Documents.epoch("epoch", opened.epoch());
    Documents.moment("at", opened.at());
    return new EpochStart(
        TaxDocuments.checked("cause", opened.cause(), EpochDocuments::cause),
        opened.position(),
        parent(opened),
        totals(opened.lastZ(), opened.grandTotals()));
  }

  private static Cause cause(String text) {
    for (Cause cause : Cause.values()) {
      if (cause.text().equals(text)) {
        return cause;
      }
    }
    throw new IllegalArgumentException("allowed are new-store, reinstalled, restored and so on");
  }

  private static Optional<Parent> parent(EpochOpened opened) throws MalformedException {
    if (opened.parentEpoch() == null) {
      return Optional.empty();
    }
    String hash = opened.parentHash();
    if (!Hash.isHash(hash)) {
      throw new MalformedException(0, "parentHash", hash, "allowed are 64 hexadecimal digits");
    }
    if (opened.parentNumber() == null || opened.parentNumber() < 1) {
      throw new MalformedException(
          0, "parentNumber", String.valueOf(opened.parentNumber()), "allowed is 1 or more");
    }
    return Optional.of(
        new Parent(
            Documents.epoch("parentEpoch", opened.parentEpoch()),
            opened.parentNumber(),
            new Hash(hash)));
  }

  private static GrandTotals totals(long lastZ, GrandTotalsRecord totals)
      throws MalformedException {
    return TaxDocuments.checked(
        "grandTotals",
        Long.toString(totals.sales()),
        text -> new GrandTotals(Money.of(totals.sales()), Money.of(totals.refunds()), lastZ));
  }

  /** The till that an epoch's first entry is of, empty where it cannot be read. */
  public static Optional<String> tillOf(byte[] epochOpened) {
    try {
      return Optional.of(Wire.read(EpochOpened.class, epochOpened, 0).till());
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }
}
