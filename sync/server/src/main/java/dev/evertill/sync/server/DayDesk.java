package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.KindCount;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.SumRecord;
import dev.evertill.sync.protocol.TaxSum;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.page.CloseView;
import dev.evertill.sync.server.page.DaysView;
import dev.evertill.sync.server.page.Figures;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Days that tills closed, and those they have not. Safe from any thread. */
final class DayDesk {
  private static final int MOST_SHOWN = 200;
  private static final Duration OPEN_WITHIN = Duration.ofDays(60);
  private static final int DIGEST = 12;

  private final Database database;
  private final InstantSource clock;
  private final ZoneId zone;

  DayDesk(Database database, InstantSource clock, ZoneId zone) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
  }

  private record Kept(
      String till, int z, byte[] body, Close close, String verdict, byte[] answer, long answered) {
    String wording() {
      return Hash.of(body).hex().substring(0, DIGEST);
    }
  }

  /**
   * @param which one verdict, or empty for all, and the open days with them
   */
  DaysView days(String which) {
    return database
        .reader()
        .inTransaction(
            handle -> {
              List<Kept> closes = closes(handle, which);
              boolean more = closes.size() > MOST_SHOWN;
              Map<String, Integer> wordings = new HashMap<>();
              closes.forEach(
                  close -> wordings.merge(close.till() + " " + close.z(), 1, Integer::sum));
              return new DaysView(
                  which.isEmpty() ? open(handle) : List.of(),
                  closes.stream()
                      .limit(MOST_SHOWN)
                      .map(close -> shown(close, wordings.get(close.till() + " " + close.z()) > 1))
                      .toList(),
                  which,
                  more);
            });
  }

  private static List<Kept> closes(Handle handle, String verdict) {
    Query query =
        handle.createQuery(
            "select till, z, body, verdict, answer, answered from day_close"
                + (verdict.isEmpty() ? "" : " where verdict = :verdict")
                + " order by answered desc, till, z desc limit "
                + (MOST_SHOWN + 1));
    return kept(verdict.isEmpty() ? query : query.bind("verdict", verdict));
  }

  private static List<Kept> kept(Query query) {
    return query
        .map(
            (row, context) ->
                new Kept(
                    row.getString("till"),
                    row.getInt("z"),
                    row.getBytes("body"),
                    Closes.read(row.getBytes("body")),
                    row.getString("verdict"),
                    row.getBytes("answer"),
                    row.getLong("answered")))
        .list();
  }

  private DaysView.Closed shown(Kept kept, boolean again) {
    return new DaysView.Closed(
        kept.till(),
        kept.z(),
        kept.wording(),
        again,
        kept.close().businessDay(),
        kept.verdict(),
        Figures.time(kept.answered(), zone));
  }

  /** Days with sales after the last day that a till closed. */
  private List<DaysView.Open> open(Handle handle) {
    Map<String, String> closed = new HashMap<>();
    kept(handle.createQuery(
            "select c.till, c.z, c.body, c.verdict, c.answer, c.answered from day_close c"
                + " join (select till, max(z) as last from day_close group by till) l"
                + " on l.till = c.till and l.last = c.z"))
        .forEach(
            close ->
                closed.merge(
                    close.till(),
                    close.close().businessDay(),
                    (one, other) -> one.compareTo(other) > 0 ? one : other));
    LocalDate since = LocalDate.ofInstant(clock.instant().minus(OPEN_WITHIN), zone);
    Map<List<String>, List<String>> open = new LinkedHashMap<>();
    handle
        .createQuery(
            "select day, till, currency, decimals, sum(total) from sold_by_hour where day >= ?"
                + " group by day, till, currency, decimals order by day desc, till, currency")
        .bind(0, since.toString())
        .map(
            (row, context) ->
                open.computeIfAbsent(
                        List.of(row.getString(2), row.getString(1)), key -> new ArrayList<>())
                    .add(Figures.money(row.getLong(5), row.getInt(4)) + " " + row.getString(3)))
        .list();
    return open.entrySet().stream()
        .filter(
            day -> day.getKey().get(1).compareTo(closed.getOrDefault(day.getKey().get(0), "")) > 0)
        .limit(MOST_SHOWN)
        .map(day -> new DaysView.Open(day.getKey().get(0), day.getKey().get(1), day.getValue()))
        .toList();
  }

  /** One close with both sides' figures. */
  Optional<CloseView> find(String till, int z, String wording) {
    return database
        .reader()
        .inTransaction(
            handle -> {
              List<Kept> all =
                  kept(
                      handle
                          .createQuery(
                              "select till, z, body, verdict, answer, answered from day_close"
                                  + " where till = :till and z = :z")
                          .bind("till", till)
                          .bind("z", z));
              return all.stream()
                  .filter(kept -> kept.wording().equals(wording))
                  .findFirst()
                  .map(kept -> view(kept, all.size() > 1, decimals(handle, kept)));
            });
  }

  /** As the till's sales of the day have them; the figures themselves do not say it. */
  private static int decimals(Handle handle, Kept kept) {
    return handle
        .createQuery("select decimals from sold_by_hour where day = ? and till = ? limit 1")
        .bind(0, kept.close().businessDay())
        .bind(1, kept.till())
        .mapTo(Integer.class)
        .findOne()
        .orElse(2);
  }

  private CloseView view(Kept kept, boolean again, int decimals) {
    try {
      CloseAnswer answer = Wire.closeAnswer(kept.answer());
      return new CloseView(
          shown(kept, again),
          figures(named(kept.close().totals(), decimals), named(answer.office(), decimals)),
          answer.missing().stream()
              .map(
                  range ->
                      "Epoch "
                          + range.epoch()
                          + ", entries "
                          + range.first()
                          + " to "
                          + range.last()
                          + ": "
                          + range.why())
              .toList(),
          answer.parked().stream()
              .map(parked -> new CloseView.Question(parked.number(), parked.reason()))
              .toList());
    } catch (MalformedException e) {
      throw new IllegalStateException("an answer of ours: " + e.getMessage(), e);
    }
  }

  private static List<CloseView.Figure> figures(
      Map<String, String> till, Map<String, String> office) {
    TreeSet<String> names = new TreeSet<>(till.keySet());
    names.addAll(office.keySet());
    return names.stream()
        .map(
            name ->
                new CloseView.Figure(
                    name.substring(name.indexOf(' ') + 1),
                    till.getOrDefault(name, ""),
                    office.getOrDefault(name, "")))
        .toList();
  }

  /** Each figure under a name, with a letter before it that gives the order. */
  private static Map<String, String> named(ControlTotals totals, int decimals) {
    Map<String, String> figures = new TreeMap<>();
    figures.put("a Turnover", Figures.money(totals.turnover(), decimals));
    figures.put("b Rounding", Figures.money(totals.rounding(), decimals));
    for (SumRecord tender : totals.tenders()) {
      figures.put("c Taken: " + tender.kind(), Figures.money(tender.amount(), decimals));
    }
    for (TaxSum tax : totals.taxes()) {
      String rate = tax.percent().isEmpty() ? "" : ", " + tax.percent() + " %";
      String of = "d Tax " + tax.code() + rate + ": ";
      figures.put(of + "gross", Figures.money(tax.gross(), decimals));
      figures.put(of + "net", Figures.money(tax.net(), decimals));
      figures.put(of + "tax", Figures.money(tax.tax(), decimals));
    }
    for (KindCount kind : totals.kinds()) {
      figures.put("e Entries: " + kind.kind(), Figures.count(kind.count()));
    }
    return figures;
  }
}
