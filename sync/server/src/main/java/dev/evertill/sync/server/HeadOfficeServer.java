package dev.evertill.sync.server;

import dev.evertill.sync.protocol.EnrolmentCode;
import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.sync.protocol.carry.DurableFile;
import dev.evertill.sync.server.ca.Authority;
import dev.evertill.sync.server.ca.OfficeIdentity;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.RoutesConfig;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Head office: joins database, log, catalogue and HTTP, and starts and stops them. With names it
 * speaks TLS and answers enrolled tills only; without, it speaks plain HTTP, and so only to the
 * machine it runs on. Safe from any thread.
 */
public final class HeadOfficeServer implements AutoCloseable {
  public static final String LOOPBACK = "127.0.0.1";

  private static final Logger LOG = LoggerFactory.getLogger(HeadOfficeServer.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.:-]{1,253}");

  private static final int STOPS_WITHIN_MS = 5_000;

  /**
   * Tills keep connections open; on a stop those that say nothing are not waited for any longer.
   */
  private static final int IDLE_CLOSE_AFTER_MS = 50;

  private final String base;
  private final Database database;
  private final Optional<Enrolments> enrolments;
  private final Javalin http;

  /**
   * @param port 0 for any free one
   */
  public HeadOfficeServer(Path dataDirectory, int port) throws IOException {
    this(dataDirectory, LOOPBACK, port, InstantSource.system());
  }

  HeadOfficeServer(Path dataDirectory, String host, int port, InstantSource clock)
      throws IOException {
    this(dataDirectory, host, port, List.of(), clock);
  }

  /**
   * @param host the address it listens on
   * @param names host names or addresses tills know it by; none for plain HTTP on this machine
   * @throws IOException the directory or a key in it cannot be used, or the host is not allowed
   */
  public HeadOfficeServer(
      Path dataDirectory, String host, int port, List<String> names, InstantSource clock)
      throws IOException {
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new IOException("name " + name + ": allowed is a host name or an address");
      }
    }
    if (names.isEmpty()) {
      onlyLoopback(host);
    }
    base = names.isEmpty() ? "http://" + bracketed(host) : "https://" + bracketed(names.get(0));
    DurableFile.directory(dataDirectory);
    SecureRandom chance = new SecureRandom();
    String recipient = AgeIdentity.readOrMake(Database.identityIn(dataDirectory)).recipient();
    Optional<Authority> authority =
        names.isEmpty() ? Optional.empty() : Optional.of(authority(dataDirectory, clock, chance));
    database = new Database(dataDirectory);
    SaleLog log = new SqliteSaleLog(database, clock);
    Routes routes =
        new Routes(
            log,
            new Closes(log, database, clock),
            new Catalogue(database, clock),
            new HeadSignatures(database, clock),
            recipient,
            clock);
    enrolments = authority.map(ours -> new Enrolments(database, ours, clock, chance));
    http =
        authority
            .map(ours -> new OfficeIdentity(ours, names, clock, chance).tls())
            .map(tls -> secure(routes, tls, clock, host, port))
            .orElseGet(() -> http(routes::addTo, HeadOfficeServer::plain, host, port));
  }

  private Javalin secure(
      Routes routes, SSLContext tls, InstantSource clock, String host, int port) {
    Enrolments answering = withCertificates();
    Gate gate = new Gate(answering, clock);
    CertificateRoutes certificates = new CertificateRoutes(answering, gate, new GuessLimit(clock));
    return http(
        config -> {
          certificates.addTo(config);
          routes.addTo(config);
        },
        (server, settings) -> SecureConnector.of(server, settings, tls),
        host,
        port);
  }

  private static Authority authority(Path directory, InstantSource clock, SecureRandom chance)
      throws IOException {
    return Authority.readOrMake(Database.authorityIn(directory), clock.instant(), chance);
  }

  /** For commands that work beside a head office that is serving. */
  static Enrolments enrolments(Path directory, Database database, InstantSource clock)
      throws IOException {
    SecureRandom chance = new SecureRandom();
    return new Enrolments(database, authority(directory, clock, chance), clock, chance);
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static ServerConnector plain(Server server, HttpConfiguration settings) {
    return new ServerConnector(server, new HttpConnectionFactory(settings));
  }

  private static void onlyLoopback(String host) throws IOException {
    if (!InetAddress.getByName(host).isLoopbackAddress()) {
      throw new IOException(
          "host "
              + host
              + ": without certificates head office listens on this machine only;"
              + " allowed are 127.0.0.1, ::1, localhost, or --name with what tills call it");
    }
  }

  private static Javalin http(
      Consumer<RoutesConfig> routes,
      BiFunction<Server, HttpConfiguration, ServerConnector> connectors,
      String host,
      int port) {
    return Javalin.create(
        config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.http.compressionStrategy = CompressionStrategy.GZIP;
          config.jetty.modifyServer(server -> server.setStopTimeout(STOPS_WITHIN_MS));
          config.jetty.addConnector(
              (server, settings) -> {
                ServerConnector connector = connectors.apply(server, settings);
                connector.setHost(host);
                connector.setPort(port);
                connector.setShutdownIdleTimeout(IDLE_CLOSE_AFTER_MS);
                return connector;
              });
          routes.accept(config.routes);
        });
  }

  /** Listens when it returns. */
  public HeadOfficeServer start() {
    http.start();
    return this;
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /** Where tills find it. */
  public String url() {
    return base + ":" + port() + "/";
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

  /** Lets requests in progress finish for up to five seconds, then closes the database. */
  @Override
  public void close() {
    try {
      http.stop();
    } catch (JavalinException e) {
      // It has stopped all the same; a connection did not end in time, and was cut.
      LOG.warn("connections were cut, as they did not end within {} ms", STOPS_WITHIN_MS, e);
    } finally {
      database.close();
    }
  }
}
