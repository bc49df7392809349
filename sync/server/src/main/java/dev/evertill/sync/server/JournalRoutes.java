package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Held;
import dev.evertill.sync.protocol.JournalEnd;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Packing;
import dev.evertill.sync.protocol.TillSignature;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.protocol.Wire;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What tills ask and say of their journals. Safe from any thread. */
final class JournalRoutes implements Routes.Group {
  private static final String JOURNAL = "/v1/tills/{till}/epochs/{epoch}/journal";

  private static final String BRANCH = "/v1/tills/{till}/epochs/{epoch}/branches/{branch}";
  private static final String ANCHOR = "/v1/tills/{till}/epochs/{epoch}/anchors/{number}";

  private static final int PAGE = 500;

  /** Ends a page of entries after the line that reaches it. */
  private static final int PAGE_BYTES = 4 * 1024 * 1024;

  private final SaleLog log;
  private final Closes closes;
  private final Catalogue catalogue;
  private final CustomerBook customers;
  private final HeadSignatures signatures;
  private final Body body;
  private final String carryRecipient;
  private final InstantSource clock;
  private final EpochCalls calls = new EpochCalls();

  /**
   * @param carryRecipient for whom tills encrypt what leaves on a stick
   */
  JournalRoutes(
      SaleLog log,
      Closes closes,
      Catalogue catalogue,
      CustomerBook customers,
      HeadSignatures signatures,
      Body body,
      String carryRecipient,
      InstantSource clock) {
    this.log = log;
    this.closes = closes;
    this.catalogue = catalogue;
    this.customers = customers;
    this.signatures = signatures;
    this.body = body;
    this.carryRecipient = carryRecipient;
    this.clock = clock;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(HandlerType.GET, "/v1/tills/{till}/state", this::state),
        new Endpoint(HandlerType.POST, JOURNAL, this::append),
        new Endpoint(HandlerType.GET, JOURNAL, this::read),
        new Endpoint(HandlerType.POST, BRANCH, this::branch),
        new Endpoint(HandlerType.PUT, ANCHOR, this::anchor),
        new Endpoint(HandlerType.GET, "/v1/tills/{till}/epochs/{epoch}/totals", this::totals),
        new Endpoint(HandlerType.PUT, "/v1/tills/{till}/closes/{z}", this::close));
  }

  private void state(Context context) throws RefusedException {
    String till = Routes.id(context, "till");
    context.header("Accept-Encoding", Packing.accepted());
    Catalogue.Version prices = catalogue.current(till);
    long now = clock.millis();
    calls.note(context, till, now);
    Routes.answer(
        context,
        new TillState(
            now,
            prices.version(),
            Routes.TILL_VERSION,
            calls.in(till, log.heads(till)),
            carryRecipient,
            customers.head(),
            log.branchHeads(till),
            prices.digest().hex()));
  }

  private void append(Context context) throws IOException, RefusedException, MalformedException {
    String epoch = Routes.id(context, "epoch");
    append(context, epoch, (till, batch, signed) -> log.append(till, epoch, batch, signed));
  }

  private void branch(Context context) throws IOException, RefusedException, MalformedException {
    String epoch = Routes.id(context, "epoch");
    String branch = Routes.id(context, "branch");
    append(
        context,
        JournalName.of(epoch, branch),
        (till, batch, signed) -> log.branch(till, epoch, branch, batch, signed));
  }

  /** Where a batch goes. */
  private interface Keeping {
    Verdict keep(String till, List<Arrival> batch, SignedHead signed);
  }

  private void append(Context context, String journal, Keeping keeping)
      throws IOException, RefusedException, MalformedException {
    String till = Routes.id(context, "till");
    String epoch = JournalName.epoch(journal);
    Batch batch = Batch.of(till, epoch, body.read(context));
    List<Arrival> arrivals = batch.arrivals();
    if (arrivals.isEmpty()) {
      throw new MalformedException(1, "entry line", null, "at least one stands before the head");
    }
    Optional<Caller> caller = Gate.caller(context);
    Optional<SignedHead> signed =
        caller.flatMap(known -> HeadSignatures.signed(known, epoch, batch.head()));
    Verdict verdict = keeping.keep(till, arrivals, signed.orElse(null));
    Verdict.Stored stored = stored(verdict, "sent from " + arrivals.get(0).number());
    if (caller.isPresent() && signed.isEmpty()) {
      signatures.notSigned(caller.get(), epoch, batch.head());
    }
    answer(context, stored);
  }

  /**
   * @throws RefusedException a gap or a fork
   */
  private static Verdict.Stored stored(Verdict verdict, String sent) throws RefusedException {
    if (verdict instanceof Verdict.Gap gap) {
      throw RefusedException.conflict(
          "gap",
          "Entries before these are missing",
          "held up to " + gap.held().number() + ", " + sent,
          gap.held());
    }
    if (verdict instanceof Verdict.Fork fork) {
      throw RefusedException.conflict(
          "fork",
          "Another entry is held",
          "entry " + fork.held().number() + " has hash " + fork.held().hash(),
          fork.held());
    }
    return (Verdict.Stored) verdict;
  }

  private static void answer(Context context, Verdict.Stored stored) {
    Routes.answer(
        context,
        new Held(
            stored.head().number(),
            stored.head().hash().hex(),
            stored.parked(),
            Routes.NEXT_BATCH,
            0));
  }

  private void anchor(Context context) throws IOException, RefusedException, MalformedException {
    String till = Routes.id(context, "till");
    String epoch = Routes.id(context, "epoch");
    byte[] sent = body.read(context);
    Anchor anchor = Wire.anchor(sent);
    if (!context.pathParam("number").equals(Long.toString(anchor.number()))) {
      throw RefusedException.malformed(
          "number " + anchor.number() + ": the address says " + context.pathParam("number"));
    }
    Verdict.Stored stored =
        stored(log.anchor(till, epoch, anchor, sent), "sent to " + anchor.number());
    Optional<Caller> caller = Gate.caller(context);
    if (caller.isPresent()) {
      String signature = context.header(TillSignature.HEADER);
      signatures.anchor(caller.get(), epoch, anchor.number(), sent, signature);
    }
    answer(context, stored);
  }

  /** A page of entries, of so many lines and so many bytes, and the line that ends it. */
  private void read(Context context) throws IOException, RefusedException {
    String till = Routes.id(context, "till");
    String epoch = Routes.id(context, "epoch");
    long from = Math.max(1, Routes.number(context, "from", 1));
    long to =
        Math.min(Routes.number(context, "to", Long.MAX_VALUE), log.held(till, epoch).number());
    int limit = Routes.limit(context, PAGE);
    List<byte[]> lines = lines(till, epoch, from, Math.min(to, from + limit - 1));
    lines.add(Wire.bytes(end(till, epoch, from + lines.size(), to)));
    context.contentType(Routes.NDJSON);
    try (OutputStream out = Routes.buffered(context)) {
      for (byte[] line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
  }

  /**
   * Until the first hole. All of them before one is sent: a till that is slow to take them would
   * keep a connection to the database from everybody else.
   */
  private List<byte[]> lines(String till, String epoch, long from, long to) {
    List<byte[]> lines = new ArrayList<>();
    long bytes = 0;
    try (Stream<Arrival> arrivals = log.read(till, epoch, from, to)) {
      for (Iterator<Arrival> all = arrivals.iterator(); bytes < PAGE_BYTES && all.hasNext(); ) {
        Arrival arrival = all.next();
        if (arrival.number() != from + lines.size()) {
          break;
        }
        byte[] line =
            arrival.line() != null ? arrival.line() : Wire.bytes(Wire.line(arrival.entry()));
        lines.add(line);
        bytes += line.length;
      }
    }
    return lines;
  }

  /** A page ends before a hole; what comes after it is asked for as another page. */
  private JournalEnd end(String till, String epoch, long next, long to) {
    return log.holes(till).stream()
        .filter(hole -> hole.epoch().equals(epoch) && hole.first() <= next && next <= hole.last())
        .findFirst()
        .map(hole -> new JournalEnd(hole.last() + 1, false))
        .orElseGet(() -> new JournalEnd(next, next <= to));
  }

  private void totals(Context context) throws RefusedException {
    String till = Routes.id(context, "till");
    String epoch = Routes.id(context, "epoch");
    long first = Routes.number(context, "first", 1);
    long last = Routes.number(context, "last", Long.MAX_VALUE);
    ControlTotals totals = log.totals(till, List.of(new SaleLog.Range(epoch, first, last)));
    Routes.answer(context, totals);
  }

  private void close(Context context) throws IOException, RefusedException, MalformedException {
    String till = Routes.id(context, "till");
    byte[] sent = body.read(context);
    Close close = Wire.close(sent);
    if (!context.pathParam("z").equals(Integer.toString(close.z()))) {
      throw RefusedException.malformed(
          "z " + close.z() + ": the address says " + context.pathParam("z"));
    }
    for (var segment : close.segments()) {
      Routes.id("epoch", segment.epoch());
    }
    CloseAnswer answer = closes.answer(till, close, sent);
    RequestWatch.verdict(context, answer.verdict());
    Optional<Caller> caller = Gate.caller(context);
    if (caller.isPresent()) {
      signatures.close(caller.get(), close.z(), sent, context.header(TillSignature.HEADER));
    }
    Routes.answer(context, answer);
  }
}
