package dev.evertill.sync.server;

import dev.evertill.sync.protocol.EnrolmentCode;
import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.sync.protocol.carry.DurableFile;
import io.javalin.Javalin;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Head office: joins database, log, catalogue and HTTP, and starts and stops them. With names it
 * speaks TLS and answers enrolled tills only; without, it speaks plain HTTP, and so only to the
 * machine it runs on. Safe from any thread.
 */
public final class HeadOfficeServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeadOfficeServer.class);

  private static final Duration REQUESTS_END_WITHIN = Duration.ofSeconds(4);

  private final OfficeSettings settings;
  private final Database database;
  private final Hints hints;
  private final HealthRoutes health;
  private final Leaving leavingTills = new Leaving();
  private final Leaving leavingPages = new Leaving();
  private final Sightings sightings;
  private final DayBook dayBook;
  private final Bookkeeping bookkeeping;
  private final Optional<Enrolments> enrolments;
  private final Javalin http;
  private final Optional<Javalin> page;
  private final boolean pageIsSecure;

  // Under the lock of this
  private boolean closed;

  /**
   * @param port 0 for any free one
   */
  public HeadOfficeServer(Path dataDirectory, int port) throws IOException {
    this(OfficeSettings.in(dataDirectory).port(port));
  }

  /**
   * @throws IOException the directory, a key in it or the storage cannot be used, or the host is
   *     not allowed
   */
  public HeadOfficeServer(OfficeSettings settings) throws IOException {
    settings.requireAllowed();
    this.settings = settings;
    DurableFile.directory(settings.data());
    Storage storage = Storage.of(settings.data(), settings.storage());
    storage.requireWhole();
    database = new Database(storage);
    try {
      enrolments =
          settings.names().isEmpty()
              ? Optional.empty()
              : Optional.of(Enrolments.of(settings.data(), database, settings.clock()));
      OlderEntries.file(database);
      DraftRoutes.clear(settings.data());
      Catalogue catalogue = new Catalogue(database, settings.clock());
      hints = new Hints(() -> catalogue.current().version());
      health = new HealthRoutes(database, settings.clock());
      sightings = new Sightings(database, settings.clock());
      dayBook = new DayBook(database);
      OfficeMetrics metrics = new OfficeMetrics(database, hints::listeners, settings.clock());
      http =
          OfficeHttp.forTills(
              settings,
              enrolments,
              sightings,
              new Routes(groups(catalogue)),
              OfficeHttp.Watched.port("tills", metrics, leavingTills));
      boolean hasPage = settings.page().port() != OfficeSettings.NO_PAGE;
      bookkeeping =
          new Bookkeeping(
              hasPage ? List.of(sightings::write, dayBook::catchUp) : List.of(sightings::write));
      Optional<SSLContext> pageTls = hasPage ? PageTls.of(settings, enrolments) : Optional.empty();
      pageIsSecure = pageTls.isPresent();
      page = hasPage ? Optional.of(pages(pageTls, catalogue, metrics)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private List<Routes.Group> groups(Catalogue catalogue) throws IOException {
    SaleLog log = new SqlSaleLog(database, settings.clock());
    Body body = new Body(settings.patience(), System::nanoTime);
    CustomerBook customers = new CustomerBook(database, settings.clock());
    List<Routes.Group> groups = new ArrayList<>();
    groups.add(
        new JournalRoutes(
            log,
            new Closes(log, database, settings.clock()),
            catalogue,
            customers,
            new HeadSignatures(database, settings.clock()),
            body,
            carryRecipient(),
            settings.clock()));
    groups.add(health);
    groups.add(new CatalogueRoutes(catalogue, hints));
    groups.add(new CustomerRoutes(customers, body));
    groups.add(new QuestionRoutes(new SaleQuestions(database, settings.clock()), body));
    enrolments.ifPresent(
        known -> groups.add(new CertificateRoutes(known, new GuessLimit(settings.clock()), body)));
    return groups;
  }

  private Javalin pages(Optional<SSLContext> tls, Catalogue catalogue, OfficeMetrics metrics) {
    OfficePages pages =
        new OfficePages(
            settings, database, enrolments, sightings, dayBook, catalogue, tls.isPresent());
    return OfficeHttp.forPeople(
        settings,
        tls,
        pages.gate(),
        new Routes(pageGroups(pages, catalogue, metrics)),
        OfficeHttp.Watched.port("pages", metrics, leavingPages));
  }

  /**
   * What people and programs of head office ask, on the port of its pages; {@link PageGate} stands
   * before all of them.
   */
  private List<Routes.Group> pageGroups(
      OfficePages pages, Catalogue catalogue, OfficeMetrics metrics) {
    List<Routes.Group> groups = new ArrayList<>(pages.groups());
    groups.add(health.onPages());
    groups.add(new MetricsRoutes(metrics));
    groups.add(new ExportRoutes(new SalesExport(database)));
    groups.add(new DraftRoutes(new Drafts(database, catalogue, settings.clock()), settings.data()));
    groups.add(new VersionRoutes(catalogue, new Stores(database, catalogue)));
    return groups;
  }

  /** Else a stick could be read by one head office, and not by the one that it is brought to. */
  private String carryRecipient() throws IOException {
    Path identity = Database.identityIn(settings.data());
    String recipient = AgeIdentity.readOrMake(identity).recipient();
    database.requireShared(identity, "recipient", recipient);
    return recipient;
  }

  /**
   * Listens when it returns.
   *
   * @throws IllegalStateException a port cannot be had; it says which, and is to be closed
   */
  public HeadOfficeServer start() {
    listen(http, settings.host(), settings.port());
    page.ifPresent(pages -> listen(pages, settings.page().host(), settings.page().port()));
    hints.start();
    bookkeeping.start();
    return this;
  }

  private static void listen(Javalin http, String host, int port) {
    try {
      http.start();
    } catch (RuntimeException e) {
      throw new IllegalStateException("port " + port + " of " + host + ": " + Outage.why(e), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /** The port of its pages; empty where there are none. */
  public OptionalInt pagePort() {
    return page.isPresent() ? OptionalInt.of(page.get().port()) : OptionalInt.empty();
  }

  /** Where people find it; empty where there are no pages. */
  public Optional<String> pageUrl() {
    return page.map(
        pages ->
            (pageIsSecure ? "https://" : "http://")
                + settings.pageName(pageIsSecure)
                + ":"
                + pages.port()
                + "/");
  }

  /** Where tills find it. */
  public String url() {
    return settings.base() + ":" + port() + "/";
  }

  /**
   * A code with which this till is enrolled once, within ten minutes; from any thread.
   *
   * @throws IllegalStateException it works without certificates
   */
  public EnrolmentCode enrolmentCode(String till) {
    return withCertificates().code(till);
  }

  /**
   * From now on nothing is answered to this till's keys.
   *
   * @throws IllegalStateException it works without certificates
   */
  public void revoke(String till) {
    withCertificates().revokeTill(till);
  }

  private Enrolments withCertificates() {
    return enrolments.orElseThrow(
        () -> new IllegalStateException("this head office works without certificates"));
  }

  /**
   * Takes no new requests, lets those in progress finish for some seconds, then closes the
   * database; all in less than six.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    leavingTills.begin();
    leavingPages.begin();
    // Else each open line of hints would be waited for.
    hints.close();
    try {
      awaitRequests();
      page.ifPresent(HeadOfficeServer::stop);
      stop(http);
      bookkeeping.close();
    } finally {
      health.close();
      database.close();
    }
  }

  private void awaitRequests() {
    long until = System.nanoTime() + REQUESTS_END_WITHIN.toNanos();
    try {
      if (!leavingTills.isOver(until) || !leavingPages.isOver(until)) {
        LOG.info("requests are cut, as they did not end in time; what they sent is not kept");
      }
    } catch (InterruptedException e) {
      // Whoever stops this is in a hurry.
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(Javalin http) {
    try {
      http.stop();
    } catch (JavalinException e) {
      // It has stopped all the same; a connection did not end in time, and was cut.
      LOG.warn("connections were cut, as they did not end in time", e);
    }
  }
}
