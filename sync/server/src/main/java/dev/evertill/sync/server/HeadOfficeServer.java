package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Packing;
import dev.evertill.sync.protocol.carry.AgeIdentity;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.compression.Zstd;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Head office: joins database, log, catalogue and HTTP, and starts and stops them. It speaks plain
 * HTTP, and so only to the machine it runs on. Safe from any thread.
 */
public final class HeadOfficeServer implements AutoCloseable {
  public static final String LOOPBACK = "127.0.0.1";

  /** A till gives up after as long. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int STOPS_WITHIN_MS = 5_000;

  /**
   * Tills keep connections open; on a stop those that say nothing are not waited for any longer.
   */
  private static final int IDLE_CLOSE_AFTER_MS = 50;

  private final String host;
  private final Database database;
  private final Hints hints;
  private final Javalin http;

  /**
   * @param port 0 for any free one
   */
  public HeadOfficeServer(Path dataDirectory, int port) throws IOException {
    this(dataDirectory, LOOPBACK, port, InstantSource.system());
  }

  HeadOfficeServer(Path dataDirectory, String host, int port, InstantSource clock)
      throws IOException {
    this(dataDirectory, host, port, clock, PATIENCE);
  }

  /**
   * @param patience how long a request's body may take to arrive
   */
  HeadOfficeServer(
      Path dataDirectory, String host, int port, InstantSource clock, Duration patience)
      throws IOException {
    onlyLoopback(host);
    this.host = host;
    database = new Database(dataDirectory);
    SaleLog log = new SqliteSaleLog(database, clock);
    Closes closes = new Closes(log, database, clock);
    Catalogue catalogue = new Catalogue(database, clock);
    String recipient = AgeIdentity.readOrMake(Database.identityIn(dataDirectory)).recipient();
    hints = new Hints(() -> catalogue.current().version()).start();
    Body body = new Body(patience, System::nanoTime);
    Routes routes = new Routes(log, closes, catalogue, hints, body, recipient, clock);
    http = http(routes, host, port, patience);
  }

  private static void onlyLoopback(String host) throws IOException {
    if (!InetAddress.getByName(host).isLoopbackAddress()) {
      throw new IOException(
          "host "
              + host
              + ": without certificates head office listens on this machine only;"
              + " allowed are 127.0.0.1, ::1, localhost");
    }
  }

  private static Javalin http(Routes routes, String host, int port, Duration patience) {
    return Javalin.create(
        config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.http.compressionStrategy = answersPacked();
          config.jetty.modifyServer(server -> server.setStopTimeout(STOPS_WITHIN_MS));
          config.jetty.addConnector(
              (server, settings) -> {
                ServerConnector connector =
                    new ServerConnector(server, new HttpConnectionFactory(settings));
                connector.setHost(host);
                connector.setPort(port);
                connector.setIdleTimeout(patience.toMillis());
                connector.setShutdownIdleTimeout(IDLE_CLOSE_AFTER_MS);
                return connector;
              });
          routes.addTo(config.routes);
        });
  }

  /** What a till takes: zstd if it says so, else gzip. */
  private static CompressionStrategy answersPacked() {
    return Packing.ZSTD.isHere()
        ? new CompressionStrategy(null, new Gzip(), new Zstd())
        : CompressionStrategy.GZIP;
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
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/";
  }

  /** Lets requests in progress finish, then closes the database. */
  @Override
  public void close() {
    hints.close();
    http.stop();
    database.close();
  }
}
