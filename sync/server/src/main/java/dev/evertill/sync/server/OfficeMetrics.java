package dev.evertill.sync.server;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is measured at head office, as Prometheus reads it. What is held is asked of the database
 * when it is read, so that it is true for all head offices on it. Safe from any thread.
 */
final class OfficeMetrics {
  static final Duration SILENT_AFTER = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(OfficeMetrics.class);

  /** Whoever invents names of tills fills no memory. */
  static final int MOST_TILLS = 10_000;

  private static final double[] SECONDS = {.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30};

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Database database;
  private final InstantSource clock;
  private final Map<String, Long> lastHeard = new ConcurrentHashMap<>();

  private final Counter requests =
      Counter.builder()
          .name("evertill_http_requests_total")
          .help("Requests that were answered, by port, method, route and status")
          .labelNames("port", "method", "route", "status")
          .register(registry);
  private final Histogram seconds =
      Histogram.builder()
          .name("evertill_http_request_seconds")
          .help("How long answers took, in seconds, without lines of hints")
          .classicOnly()
          .classicUpperBounds(SECONDS)
          .labelNames("port", "route")
          .register(registry);
  private final Counter problems =
      Counter.builder()
          .name("evertill_problems_total")
          .help("Requests that were not done, by the last word of their problem's type")
          .labelNames("problem")
          .register(registry);
  private final Counter closes =
      Counter.builder()
          .name("evertill_closes_total")
          .help("Answers to closed days, by verdict")
          .labelNames("verdict")
          .register(registry);
  private final Counter pages =
      Counter.builder()
          .name("evertill_catalogue_pages_total")
          .help("Pages of the catalogue that were sent")
          .register(registry);
  private final Counter refusedEnrolments =
      Counter.builder()
          .name("evertill_enrolments_refused_total")
          .help("Enrolments that were refused")
          .register(registry);

  /**
   * @param hints how many lines of hints are open
   */
  OfficeMetrics(Database database, IntSupplier hints, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    JvmMetrics.builder().register(registry);
    knownTills();
    gauge("evertill_hints_open", "Tills that listen for hints", () -> hints.getAsInt());
    gauge("evertill_tills_known", "Tills that sent a sale, or called since the start", this::known);
    gauge("evertill_tills_silent", "Known tills that did not call for ten minutes", this::silent);
    held("evertill_entries_held", "Entries that are held", SqlJournals.HELD);
    held("evertill_epochs_held", "Epochs that are held", SqlJournals.EPOCHS);
    held("evertill_branches_held", "Branches of epochs", "select count(*) from branch");
    held("evertill_entries_missing", "Entries in holes of journals", SqlJournals.MISSING);
    held(
        "evertill_entries_parked",
        "Entries that have a question which nobody has answered",
        "select count(*)" + SqlQuestions.UNANSWERED);
    held(
        "evertill_catalogue_version",
        "The version of the catalogue",
        "select max(version) from catalogue_version");
    room();
    pools();
  }

  /** Left out where the database is on another machine. */
  private void room() {
    GaugeWithCallback.builder()
        .name("evertill_disk_free_bytes")
        .help("Bytes left on the disk that the database is on")
        .callback(
            said -> {
              try {
                database.room().ifPresent(said::call);
              } catch (IOException e) {
                LOG.warn("the room on the disk could not be measured: {}", Outage.why(e));
              }
            })
        .register(registry);
  }

  private void gauge(String name, String help, LongSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(said -> said.call(value.getAsLong()))
        .register(registry);
  }

  /** Left out while the database is away: the rest is read all the more then. */
  private void held(String name, String help, String select) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(said -> ask(select).ifPresent(said::call))
        .register(registry);
  }

  private OptionalLong ask(String select) {
    try {
      return OptionalLong.of(
          database
              .reader()
              .withHandle(
                  handle -> handle.createQuery(select).mapTo(Long.class).findOne().orElse(0L)));
    } catch (RuntimeException e) {
      LOG.warn("{} could not be measured: {}", select, Outage.why(e));
      return OptionalLong.empty();
    }
  }

  private void pools() {
    GaugeWithCallback.builder()
        .name("evertill_database_connections")
        .help("Connections to the database, by pool and by what they do")
        .labelNames("pool", "state")
        .callback(
            said ->
                database
                    .pools()
                    .forEach(
                        (pool, now) -> {
                          said.call(now.getActiveConnections(), pool, "active");
                          said.call(now.getIdleConnections(), pool, "idle");
                        }))
        .register(registry);
    GaugeWithCallback.builder()
        .name("evertill_database_waiting")
        .help("Who waits for a connection to the database, by pool")
        .labelNames("pool")
        .callback(
            said ->
                database
                    .pools()
                    .forEach((pool, now) -> said.call(now.getThreadsAwaitingConnection(), pool)))
        .register(registry);
  }

  /** A till that called last before the start is heard of as at the start. */
  private void knownTills() {
    long now = clock.millis();
    database
        .reader()
        .useHandle(
            (Handle handle) ->
                handle
                    .createQuery("select distinct till from journal")
                    .mapTo(String.class)
                    .forEach(till -> lastHeard.put(till, now)));
  }

  private long known() {
    return lastHeard.size();
  }

  private long silent() {
    long now = clock.millis();
    long since = now - SILENT_AFTER.toMillis();
    return lastHeard.values().stream()
        .filter(heard -> heard <= since || Sightings.isAhead(heard, now))
        .count();
  }

  /** Bytes of bodies as they went over one port. */
  void bytes(String port, LongSupplier received, LongSupplier sent) {
    counter("evertill_http_" + port + "_received_bytes_total", "received", port, received);
    counter("evertill_http_" + port + "_sent_bytes_total", "sent", port, sent);
  }

  private void counter(String name, String way, String port, LongSupplier bytes) {
    CounterWithCallback.builder()
        .name(name)
        .help("Bytes of bodies " + way + " on the port of the " + port + ", packed")
        .callback(said -> said.call(bytes.getAsLong()))
        .register(registry);
  }

  /** A request was answered. */
  void answered(RequestWatch.Answered request) {
    requests
        .labelValues(
            request.port(), request.method(), request.route(), Integer.toString(request.status()))
        .inc();
    if (!request.route().equals("/v1/hints")) {
      seconds.labelValues(request.port(), request.route()).observe(request.millis() / 1_000.0);
    }
    request.problem().ifPresent(type -> problems.labelValues(type).inc());
    request.verdict().ifPresent(verdict -> closes.labelValues(verdict).inc());
    boolean done = request.status() < 300;
    if (request.route().equals("/v1/catalogue") && done) {
      pages.inc();
    }
    if (request.route().equals(Gate.ENROLMENTS) && !done) {
      refusedEnrolments.inc();
    }
    if (done) {
      request.till().ifPresent(this::heard);
    }
  }

  /** Of a new one only while there is room: whoever asks names it. */
  private void heard(String till) {
    if (lastHeard.size() < MOST_TILLS || lastHeard.containsKey(till)) {
      lastHeard.put(till, clock.millis());
    }
  }

  static String contentType() {
    return PrometheusTextFormatWriter.CONTENT_TYPE;
  }

  void write(OutputStream out) throws IOException {
    PrometheusTextFormatWriter.create()
        .write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
  }
}
