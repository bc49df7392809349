package dev.evertill.till.checkout;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.checkout.JournalLine.Day;
import dev.evertill.till.checkout.JournalLine.Gone;
import dev.evertill.till.checkout.JournalLine.Written;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.money.Currency;
import dev.evertill.till.record.Amount;
import dev.evertill.till.record.Documents;
import dev.evertill.till.record.EntryNumber;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.TillDocuments.DayAnchor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the journal for a person, the newest first. It reads the disk, so not on the event thread.
 * Safe from any thread.
 */
public final class JournalReading {
  private static final Logger LOG = LoggerFactory.getLogger(JournalReading.class);
  private static final Pattern NUMBER =
      Pattern.compile("(?:(?:[^-]*-)?([0-9A-Fa-f]{4})-)?([0-9]{1,9})");

  private final Ledger ledger;
  private final LongSupplier lastPosition;
  private final Catalogue catalogue;
  private final ZoneId zone;

  /**
   * @param lastPosition of the last entry, 0 for none
   * @param zone where the till stands
   */
  public JournalReading(
      Ledger ledger, LongSupplier lastPosition, Catalogue catalogue, ZoneId zone) {
    this.ledger = ledger;
    this.lastPosition = lastPosition;
    this.catalogue = catalogue;
    this.zone = zone;
  }

  /** The latest entries, and what is missing among them; behind the first entry, all of that. */
  public List<JournalLine> latest(int most) {
    long last = lastPosition.getAsLong();
    List<Recorded> entries = new ArrayList<>();
    long after = last;
    for (long back = most; after > 0 && entries.size() < most; back *= 2) {
      after = Math.max(0, last - back);
      entries.clear();
      ledger.read(after, entries::add);
    }
    List<Recorded> newest = entries.subList(Math.max(0, entries.size() - most), entries.size());
    boolean isAll = after == 0 && newest.size() == entries.size();
    long from = isAll || newest.isEmpty() ? 0 : newest.get(0).position();
    List<JournalLine> lines = new ArrayList<>();
    Currency usual = catalogue.shop().currency();
    newest.forEach(entry -> lines.add(line(entry, usual)));
    ledger.anchors().stream()
        .filter(anchor -> anchor.lastPosition() >= from)
        .forEach(anchor -> lines.add(line(anchor)));
    lines.sort(Comparator.comparingLong(JournalLine::position).reversed());
    return lines;
  }

  /**
   * The entries of a number, one for each epoch that came so far; or what is known of them where
   * they are gone.
   *
   * @param typed as on paper, or the end of that: {@code 03-9F2C-000123}, {@code 9F2C-123}, {@code
   *     123}; anything else finds nothing
   */
  public List<JournalLine> numbered(String typed) {
    Matcher read = NUMBER.matcher(typed.strip());
    if (!read.matches()) {
      return List.of();
    }
    String epoch = Optional.ofNullable(read.group(1)).orElse("").toLowerCase(Locale.ROOT);
    long number = Long.parseLong(read.group(2));
    List<JournalLine> found = new ArrayList<>();
    List<Anchor> anchors = ledger.anchors();
    long at = lastPosition.getAsLong();
    while (at > 0) {
      Optional<EntryNumber> end = numberAt(at, anchors);
      if (end.isEmpty()) {
        at = before(at, anchors);
        continue;
      }
      long first = at - end.get().number() + 1;
      if (number >= 1 && number <= end.get().number() && end.get().epoch().startsWith(epoch)) {
        found.addAll(at(first + number - 1, anchors));
      }
      at = first - 1;
    }
    return found;
  }

  /** Within an epoch numbers and positions go up together. */
  private Optional<EntryNumber> numberAt(long position, List<Anchor> anchors) {
    Optional<EntryNumber> entry = ledger.at(position).map(Recorded::number);
    return entry.isPresent()
        ? entry
        : over(position, anchors)
            .filter(gone -> gone.lastPosition() == position && gone.lastNumber() > 0)
            .map(gone -> new EntryNumber("", gone.epoch(), gone.lastNumber()));
  }

  private static long before(long position, List<Anchor> anchors) {
    return over(position, anchors).map(Anchor::firstPosition).orElse(position) - 1;
  }

  private static Optional<Anchor> over(long position, List<Anchor> anchors) {
    return anchors.stream()
        .filter(gone -> gone.firstPosition() <= position && position <= gone.lastPosition())
        .findFirst();
  }

  private List<JournalLine> at(long position, List<Anchor> anchors) {
    Currency usual = catalogue.shop().currency();
    Optional<JournalLine> entry = ledger.at(position).map(recorded -> line(recorded, usual));
    return entry.or(() -> over(position, anchors).map(this::line)).stream().toList();
  }

  private JournalLine line(Recorded recorded, Currency usual) {
    String word = recorded.entry().header().kind();
    Optional<Kind> kind = Kind.of(word);
    boolean readable = true;
    Optional<Amount> amount = Optional.empty();
    try {
      amount = kind.isEmpty() ? amount : Amount.of(kind.get(), recorded.entry().document(), usual);
    } catch (MalformedException e) {
      LOG.error("entry {}, {}, cannot be read", recorded.number().paper(), word, e);
      readable = false;
    }
    return new Written(
        recorded.position(),
        recorded.number().paper(),
        LocalDateTime.ofInstant(
            Instant.ofEpochMilli(recorded.entry().header().tillTimeMillis()), zone),
        kind,
        readable,
        amount,
        ledger.syncStatus(recorded.position()));
  }

  private JournalLine line(Anchor anchor) {
    return new Gone(
        anchor.lastPosition(),
        anchor.cause(),
        anchor.lastPosition() - anchor.firstPosition() + 1,
        anchor.day().flatMap(JournalReading::day));
  }

  private static Optional<Day> day(byte[] document) {
    try {
      DayAnchor anchor = Documents.readDayAnchor(document);
      return Optional.of(new Day(anchor.z(), LocalDate.parse(anchor.businessDay())));
    } catch (MalformedException e) {
      LOG.error("what is kept of a removed day cannot be read", e);
      return Optional.empty();
    }
  }
}
