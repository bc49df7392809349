package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Packing;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.compression.Zstd;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.StatisticsHandler;

/** How head office listens: Javalin on Jetty, over TLS where tills are enrolled. Functions only. */
final class OfficeHttp {
  /** For connections to end, once no request is in progress. */
  private static final int STOPS_WITHIN_MS = 900;

  /**
   * Tills keep connections open; on a stop those that say nothing are not waited for any longer. It
   * would also cut a request whose body pauses: so the stop begins when none is in progress.
   */
  private static final int IDLE_CLOSE_AFTER_MS = 50;

  private OfficeHttp() {}

  /**
   * Where tills ask, and nobody else.
   *
   * @param enrolments empty for plain HTTP
   */
  static Javalin forTills(
      OfficeSettings office,
      Optional<Enrolments> enrolments,
      Sightings sightings,
      Routes routes,
      Watched watched) {
    Optional<SSLContext> tls = enrolments.map(known -> known.identity(office.names()).tls());
    Optional<Gate> gate = enrolments.map(known -> new Gate(known, office.clock()));
    return javalin(
        (server, settings) -> connector(server, settings, office, tls),
        routes,
        watched,
        new SmallBodies(OfficeHttp::isOfAnybody, shortPatience(office)),
        config -> {
          gate.ifPresent(keeper -> config.before(keeper::check));
          config.after("/v1/tills/{till}/state", sightings::note);
          config.after("/v1/tills/{till}/epochs/{epoch}/journal", sightings::note);
        });
  }

  /**
   * Where people and programs of head office ask.
   *
   * @param tls empty for plain HTTP, on this machine only
   */
  static Javalin forPeople(
      OfficeSettings office,
      Optional<SSLContext> tls,
      PageGate gate,
      Routes routes,
      Watched watched) {
    PageRights.requireNamed(routes.endpoints());
    return javalin(
        (server, settings) -> {
          settings.setSendServerVersion(false);
          ServerConnector connector =
              tls.isPresent()
                  ? SecureConnector.forPeople(server, settings, tls.get())
                  : new ServerConnector(server, new HttpConnectionFactory(settings));
          connector.setHost(office.page().host());
          connector.setPort(office.page().port());
          connector.setIdleTimeout(office.patience().toMillis());
          connector.setShutdownIdleTimeout(IDLE_CLOSE_AFTER_MS);
          return opened(connector);
        },
        routes,
        watched,
        new SmallBodies(OfficeHttp::isOfPeople, shortPatience(office)),
        gate::addTo);
  }

  /** What a till without a certificate sends; all else is refused before its body is read. */
  private static boolean isOfAnybody(Request request) {
    return request.getHttpURI().getPath().equals(Gate.ENROLMENTS);
  }

  /** All but the files of programs, which show a token before they are read. */
  private static boolean isOfPeople(Request request) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return !request.getHttpURI().getPath().startsWith("/api/") || PageGate.isForm(type);
  }

  private static Duration shortPatience(OfficeSettings office) {
    Duration patience = office.patience();
    return patience.compareTo(SmallBodies.WITHIN) < 0 ? patience : SmallBodies.WITHIN;
  }

  /** Who sees what goes over a port. */
  record Watched(RequestWatch requests, OfficeMetrics metrics, Leaving leaving) {
    static Watched port(String name, OfficeMetrics metrics, Leaving leaving) {
      return new Watched(new RequestWatch(name, metrics::answered), metrics, leaving);
    }
  }

  private static Javalin javalin(
      BiFunction<Server, HttpConfiguration, ServerConnector> connector,
      Routes routes,
      Watched watched,
      SmallBodies small,
      Consumer<RoutesConfig> first) {
    StatisticsHandler bytes = new StatisticsHandler();
    watched.metrics().bytes(watched.requests().port(), bytes::getBytesRead, bytes::getBytesWritten);
    return Javalin.create(
        config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.http.compressionStrategy = answersPacked();
          config.jetty.modifyServer(server -> server.setStopTimeout(STOPS_WITHIN_MS));
          config.jetty.modifyServer(
              server -> {
                server.insertHandler(bytes);
                server.insertHandler(watched.leaving());
                server.insertHandler(small);
                server.setErrorHandler(new PlainErrors());
              });
          config.jetty.addConnector(connector::apply);
          config.requestLogger.http(watched.requests()::went);
          config.routes.before(watched.requests()::came);
          first.accept(config.routes);
          config.routes.before(OfficeHttp::requireOneMethod);
          config.routes.before(SmallBodies::requireWhole);
          routes.addTo(config.routes);
        });
  }

  /** Javalin would run what the header asks for, where everybody else judges what was sent. */
  private static void requireOneMethod(Context context) throws RefusedException {
    if (context.header(Header.X_HTTP_METHOD_OVERRIDE) != null) {
      throw RefusedException.malformed(
          Header.X_HTTP_METHOD_OVERRIDE + ": allowed is the method of the request, and no header");
    }
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration settings, OfficeSettings office, Optional<SSLContext> tls) {
    ServerConnector connector =
        tls.isPresent()
            ? SecureConnector.of(server, settings, tls.get())
            : new ServerConnector(server, new HttpConnectionFactory(settings));
    connector.setHost(office.host());
    connector.setPort(office.port());
    connector.setIdleTimeout(office.patience().toMillis());
    connector.setShutdownIdleTimeout(IDLE_CLOSE_AFTER_MS);
    return opened(connector);
  }

  /** Here a port that is taken is said by us alone; Javalin would say it first, and at length. */
  private static ServerConnector opened(ServerConnector connector) {
    try {
      connector.open();
      return connector;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a till takes: zstd if it says so, else gzip. */
  private static CompressionStrategy answersPacked() {
    return Packing.ZSTD.isHere()
        ? new CompressionStrategy(null, new Gzip(), new Zstd())
        : CompressionStrategy.GZIP;
  }
}
