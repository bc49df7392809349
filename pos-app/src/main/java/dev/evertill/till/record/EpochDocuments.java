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
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entry 1 of an epoch, written and read. Functions only. */
public final class EpochDocuments {
  private static final String FIRST = "evertill.epoch-opened/1";
  private static final String FORMAT = "evertill.epoch-opened/2";
  private static final long MOST_DAYS = 1_000_000;

  private EpochDocuments() {}

  /** The document of an epoch's entry 1, whose number {@code place} is. */
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
   * Reads any version; the first says neither position nor grand totals, and was of new stores
   * only.
   *
   * @throws MalformedException it cannot be read; it says which field, its value, what is allowed
   */
  public static EpochStart read(byte[] document) throws MalformedException {
    EpochOpened opened = opened(document);
    if (opened.format().equals(FIRST)) {
      return new EpochStart(
          Cause.NEW_STORE,
          1,
          Optional.empty(),
          new GrandTotals(Money.ZERO, Money.ZERO, opened.lastZ()));
    }
    return new EpochStart(
        TaxDocuments.checked("cause", opened.cause(), EpochDocuments::cause),
        Checks.within("position", Checks.there("position", opened.position()), 1, Long.MAX_VALUE),
        parent(opened),
        totals(opened.lastZ(), Checks.there("grandTotals", opened.grandTotals())));
  }

  private static EpochOpened opened(byte[] document) throws MalformedException {
    EpochOpened opened = Wire.read(EpochOpened.class, document, 0);
    Checks.format(List.of(FIRST, FORMAT), opened.format());
    Checks.epoch("epoch", opened.epoch());
    Checks.moment("at", opened.at());
    Checks.within("lastZ", opened.lastZ(), 0, MOST_DAYS);
    return opened;
  }

  private static Cause cause(String text) {
    for (Cause cause : Cause.values()) {
      if (cause.text().equals(text)) {
        return cause;
      }
    }
    throw new IllegalArgumentException(
        "allowed are "
            + Stream.of(Cause.values()).map(Cause::text).collect(Collectors.joining(", ")));
  }

  private static Optional<Parent> parent(EpochOpened opened) throws MalformedException {
    if (opened.parentEpoch() == null) {
      return Optional.empty();
    }
    String hash = Checks.there("parentHash", opened.parentHash());
    long number = Checks.there("parentNumber", opened.parentNumber());
    return Optional.of(
        new Parent(
            Checks.epoch("parentEpoch", opened.parentEpoch()),
            Checks.within("parentNumber", number, 1, Long.MAX_VALUE),
            TaxDocuments.checked("parentHash", hash, Hash::new)));
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
      return Optional.of(opened(epochOpened).till());
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }
}
