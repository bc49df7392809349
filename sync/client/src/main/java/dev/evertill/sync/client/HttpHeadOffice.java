package dev.evertill.sync.client;

import dev.evertill.sync.protocol.CatalogueEnd;
import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.HeadLine;
import dev.evertill.sync.protocol.JournalEnd;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomersHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Head office over HTTP: gzip both ways, one call at a time, nothing repeated by itself (the loop
 * repeats, nobody else). Confined to the sync thread, except {@link #cancel}.
 */
public final class HttpHeadOffice implements HeadOffice {
  private static final MediaType NDJSON = MediaType.get("application/x-ndjson");
  private static final MediaType JSON = MediaType.get("application/json");
  private static final int CONFLICT = 409;
  private static final int GONE = 410;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final HttpUrl base;
  private final String till;
  private final OkHttpClient http;
  private final AtomicReference<Call> inFlight = new AtomicReference<>();
  private volatile boolean cancelled;

  /**
   * @param base such as {@code http://127.0.0.1:8118/}
   */
  public HttpHeadOffice(String base, String till) {
    this(base, till, Duration.ofSeconds(30));
  }

  HttpHeadOffice(String base, String till, Duration callTimeout) {
    this.base = HttpUrl.get(base);
    this.till = till;
    this.http =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .connectTimeout(Duration.ofSeconds(2))
            .readTimeout(callTimeout)
            .writeTimeout(callTimeout)
            .callTimeout(callTimeout)
            .build();
  }

  @Override
  public TillState state() throws IOException {
    Request request = new Request.Builder().url(till("state").build()).build();
    return ask(request, response -> Wire.tillState(done(response)));
  }

  @Override
  public AppendAnswer append(String epoch, List<Entry> batch) throws IOException {
    HttpUrl url = till("epochs").addPathSegment(epoch).addPathSegment("journal").build();
    Request request =
        new Request.Builder()
            .url(url)
            .header("Content-Encoding", "gzip")
            .post(RequestBody.create(packed(batch), NDJSON))
            .build();
    return ask(
        request,
        response -> {
          switch (response.code()) {
            case CONFLICT:
              return conflict(Wire.problem(response.body().bytes()));
            case TOO_LARGE:
              return new AppendAnswer.TooLarge();
            case TOO_MANY, UNAVAILABLE:
              return new AppendAnswer.Later(pause(response));
            default:
              return new AppendAnswer.Accepted(Wire.held(done(response)));
          }
        });
  }

  private static byte[] packed(List<Entry> batch) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream lines = new GZIPOutputStream(packed)) {
      for (Entry entry : batch) {
        lines.write(Wire.bytes(Wire.line(entry)));
        lines.write('\n');
      }
      Entry last = batch.get(batch.size() - 1);
      lines.write(Wire.bytes(new HeadLine(last.number(), last.hash().hex(), null)));
      lines.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory failed", e);
    }
    return packed.toByteArray();
  }

  private static AppendAnswer conflict(Problem problem) throws MalformedException {
    if (problem.number() == null || problem.hash() == null) {
      throw new MalformedException(0, "number, hash", null, "a conflict says what is held");
    }
    Hash hash = new Hash(problem.hash());
    return problem.type().endsWith("/gap")
        ? new AppendAnswer.Gap(problem.number(), hash)
        : new AppendAnswer.Fork(problem.number(), hash);
  }

  @Override
  public CataloguePage catalogue(long since, String cursor) throws IOException {
    HttpUrl.Builder url =
        base.newBuilder()
            .addPathSegments("v1/catalogue")
            .addQueryParameter("since", Long.toString(since));
    if (cursor != null) {
      url.addQueryParameter("after", cursor);
    }
    return ask(
        new Request.Builder().url(url.build()).build(),
        response -> {
          if (response.code() == GONE) {
            throw new CatalogueGoneException(said(response));
          }
          if (!response.isSuccessful()) {
            throw refused(response);
          }
          return page(response.body().source());
        });
  }

  /**
   * Rows, one a line, and the line that ends the page. A page that was cut off has no such line,
   * and is not a page.
   */
  private static CataloguePage page(BufferedSource source) throws IOException, MalformedException {
    List<CatalogueRow> rows = new ArrayList<>();
    long line = 0;
    byte[] last = null;
    for (byte[] next; (next = line(source)) != null; last = next) {
      if (last != null) {
        rows.add(Wire.catalogueRow(last, line));
      }
      line++;
    }
    if (last == null) {
      throw new MalformedException(0, "page", null, "at least the last line must be there");
    }
    CatalogueEnd end = Wire.catalogueEnd(last, line);
    return new CataloguePage(end.to(), rows, end.next(), end.more(), end.rows(), end.digest());
  }

  @Override
  public EntryPage entries(String epoch, long from) throws IOException {
    HttpUrl url =
        till("epochs")
            .addPathSegment(epoch)
            .addPathSegment("journal")
            .addQueryParameter("from", Long.toString(from))
            .build();
    return ask(
        new Request.Builder().url(url).build(),
        response -> {
          if (!response.isSuccessful()) {
            throw refused(response);
          }
          return entries(epoch, response.body().source());
        });
  }

  /**
   * Entries, one a line, and the line that ends the page. Head office keeps lines it could not read
   * and gives them back as they came: there the entries end.
   */
  private EntryPage entries(String epoch, BufferedSource source)
      throws IOException, MalformedException {
    List<Entry> entries = new ArrayList<>();
    String unreadable = null;
    long line = 0;
    byte[] last = null;
    for (byte[] next; (next = line(source)) != null; last = next) {
      if (last != null && unreadable == null) {
        try {
          entries.add(Wire.entry(till, epoch, last, line));
        } catch (MalformedException e) {
          unreadable = e.getMessage();
        }
      }
      line++;
    }
    if (last == null) {
      throw new MalformedException(0, "page", null, "at least the last line must be there");
    }
    JournalEnd end = Wire.read(JournalEnd.class, last, line);
    return new EntryPage(entries, end.next(), end.more() && unreadable == null, unreadable);
  }

  /** The next line without its line feed, null at the end. */
  static byte[] line(BufferedSource source) throws IOException {
    if (source.exhausted()) {
      return null;
    }
    long length = source.indexOf((byte) '\n');
    if (length < 0) {
      return source.readByteArray();
    }
    byte[] line = source.readByteArray(length);
    source.skip(1);
    return line;
  }

  @Override
  public CloseAnswer close(Close close) throws IOException {
    HttpUrl url = till("closes").addPathSegment(Integer.toString(close.z())).build();
    Request request =
        new Request.Builder().url(url).put(RequestBody.create(Wire.bytes(close), JSON)).build();
    return ask(request, response -> Wire.closeAnswer(done(response)));
  }

  @Override
  public Optional<EditsAnswer> customers(CustomersHead seen, List<CustomerEdit> edits)
      throws IOException {
    Request request =
        new Request.Builder()
            .url(customersSeen(seen).build())
            .header("Content-Encoding", "gzip")
            .post(RequestBody.create(CustomerBodies.packed(edits), NDJSON))
            .build();
    return ask(
        request,
        response ->
            response.code() == TOO_LARGE
                ? Optional.empty()
                : Optional.of(CustomerBodies.answer(edits, done(known(response)))));
  }

  @Override
  public CustomersPage customers(CustomersMark mark) throws IOException {
    HttpUrl url =
        customersSeen(mark.seen()).addQueryParameter("since", Long.toString(mark.since())).build();
    return ask(
        new Request.Builder().url(url).build(),
        response -> {
          if (!known(response).isSuccessful()) {
            throw refused(response);
          }
          return CustomerBodies.page(response.body().source());
        });
  }

  private HttpUrl.Builder customersSeen(CustomersHead seen) {
    return base.newBuilder()
        .addPathSegments("v1/customers")
        .addQueryParameter("seen", Long.toString(seen.version()))
        .addQueryParameter("hash", seen.hash());
  }

  private static Response known(Response response) throws IOException {
    if (response.code() == GONE) {
      throw new CustomersGoneException(said(response));
    }
    return response;
  }

  private HttpUrl.Builder till(String what) {
    return base.newBuilder().addPathSegments("v1/tills").addPathSegment(till).addPathSegment(what);
  }

  @Override
  public void cancel() {
    cancelled = true;
    Call call = inFlight.get();
    if (call != null) {
      call.cancel();
    }
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }

  private <T> T ask(Request request, Reading<T> reading) throws IOException {
    Call call = http.newCall(request);
    inFlight.set(call);
    if (cancelled) {
      throw new InterruptedIOException("sync was stopped");
    }
    try (Response response = call.execute()) {
      return reading.read(response);
    } catch (MalformedException e) {
      throw new HeadOfficeException(
          "head office's answer cannot be read: " + e.getMessage(), Duration.ZERO);
    } finally {
      inFlight.set(null);
    }
  }

  private static byte[] done(Response response) throws IOException {
    if (!response.isSuccessful()) {
      throw refused(response);
    }
    return response.body().bytes();
  }

  private static HeadOfficeException refused(Response response) throws IOException {
    return new HeadOfficeException("head office answers " + said(response), pause(response));
  }

  /** Status and, where the answer is a problem, its words. */
  private static String said(Response response) throws IOException {
    String said = Integer.toString(response.code());
    try {
      Problem problem = Wire.problem(response.body().bytes());
      return said + ": " + problem.title() + " (" + problem.detail() + ")";
    } catch (MalformedException e) {
      // Somebody between us and head office answered; the status must do.
      return said;
    }
  }

  private static Duration pause(Response response) {
    String seconds = response.header("Retry-After", "0");
    try {
      return Duration.ofSeconds(Math.min(3600, Math.max(0, Long.parseLong(seconds.strip()))));
    } catch (NumberFormatException e) {
      // A date is allowed too, but this till's clock may be wrong; the loop has its own pace.
      return Duration.ZERO;
    }
  }

  private interface Reading<T> {
    T read(Response response) throws IOException, MalformedException;
  }
}
