package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.CatalogueEnd;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.IssuedCertificate;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.RenewalRequest;
import dev.evertill.sync.protocol.TillSays;
import dev.evertill.sync.protocol.TillSignature;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomersHead;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Head office over HTTP: packed both ways, one call at a time, nothing repeated by itself (the loop
 * repeats, nobody else). Over TLS it shows who the till is, trusts the authority that enrolled it
 * and no other, signs what it sends, and renews its certificate when a third of its life is left.
 * Confined to the sync thread, except {@link #cancel}.
 */
public final class HttpHeadOffice implements HeadOffice {
  private static final Logger LOG = LoggerFactory.getLogger(HttpHeadOffice.class);
  private static final MediaType JSON = MediaType.get("application/json");
  private static final int TIMED_OUT = 408;
  private static final int CONFLICT = 409;
  private static final int GONE = 410;
  private static final int TOO_LARGE = 413;
  private static final int TOO_OLD = 426;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final String till;
  private final OfficeCalls calls;
  private final HintLine hints = new HintLine();
  private final OfficePacking packing = new OfficePacking();
  private final PageSize rowsAPage = new PageSize(5_000, System::nanoTime);
  private final PageSize entriesAPage = new PageSize(500, System::nanoTime);
  private final PageSize customersAPage = new PageSize(1_000, System::nanoTime);
  private long catalogueHeardOf;
  private String version;

  /**
   * Over plain HTTP, to this machine.
   *
   * @param base such as {@code http://127.0.0.1:8118/}
   */
  public HttpHeadOffice(String base, String till) {
    this(base, till, OfficeCalls.LONGEST);
  }

  HttpHeadOffice(String base, String till, Duration longestCall) {
    this.till = till;
    calls = new OfficeCalls(base, till, longestCall);
  }

  /**
   * @param base such as {@code https://head.example:8480/}, or http to this machine, where nobody
   *     has an identity
   * @param identity who the till is; one that is not enrolled yet is looked for with every call
   * @param clock the till's
   */
  public HttpHeadOffice(String base, String till, IdentityFile identity, InstantSource clock) {
    this(base, till);
    calls.secure(plain -> new SecureLink(till, identity, clock, plain));
  }

  /** From now on head office is told which program asks, such as {@code 0.1.0}. */
  public HttpHeadOffice ofVersion(String program) {
    version = program;
    return this;
  }

  @Override
  public TillState state() throws IOException {
    return state(new Request.Builder());
  }

  @Override
  public TillState state(TillNote note) throws IOException {
    return state(
        new Request.Builder()
            .header(TillSays.WAITING, Long.toString(note.waiting()))
            .header(TillSays.CATALOGUE, Long.toString(note.catalogue()))
            .header(TillSays.EPOCH, note.epoch())
            .header(TillSays.TIME, Long.toString(note.time().toEpochMilli())));
  }

  private TillState state(Request.Builder request) throws IOException {
    if (version != null) {
      request.header(TillSays.VERSION, version);
    }
    TillState state =
        calls.ask(
            request.url(calls.till("state").build()).build(),
            response -> {
              if (response.code() == TOO_OLD) {
                throw new TillTooOldException(Answers.said(response));
              }
              TillState said = Wire.tillState(Answers.done(response));
              packing.offered(response);
              catalogueHeardOf = said.catalogueVersion();
              return calls.secure().isPresent() ? calls.secure().get().heard(said, response) : said;
            });
    if (calls.secure().isPresent()) {
      renew(calls.secure().get());
    }
    return state;
  }

  /** A renewal that fails is tried again another time; until then the old one does. */
  private void renew(SecureLink link) throws IOException {
    if (!link.isRenewalDue()) {
      return;
    }
    RenewalRequest renewal = new RenewalRequest(link.identity().renewalRequest());
    Request request =
        new Request.Builder()
            .url(calls.till("certificate").build())
            .post(RequestBody.create(Wire.bytes(renewal), JSON))
            .build();
    try {
      link.renewed(
          calls.ask(
              request, response -> Wire.read(IssuedCertificate.class, Answers.done(response), 0)));
    } catch (IOException e) {
      LOG.warn("the certificate, good until {}, was not renewed", link.identity().validUntil(), e);
    }
  }

  @Override
  public AppendAnswer append(String epoch, List<Entry> batch) throws IOException {
    return send(epoch, ofEpoch(epoch, "journal").build(), batch);
  }

  @Override
  public AppendAnswer branch(String epoch, String branch, List<Entry> batch) throws IOException {
    return send(epoch, ofEpoch(epoch, "branches").addPathSegment(branch).build(), batch);
  }

  private HttpUrl.Builder ofEpoch(String epoch, String what) {
    return calls.till("epochs").addPathSegment(epoch).addPathSegment(what);
  }

  private AppendAnswer send(String epoch, HttpUrl url, List<Entry> batch) throws IOException {
    byte[] lines = JournalBodies.lines(batch, signature(epoch, batch));
    return post(url, lines, this::appended);
  }

  private <T> T post(HttpUrl url, byte[] lines, OfficeCalls.Reading<T> reading) throws IOException {
    Request request = packing.post(new Request.Builder().url(url), lines).build();
    return calls.ask(request, response -> reading.read(packing.heard(response)));
  }

  private AppendAnswer appended(Response response) throws IOException, MalformedException {
    switch (response.code()) {
      case CONFLICT:
        return JournalBodies.conflict(Wire.problem(response.body().bytes()));
      case TIMED_OUT:
        throw new SocketTimeoutException("head office answers " + Answers.said(response));
      case TOO_LARGE:
        return new AppendAnswer.TooLarge();
      case TOO_MANY, UNAVAILABLE:
        return new AppendAnswer.Later(Answers.pause(response), Answers.whyLater(response));
      default:
        return new AppendAnswer.Accepted(Wire.held(Answers.done(response)));
    }
  }

  @Override
  public AppendAnswer anchor(String epoch, Anchor anchor) throws IOException {
    byte[] body = Wire.bytes(anchor);
    HttpUrl url = ofEpoch(epoch, "anchors").addPathSegment(Long.toString(anchor.number())).build();
    return calls.ask(
        signed(new Request.Builder().url(url), TillSignature.anchor(till, epoch, body))
            .put(RequestBody.create(body, JSON))
            .build(),
        this::appended);
  }

  /** With the till's signature, where it has a key. */
  private Request.Builder signed(Request.Builder request, byte[] what) throws IOException {
    return calls.secure().isPresent()
        ? request.header(TillSignature.HEADER, calls.secure().get().identity().sign(what))
        : request;
  }

  /** Of the last entry; null where the till has no key. */
  private String signature(String epoch, List<Entry> batch) throws IOException {
    if (calls.secure().isEmpty()) {
      return null;
    }
    Entry last = batch.get(batch.size() - 1);
    byte[] head = TillSignature.head(till, epoch, last.number(), last.hash().hex());
    return calls.secure().get().identity().sign(head);
  }

  @Override
  public CataloguePage catalogue(long since, String cursor) throws IOException {
    HttpUrl.Builder url =
        calls
            .at("v1/catalogue")
            .addQueryParameter("till", till)
            .addQueryParameter("since", Long.toString(since));
    if (cursor != null) {
      url.addQueryParameter("after", cursor);
    }
    return page(
        url,
        rowsAPage,
        response -> {
          if (response.code() == GONE) {
            throw new CatalogueGoneException(Answers.said(response));
          }
          return page(Answers.successful(response).body().source());
        });
  }

  /** A page of lines; the next is shorter where this one does not come through. */
  private <T> T page(HttpUrl.Builder url, PageSize size, OfficeCalls.Reading<T> reading)
      throws IOException {
    if (!size.isWhole()) {
      url.addQueryParameter("limit", Integer.toString(size.now()));
    }
    return size.of(() -> asked(url, reading));
  }

  private <T> T asked(HttpUrl.Builder url, OfficeCalls.Reading<T> reading) throws IOException {
    return calls.ask(
        new Request.Builder().url(url.build()).build(),
        response -> {
          requireInDate(response);
          return reading.read(response);
        });
  }

  private void requireInDate(Response response) throws IOException {
    if (calls.secure().isPresent()) {
      calls.secure().get().requireInDate(response);
    }
  }

  private static CataloguePage page(BufferedSource source) throws IOException, MalformedException {
    List<CatalogueRow> rows = new ArrayList<>();
    CatalogueEnd end =
        Answers.page(
            source, (row, line) -> rows.add(Wire.catalogueRow(row, line)), Wire::catalogueEnd);
    return new CataloguePage(end.to(), rows, end.next(), end.more(), end.rows(), end.digest());
  }

  @Override
  public EntryPage entries(String epoch, long from) throws IOException {
    return page(from(epoch, from), entriesAPage, response -> entries(epoch, response));
  }

  private HttpUrl.Builder from(String epoch, long number) {
    return ofEpoch(epoch, "journal").addQueryParameter("from", Long.toString(number));
  }

  private EntryPage entries(String epoch, Response response)
      throws IOException, MalformedException {
    return JournalBodies.page(till, epoch, Answers.successful(response).body().source());
  }

  @Override
  public Optional<Hash> hashAt(String epoch, long number) throws IOException {
    HttpUrl.Builder url = from(epoch, number).addQueryParameter("to", Long.toString(number));
    return asked(url, response -> entries(epoch, response)).entries().stream()
        .filter(entry -> entry.number() == number)
        .map(Entry::hash)
        .findFirst();
  }

  @Override
  public CloseAnswer close(Close close) throws IOException {
    HttpUrl url = calls.till("closes").addPathSegment(Integer.toString(close.z())).build();
    byte[] body = Wire.bytes(close);
    return calls.ask(
        signed(new Request.Builder().url(url), TillSignature.close(till, body))
            .put(RequestBody.create(body, JSON))
            .build(),
        response -> Wire.closeAnswer(Answers.done(response)));
  }

  @Override
  public Optional<EditsAnswer> customers(CustomersHead seen, List<CustomerEdit> edits)
      throws IOException {
    return post(
        customersSeen(seen).build(),
        CustomerBodies.lines(edits),
        response ->
            response.code() == TOO_LARGE
                ? Optional.empty()
                : Optional.of(CustomerBodies.answer(edits, Answers.done(known(response)))));
  }

  @Override
  public CustomersPage customers(CustomersMark mark) throws IOException {
    return page(
        customersSeen(mark.seen()).addQueryParameter("since", Long.toString(mark.since())),
        customersAPage,
        response -> CustomerBodies.page(Answers.successful(known(response)).body().source()));
  }

  private HttpUrl.Builder customersSeen(CustomersHead seen) {
    return calls
        .at("v1/customers")
        .addQueryParameter("seen", Long.toString(seen.version()))
        .addQueryParameter("hash", seen.hash());
  }

  private static Response known(Response response) throws IOException {
    if (response.code() == GONE) {
      throw new CustomersGoneException(Answers.said(response));
    }
    return response;
  }

  @Override
  public void listen(Runnable hinted) {
    Request request =
        new Request.Builder()
            .url(calls.at("v1/hints").build())
            .header("Last-Event-ID", Long.toString(catalogueHeardOf))
            .build();
    try {
      hints.listen(calls.client(), request, hinted);
    } catch (HeadOfficeException e) {
      LOG.debug("no hints", e);
    }
  }

  @Override
  public void cancel() {
    hints.close();
    calls.cancel();
  }
}
