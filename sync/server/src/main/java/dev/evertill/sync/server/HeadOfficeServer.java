package dev.evertill.sync.server;

import dev.evertill.sync.protocol.carry.AgeIdentity;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Head office: joins database, log, catalogue and HTTP, and starts and stops them. It speaks plain
 * HTTP, and so only to the machine it runs on. Safe from any thread.
 */
public final class HeadOfficeServer implements AutoCloseable {
  public static final String LOOPBACK = "127.0.0.1";

  private static final int STOPS_WITHIN_MS = 5_000;

  /**
   * Tills keep connections open; on a stop those that say nothing are not waited for any longer.
   */
  private static final int IDLE_CLOSE_AFTER_MS = 50;

  private final String host;
  private final Database database;
  private final Javalin http;

  /**
   * @param port 0 for any free one
   */
  public HeadOfficeServer(Path dataDirectory, int port) throws IOException {
    this(dataDirectory, LOOPBACK, port, InstantSource.system());
  }

  HeadOfficeServer(Path dataDirectory, String host, int port, InstantSource clock)
      throws IOException {
    onlyLoopback(host);
    this.host = host;
    database = new Database(dataDirectory);
    SaleLog log = new SqliteSaleLog(database, clock);
    Closes closes = new Closes(log, database, clock);
    Catalogue catalogue = new Catalogue(database, clock);
    String recipient = AgeIdentity.readOrMake(Database.identityIn(dataDirectory)).recipient();
    CustomerBook customers = new CustomerBook(database, clock);
    http = http(new Routes(log, closes, catalogue, customers, recipient, clock), host, port);
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

  private static Javalin http(Routes routes, String host, int port) {
    return Javalin.create(
        config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.http.compressionStrategy = CompressionStrategy.GZIP;
          config.jetty.modifyServer(server -> server.setStopTimeout(STOPS_WITHIN_MS));
          config.jetty.addConnector(
              (server, settings) -> {
                ServerConnector connector =
                    new ServerConnector(server, new HttpConnectionFactory(settings));
                connector.setHost(host);
                connector.setPort(port);
                connector.setShutdownIdleTimeout(IDLE_CLOSE_AFTER_MS);
                return connector;
              });
          routes.addTo(config.routes);
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
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/";
  }

  /** Lets requests in progress finish, then closes the database. */
  @Override
  public void close() {
    http.stop();
    database.close();
  }
}
