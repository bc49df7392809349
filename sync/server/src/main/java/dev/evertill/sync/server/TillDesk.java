package dev.evertill.sync.server;

import dev.evertill.sync.server.page.Figures;
import dev.evertill.sync.server.page.TillView.Certificate;
import dev.evertill.sync.server.page.TillsView;
import dev.evertill.sync.server.page.TillsView.Till;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** What is known of the tills. Safe from any thread. */
final class TillDesk {
  /** A till that is well asks every five seconds. */
  private static final Duration QUIET_AFTER = Duration.ofMinutes(1);

  /** A clock this far off prints wrong times. */
  private static final Duration CLOCK_RIGHT_WITHIN = Duration.ofMinutes(1);

  private final Database database;
  private final Sightings sightings;
  private final InstantSource clock;
  private final ZoneId zone;

  TillDesk(Database database, Sightings sightings, InstantSource clock, ZoneId zone) {
    this.database = database;
    this.sightings = sightings;
    this.clock = clock;
    this.zone = zone;
  }

  private record Journals(long epochs, long entries, long missing, long copies) {
    static final Journals NONE = new Journals(0, 0, 0, 0);
  }

  /** Null is what the till never said. */
  private record Seen(long contact, String version, Long waiting, Long catalogue, Long drift) {}

  /** All that are known, by store and name; those without a store come last. */
  TillsView all() {
    sightings.write();
    return database
        .reader()
        .inTransaction(
            handle -> {
              long version = catalogue(handle);
              Map<String, List<Till>> stores = new TreeMap<>();
              tills(handle, Asked.ALL, version)
                  .forEach(
                      till ->
                          stores
                              .computeIfAbsent(till.store(), store -> new ArrayList<>())
                              .add(till));
              List<Till> without = stores.remove("");
              List<TillsView.Store> all = new ArrayList<>();
              stores.forEach((name, tills) -> all.add(new TillsView.Store(name, tills)));
              if (without != null) {
                all.add(new TillsView.Store("", without));
              }
              return new TillsView(all, version);
            });
  }

  /** One of them. */
  Optional<Till> find(String name) {
    sightings.write(name);
    return database
        .reader()
        .inTransaction(
            handle -> tills(handle, Asked.of(name), catalogue(handle)).stream().findFirst());
  }

  /**
   * Of which tills.
   *
   * @param is the rest of a condition that begins with a till's name
   */
  private record Asked(String is, Map<String, String> names) {
    static final Asked ALL = new Asked(" is not null", Map.of());

    static Asked of(String name) {
      return new Asked(" = :till", Map.of("till", name));
    }
  }

  private static long catalogue(Handle handle) {
    return handle
        .createQuery("select coalesce(max(version), 0) from catalogue_version")
        .mapTo(Long.class)
        .one();
  }

  private List<Till> tills(Handle handle, Asked asked, long version) {
    Map<String, Journals> journals = journals(handle, asked);
    Map<String, Seen> seen = seen(handle, asked);
    Map<String, String> stores = new TreeMap<>();
    handle
        .createQuery(
            "select j.till, b.store from day_book_read b join journal j on j.id = b.journal"
                + " where b.store <> '' and j.till"
                + asked.is()
                + " order by j.id")
        .bindMap(asked.names())
        .map((row, context) -> stores.put(row.getString(1), row.getString(2)))
        .list();
    Map<String, Long> questions = questions(handle, asked);
    Map<String, Long> beside = beside(handle, asked);
    Set<String> names = new TreeSet<>(journals.keySet());
    names.addAll(seen.keySet());
    names.addAll(
        handle
            .createQuery(
                "select till from till_certificate where till"
                    + asked.is()
                    + " union select till from enrolment_code where till"
                    + asked.is())
            .bindMap(asked.names())
            .mapTo(String.class)
            .list());
    return names.stream()
        .map(
            name ->
                till(
                    name,
                    stores.getOrDefault(name, ""),
                    journals.getOrDefault(name, Journals.NONE),
                    seen.get(name),
                    version,
                    beside.getOrDefault(name, 0L),
                    questions.getOrDefault(name, 0L)))
        .toList();
  }

  private static Map<String, Journals> journals(Handle handle, Asked asked) {
    Map<String, Journals> journals = new TreeMap<>();
    handle
        .createQuery(
            "select j.till, count(*) - count(br.journal),"
                + " sum(j.number - coalesce(br.first - 1, 0) - coalesce(h.missing, 0)),"
                + " coalesce(sum(h.missing), 0), count(br.journal) from journal j"
                + " left join branch br on br.journal = j.id"
                + " left join (select journal, sum(last - first + 1) as missing from hole"
                + " group by journal) h on h.journal = j.id where j.till"
                + asked.is()
                + " group by j.till")
        .bindMap(asked.names())
        .map(
            (row, context) ->
                journals.put(
                    row.getString(1),
                    new Journals(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))))
        .list();
    return journals;
  }

  /** How many journals went on beside a later one. */
  private static Map<String, Long> beside(Handle handle, Asked asked) {
    Map<String, Long> beside = new TreeMap<>();
    handle
        .createQuery(
            "select j.till, count(distinct j.id)"
                + SqlJournals.BESIDE
                + " and j.till"
                + asked.is()
                + " group by j.till")
        .bindMap(asked.names())
        .map((row, context) -> beside.put(row.getString(1), row.getLong(2)))
        .list();
    return beside;
  }

  private static Map<String, Seen> seen(Handle handle, Asked asked) {
    Map<String, Seen> seen = new TreeMap<>();
    handle
        .createQuery(
            "select till, contact, version, waiting, catalogue, drift from till_seen where till"
                + asked.is())
        .bindMap(asked.names())
        .map(
            (row, context) ->
                seen.put(
                    row.getString("till"),
                    new Seen(
                        row.getLong("contact"),
                        row.getString("version"),
                        SqlValues.number(row, "waiting"),
                        SqlValues.number(row, "catalogue"),
                        SqlValues.number(row, "drift"))))
        .list();
    return seen;
  }

  private static Map<String, Long> questions(Handle handle, Asked asked) {
    Map<String, Long> questions = new TreeMap<>();
    handle
        .createQuery(
            "select journal.till, count(*)"
                + SqlQuestions.UNANSWERED
                + " and journal.till"
                + asked.is()
                + " group by journal.till")
        .bindMap(asked.names())
        .map((row, context) -> questions.put(row.getString(1), row.getLong(2)))
        .list();
    return questions;
  }

  private Till till(
      String name,
      String store,
      Journals journals,
      Seen seen,
      long version,
      long beside,
      long questions) {
    if (seen == null) {
      return new Till(
          name,
          store,
          "unknown",
          "",
          "",
          "",
          "",
          false,
          "",
          "",
          journals.epochs(),
          journals.entries(),
          journals.missing(),
          journals.copies(),
          beside,
          questions);
    }
    // Heard while our clock was ahead: when, and how far off the till's was, is not known.
    boolean known = !Sightings.isAhead(seen.contact(), clock.millis());
    Duration ago = Duration.ofMillis(Math.max(0, clock.millis() - seen.contact()));
    return new Till(
        name,
        store,
        known && ago.compareTo(QUIET_AFTER) < 0 ? "well" : "quiet",
        known ? Figures.span(ago) : "",
        known ? Figures.time(seen.contact(), zone) : "",
        seen.waiting() == null ? "" : Figures.count(seen.waiting()),
        seen.catalogue() == null ? "" : Long.toString(seen.catalogue()),
        seen.catalogue() != null && seen.catalogue() < version,
        known ? drift(seen.drift()) : "",
        seen.version() == null ? "" : seen.version(),
        journals.epochs(),
        journals.entries(),
        journals.missing(),
        journals.copies(),
        beside,
        questions);
  }

  private static String drift(Long millis) {
    if (millis == null) {
      return "";
    }
    Duration drift = Duration.ofMillis(millis);
    return drift.abs().compareTo(CLOCK_RIGHT_WITHIN) < 0
        ? "right"
        : Figures.span(drift) + (drift.isNegative() ? " behind" : " ahead");
  }

  /** Its certificates, the newest first. */
  List<Certificate> certificates(String till) {
    long now = clock.millis();
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select c.serial, c.not_after, (select count(*) from revocation r"
                            + " where r.till = c.till and r.key_hash = c.key_hash) as revoked"
                            + " from till_certificate c where c.till = ?"
                            + " order by c.not_after desc limit 50")
                    .bind(0, till)
                    .map(
                        (row, context) ->
                            new Certificate(
                                row.getString(1),
                                Figures.time(row.getLong(2), zone),
                                row.getLong(3) > 0
                                    ? "revoked"
                                    : row.getLong(2) < now ? "expired" : "good"))
                    .list());
  }

  /** When all its keys were revoked last; empty if never. */
  String revoked(String till) {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select issued_until from revocation where till = ? and key_hash = ''")
                    .bind(0, till)
                    .mapTo(Long.class)
                    .findOne()
                    .map(when -> Figures.time(when, zone))
                    .orElse(""));
  }
}
