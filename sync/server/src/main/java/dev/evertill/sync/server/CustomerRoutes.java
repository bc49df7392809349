package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.customer.CustomerLimits;
import dev.evertill.sync.protocol.customer.CustomerLine;
import dev.evertill.sync.protocol.customer.CustomerWire;
import dev.evertill.sync.protocol.customer.CustomersAnswer;
import dev.evertill.sync.protocol.customer.CustomersAnswer.RefusedLine;
import dev.evertill.sync.protocol.customer.CustomersHead;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What tills ask and say of customers over HTTP. Safe from any thread. */
final class CustomerRoutes implements Routes.Group {
  private final CustomerBook book;

  private final Body body;

  CustomerRoutes(CustomerBook book, Body body) {
    this.book = book;
    this.body = body;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(HandlerType.POST, "/v1/customers", this::take),
        new Endpoint(HandlerType.GET, "/v1/customers", this::page));
  }

  private void take(Context context) throws IOException, RefusedException {
    CustomersHead seen = seen(context);
    List<CustomerBook.Sent> edits = new ArrayList<>();
    List<RefusedLine> refused = new ArrayList<>();
    read(body.read(context), edits, refused);
    CustomersAnswer answer = book.take(seen, edits).orElseThrow(() -> gone(seen));
    refused.addAll(answer.refused());
    Routes.answer(
        context,
        new CustomersAnswer(
            answer.version(), answer.hash(), answer.restamped(), answer.customers(), refused));
  }

  /** Edits, one a line. One that cannot be read is refused alone; its neighbours are taken. */
  private static void read(byte[] body, List<CustomerBook.Sent> edits, List<RefusedLine> refused)
      throws RefusedException {
    int number = 0;
    for (int from = 0; from < body.length; ) {
      int to = from;
      while (to < body.length && body[to] != '\n') {
        to++;
      }
      number++;
      if (number > CustomerLimits.MOST_EDITS) {
        throw RefusedException.of(
            413,
            "too-large",
            "The request is too large",
            "more than " + CustomerLimits.MOST_EDITS + " edits: send half of them");
      }
      try {
        byte[] line = Arrays.copyOfRange(body, from, to);
        edits.add(new CustomerBook.Sent(number, CustomerWire.edit(line, number)));
      } catch (MalformedException e) {
        refused.add(new RefusedLine(number, e.getMessage()));
      }
      from = to + 1;
    }
  }

  private void page(Context context) throws IOException, RefusedException {
    CustomersHead seen = seen(context);
    long since = Routes.number(context, "since", 0);
    int limit = Routes.limit(context, CustomerBook.PAGE);
    CustomerBook.Page page = book.inPagesOf(limit).page(since, seen).orElseThrow(() -> gone(seen));
    context.contentType(Routes.NDJSON);
    try (OutputStream out = Routes.buffered(context)) {
      for (CustomerLine customer : page.customers()) {
        out.write(Wire.bytes(customer));
        out.write('\n');
      }
      out.write(Wire.bytes(page.end()));
      out.write('\n');
    }
  }

  /** What the till has seen last of the customers; nothing where it does not say. */
  private static CustomersHead seen(Context context) throws RefusedException {
    String hash = context.queryParam("hash");
    if (hash != null && !Hash.isHash(hash)) {
      throw RefusedException.malformed("hash " + hash + ": allowed are 64 lower-case hex digits");
    }
    return new CustomersHead(
        Routes.number(context, "seen", 0), hash == null ? Hash.ZERO.hex() : hash);
  }

  private static RefusedException gone(CustomersHead seen) {
    return RefusedException.of(
        410,
        "gone",
        "What was seen of the customers is not known",
        "version "
            + seen.version()
            + " with hash "
            + seen.hash()
            + ": send everything again, and fetch everything, since 0");
  }
}
