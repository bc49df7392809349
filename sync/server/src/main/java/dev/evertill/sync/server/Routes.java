package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueEnd;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Held;
import dev.evertill.sync.protocol.JournalEnd;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.protocol.Wire;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be asked over HTTP. Turns requests into questions to the log, the closes and the
 * catalogue, and back. The server's threads share it. Safe from any thread.
 */
final class Routes {
  /**
   * The version of the till program that fits this head office. No journal is ever refused for it.
   */
  static final String TILL_VERSION = "0.1.0";

  static final int NEXT_BATCH = 500;

  private static final int PAGE = 500;

  /** Ends a page of entries after the line that reaches it. */
  private static final int PAGE_BYTES = 4 * 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
  static final String NDJSON = "application/x-ndjson";
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  /** What tills and epochs are called. */
  static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final SaleLog log;
  private final Closes closes;
  private final Catalogue catalogue;
  private final CustomerBook customers;
  private final String carryRecipient;
  private final InstantSource clock;

  Routes(
      SaleLog log,
      Closes closes,
      Catalogue catalogue,
      CustomerBook customers,
      String carryRecipient,
      InstantSource clock) {
    this.log = log;
    this.closes = closes;
    this.catalogue = catalogue;
    this.customers = customers;
    this.carryRecipient = carryRecipient;
    this.clock = clock;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/health", context -> context.contentType("text/plain").result("ok\n"));
    routes.get("/v1/tills/{till}/state", this::state);
    routes.post("/v1/tills/{till}/epochs/{epoch}/journal", this::append);
    routes.get("/v1/tills/{till}/epochs/{epoch}/journal", this::read);
    routes.get("/v1/tills/{till}/epochs/{epoch}/totals", this::totals);
    routes.put("/v1/tills/{till}/closes/{z}", this::close);
    routes.get("/v1/catalogue", this::catalogue);
    new CustomerRoutes(customers).addTo(routes);
    routes.exception(
        RefusedException.class, (refused, context) -> answer(context, refused.problem()));
    routes.exception(
        MalformedException.class,
        (malformed, context) ->
            answer(context, RefusedException.malformed(malformed.getMessage()).problem()));
    routes.exception(HttpResponseException.class, Routes::notFound);
    routes.exception(Exception.class, Routes::failed);
  }

  private void state(Context context) throws RefusedException {
    String till = id(context, "till");
    answer(
        context,
        new TillState(
            clock.millis(),
            catalogue.current().version(),
            TILL_VERSION,
            log.heads(till),
            carryRecipient,
            customers.head()));
  }

  private void append(Context context) throws IOException, RefusedException, MalformedException {
    String till = id(context, "till");
    String epoch = id(context, "epoch");
    List<Arrival> batch = Batch.read(till, epoch, Body.read(context));
    if (batch.isEmpty()) {
      throw new MalformedException(1, "entry line", null, "at least one stands before the head");
    }
    Verdict verdict = log.append(till, epoch, batch);
    if (verdict instanceof Verdict.Gap gap) {
      throw RefusedException.conflict(
          "gap",
          "Entries before these are missing",
          "held up to " + gap.held().number() + ", sent from " + batch.get(0).number(),
          gap.held());
    }
    if (verdict instanceof Verdict.Fork fork) {
      throw RefusedException.conflict(
          "fork",
          "Another entry is held",
          "entry " + fork.held().number() + " has hash " + fork.held().hash(),
          fork.held());
    }
    Verdict.Stored stored = (Verdict.Stored) verdict;
    answer(
        context,
        new Held(
            stored.head().number(), stored.head().hash().hex(), stored.parked(), NEXT_BATCH, 0));
  }

  /** A page of entries, of so many lines and so many bytes, and the line that ends it. */
  private void read(Context context) throws IOException, RefusedException {
    String till = id(context, "till");
    String epoch = id(context, "epoch");
    long from = Math.max(1, number(context, "from", 1));
    long to = Math.min(number(context, "to", Long.MAX_VALUE), log.held(till, epoch).number());
    context.contentType(NDJSON);
    long next = from;
    long bytes = 0;
    try (Stream<Arrival> arrivals = log.read(till, epoch, from, Math.min(to, from + PAGE - 1));
        OutputStream out = buffered(context)) {
      for (Iterator<Arrival> all = arrivals.iterator(); bytes < PAGE_BYTES && all.hasNext(); ) {
        Arrival arrival = all.next();
        byte[] line =
            arrival.entry() != null ? Wire.bytes(Wire.line(arrival.entry())) : arrival.line();
        out.write(line);
        out.write('\n');
        next = arrival.number() + 1;
        bytes += line.length;
      }
      out.write(Wire.bytes(new JournalEnd(next, next <= to)));
      out.write('\n');
    }
  }

  private void totals(Context context) throws RefusedException {
    String till = id(context, "till");
    String epoch = id(context, "epoch");
    long first = number(context, "first", 1);
    long last = number(context, "last", Long.MAX_VALUE);
    ControlTotals totals = log.totals(till, List.of(new SaleLog.Range(epoch, first, last)));
    answer(context, totals);
  }

  private void close(Context context) throws IOException, RefusedException, MalformedException {
    String till = id(context, "till");
    Close close = Wire.close(Body.read(context));
    if (!context.pathParam("z").equals(Integer.toString(close.z()))) {
      throw RefusedException.malformed(
          "z " + close.z() + ": the address says " + context.pathParam("z"));
    }
    for (var segment : close.segments()) {
      id("epoch", segment.epoch());
    }
    answer(context, closes.answer(till, close));
  }

  private void catalogue(Context context) throws IOException, RefusedException {
    long since = number(context, "since", 0);
    String after = context.queryParam("after");
    Optional<Catalogue.Cursor> cursor = Optional.ofNullable(after).flatMap(Catalogue.Cursor::parse);
    if (after != null && cursor.isEmpty()) {
      throw RefusedException.malformed(
          "after " + after + ": allowed is what the page before said is next");
    }
    Catalogue.Page page =
        catalogue
            .page(since, cursor.orElse(null))
            .orElseThrow(
                () ->
                    RefusedException.of(
                        410,
                        "gone",
                        "What changed since then is not known",
                        "since " + since + ": pull everything, since 0"));
    context.contentType(NDJSON);
    try (OutputStream out = buffered(context)) {
      for (CatalogueRow row : page.rows()) {
        out.write(Wire.bytes(row));
        out.write('\n');
      }
      Catalogue.Version target = page.target();
      out.write(
          Wire.bytes(
              new CatalogueEnd(
                  target.version(),
                  target.rows(),
                  target.digest().hex(),
                  page.next(),
                  page.more())));
      out.write('\n');
    }
  }

  /** Whether an answer is packed is decided at its first write; small ones are not worth it. */
  static OutputStream buffered(Context context) {
    return new BufferedOutputStream(context.outputStream(), BUFFER);
  }

  private static String id(Context context, String name) throws RefusedException {
    return id(name, context.pathParam(name));
  }

  private static String id(String name, String value) throws RefusedException {
    if (!ID.matcher(value).matches()) {
      throw RefusedException.malformed(
          name + " " + value + ": allowed are 1 to 64 of letters, digits, dot, dash, underscore");
    }
    return value;
  }

  static long number(Context context, String name, long otherwise) throws RefusedException {
    String value = context.queryParam(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("[0-9]{1,18}")) {
      throw RefusedException.malformed(name + " " + value + ": allowed is a number from 0");
    }
    return Long.parseLong(value);
  }

  static void answer(Context context, Record answer) {
    context.contentType(JSON).result(Wire.bytes(answer));
  }

  private static void answer(Context context, Problem problem) {
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
    LOG.error("{} {} failed", context.method(), context.path(), e);
    answer(
        context,
        RefusedException.of(
                500, "failed", "Head office failed", "nothing of the request was kept; try again")
            .problem());
  }
}
