package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Packing;
import dev.evertill.sync.protocol.carry.AgeIdentity;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.compression.Zstd;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Head office: joins database, log, catalogue and HTTP, and starts and stops them. It speaks plain
 * HTTP, and so only to the machine it runs on. Safe from any thread.
 */
public final class HeadOfficeServer implements AutoCloseable {
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
    this(OfficeSettings.in(dataDirectory).port(port));
  }

  /**
   * @throws IOException the directory, a key in it or the storage cannot be used, or the host is
   *     not allowed
   */
  public HeadOfficeServer(OfficeSettings settings) throws IOException {
    host = settings.host();
    onlyLoopback(host);
    Files.createDirectories(settings.data());
    database = new Database(Storage.of(settings.data(), settings.storage()));
    SaleLog log = new SqlSaleLog(database, settings.clock());
    Closes closes = new Closes(log, database, settings.clock());
    Catalogue catalogue = new Catalogue(database, settings.clock());
    hints = new Hints(() -> catalogue.current().version());
    try {
      String recipient = recipient(database, Database.identityIn(settings.data()));
      Body body = new Body(settings.patience(), System::nanoTime);
      Routes routes = new Routes(log, closes, catalogue, hints, body, recipient, settings.clock());
      http = http(routes, settings);
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
    hints.start();
  }

  /** Else a stick could be read by one head office, and not by the one that it is brought to. */
  private static String recipient(Database database, Path identity) throws IOException {
    String own = AgeIdentity.readOrMake(identity).recipient();
    String shared = database.recipient(own);
    if (!shared.equals(own)) {
      throw new IOException(
          identity
              + ": its recipient is "
              + own
              + ", the other head offices on this database have "
              + shared
              + "; allowed is a copy of their file");
    }
    return own;
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

  private static Javalin http(Routes routes, OfficeSettings office) {
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
                connector.setHost(office.host());
                connector.setPort(office.port());
                connector.setIdleTimeout(office.patience().toMillis());
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
