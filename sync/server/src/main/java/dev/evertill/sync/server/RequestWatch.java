package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Names;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Sees every request of one port come and go: it gets a number, which every line in the log says
 * that is written on its way, and is counted and logged when it is answered. Nothing of its body or
 * its query is looked at. Safe from any thread.
 */
final class RequestWatch {
  /** The number of the request, in the answer too, so that both logs can be laid side by side. */
  static final String HEADER = "X-Request-Id";

  private static final Logger LOG = LoggerFactory.getLogger("requests");
  private static final String PROBLEM = "problem";
  private static final String VERDICT = "verdict";

  private final String port;
  private final AtomicLong count = new AtomicLong();
  private final Consumer<Answered> answered;

  /**
   * @param port tills or pages
   * @param answered told of every request, on the thread that answered it
   */
  RequestWatch(String port, Consumer<Answered> answered) {
    this.port = port;
    this.answered = answered;
  }

  /**
   * A request that is over. Immutable.
   *
   * @param route as drawn, such as /v1/tills/{till}/state; none where nothing is answered
   * @param till whose request it was, by a name that may be one
   * @param problem the last word of the problem's type
   * @param verdict to a close
   */
  record Answered(
      String port,
      String method,
      String route,
      int status,
      double millis,
      Optional<String> till,
      Optional<String> problem,
      Optional<String> verdict) {}

  String port() {
    return port;
  }

  /** What became of the request, where its status does not say it. */
  static void problem(Context context, String type) {
    context.attribute(PROBLEM, type.substring(type.lastIndexOf('/') + 1));
  }

  static void verdict(Context context, String verdict) {
    context.attribute(VERDICT, verdict);
  }

  /** Before anything else is done with it. */
  void came(Context context) {
    String id = port.charAt(0) + "-" + count.incrementAndGet();
    context.header(HEADER, id);
    MDC.put("request", id);
    till(context.req().getRequestURI()).ifPresent(till -> MDC.put("till", till));
  }

  /** When its answer is on its way. */
  void went(Context context, float millis) {
    Endpoint endpoint = context.endpoints().lastHttpEndpoint();
    Answered request =
        new Answered(
            port,
            method(context),
            endpoint == null ? "none" : endpoint.path,
            context.statusCode(),
            millis,
            till(context.req().getRequestURI()),
            Optional.ofNullable(context.attribute(PROBLEM)),
            Optional.ofNullable(context.attribute(VERDICT)));
    try {
      answered.accept(request);
      log(request);
    } finally {
      MDC.remove("request");
      MDC.remove("till");
    }
  }

  /** Of those there are: whoever calls may say any word, and would be counted under it for ever. */
  private static String method(Context context) {
    return HandlerType.commonHttp().contains(context.method()) ? context.method().name() : "other";
  }

  private static void log(Answered request) {
    if (LOG.isInfoEnabled()) {
      LOG.atInfo()
          .addKeyValue("port", request.port())
          .addKeyValue("method", request.method())
          .addKeyValue("route", request.route())
          .addKeyValue("status", request.status())
          .addKeyValue("ms", Math.round(request.millis()))
          .addKeyValue("problem", request.problem().orElse(""))
          .log("{} {} {}", request.method(), request.route(), request.status());
    }
  }

  private static Optional<String> till(String path) {
    String[] words = path.split("/", 5);
    boolean own = words.length > 3 && words[1].equals("v1") && words[2].equals("tills");
    return own && Names.isName(words[3]) ? Optional.of(words[3]) : Optional.empty();
  }
}
