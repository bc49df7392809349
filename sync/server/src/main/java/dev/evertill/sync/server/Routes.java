package dev.evertill.sync.server;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Names;
import dev.evertill.sync.protocol.OpenApi;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.people.Right;
import dev.evertill.sync.server.people.TooBusyException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be asked over HTTP: the groups of endpoints, and how a request that is refused or fails
 * is answered. Safe from any thread.
 */
final class Routes {
  /**
   * The version of the till program that fits this head office. No journal is ever refused for it.
   */
  static final String TILL_VERSION = "0.1.0";

  static final int NEXT_BATCH = 500;

  private static final int BUFFER = 64 * 1024;

  /** While the storage is away. */
  private static final int RETRY_AFTER_SECONDS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
  static final String NDJSON = "application/x-ndjson";
  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";

  private final List<Endpoint> endpoints;

  Routes(List<Group> groups) {
    endpoints =
        Stream.concat(
                Stream.of(
                    PageRights.endpoint(
                        Right.SEE, HandlerType.GET, "/openapi.json", Routes::openApi)),
                groups.stream().flatMap(group -> group.endpoints().stream()))
            .toList();
  }

  /** Endpoints that belong together. */
  interface Group {
    List<Endpoint> endpoints();
  }

  void addTo(RoutesConfig routes) {
    endpoints().forEach(routes::addEndpoint);
    routes.exception(
        RefusedException.class, (refused, context) -> answer(context, refused.problem()));
    routes.exception(
        MalformedException.class,
        (malformed, context) ->
            answer(context, RefusedException.malformed(malformed.getMessage()).problem()));
    routes.exception(TooBusyException.class, (busy, context) -> busy(busy, context));
    routes.exception(HttpResponseException.class, Routes::notFound);
    routes.exception(Exception.class, Routes::failed);
  }

  /** All that is answered; openapi.json says the same, and a test compares the two. */
  List<Endpoint> endpoints() {
    return endpoints;
  }

  private static void openApi(Context context) {
    context.contentType(JSON).result(OpenApi.document());
  }

  /** Whether an answer is packed is decided at its first write; small ones are not worth it. */
  static OutputStream buffered(Context context) {
    return new BufferedOutputStream(context.outputStream(), BUFFER);
  }

  static String id(Context context, String name) throws RefusedException {
    return id(name, context.pathParam(name));
  }

  static String id(String name, String value) throws RefusedException {
    if (!Names.isName(value)) {
      throw RefusedException.malformed(Names.fault(name, value));
    }
    return value;
  }

  static long number(Context context, String name, long otherwise) throws RefusedException {
    String value = context.queryParam(name);
    if (value == null) {
      return otherwise;
    }
    return number(name, value, "a number from 0");
  }

  /**
   * @param value null where nothing was said
   */
  static long number(String name, String value, String allowed) throws RefusedException {
    if (value == null || !value.matches("[0-9]{1,18}")) {
      throw RefusedException.malformed(name + " " + value + ": allowed is " + allowed);
    }
    return Long.parseLong(value);
  }

  /**
   * How many lines a page is to have.
   *
   * @param most what nobody gets more than
   */
  static int limit(Context context, int most) throws RefusedException {
    long asked = number(context, "limit", most);
    if (asked == 0) {
      throw RefusedException.malformed("limit 0: allowed is a number from 1, such as " + most);
    }
    return (int) Math.min(asked, most);
  }

  static void answer(Context context, Record answer) {
    context.contentType(JSON).result(Wire.bytes(answer));
  }

  private static void answer(Context context, Problem problem) {
    RequestWatch.problem(context, problem.type());
    context.status(problem.status()).contentType(PROBLEM).result(Wire.bytes(problem));
  }

  private static void notFound(HttpResponseException e, Context context) {
    answer(
        context,
        RefusedException.of(
                e.getStatus(),
                "http",
                e.getMessage(),
                context.method() + " " + context.path() + " is not answered here")
            .problem());
  }

  private static void failed(Exception e, Context context) {
    if (Outage.isIn(e)) {
      away(e, context);
      return;
    }
    LOG.error("{} {} failed", context.method(), context.path(), e);
    answer(
        context,
        RefusedException.of(
                500, "failed", "Head office failed", "nothing of the request was kept; try again")
            .problem());
  }

  private static void busy(TooBusyException busy, Context context) {
    context.header("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    answer(
        context,
        RefusedException.of(503, "busy", "Many log in right now", busy.getMessage() + ": try again")
            .problem());
  }

  /**
   * No trace: while the storage is away, every till of the chain is answered so again and again.
   */
  private static void away(Exception e, Context context) {
    LOG.warn("{} {}: the storage is away: {}", context.method(), context.path(), Outage.why(e));
    context.header("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    answer(
        context,
        RefusedException.of(
                503,
                "away",
                Outage.isFull(e) ? "Head office's disk is full" : "Head office's storage is away",
                "try again later; what was kept of it will be known")
            .problem());
  }
}
