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
import dev.evertill.sync.protocol.Packing;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.TillState;
import dev.evertill.sync.protocol.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.CompressionInterceptor;
import okhttp3.Gzip;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;

/**
 * Head office over HTTP: packed both ways, one call at a time, nothing repeated by itself (the loop
 * repeats, nobody else). Confined to the sync thread, except {@link #cancel}.
 *
 * <p>What goes up is packed with gzip, until head office says that it takes zstd.
 */
public final class HttpHeadOffice implements HeadOffice {
  private static final MediaType NDJSON = MediaType.get("application/x-ndjson");
  private static final MediaType JSON = MediaType.get("application/json");
  private static final int TIMED_OUT = 408;
  private static final int CONFLICT = 409;
  private static final int GONE = 410;
  private static final int TOO_LARGE = 413;
  private static final int OTHER_ENCODING = 415;
  private static final int TOO_OLD = 426;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final HttpUrl base;
  private final String till;
  private final OkHttpClient http;
  private final HintLine hints;
  private final AtomicReference<Call> inFlight = new AtomicReference<>();
  private volatile boolean cancelled;
  private Packing packing = Packing.GZIP;
  private boolean zstdRefused;
  private long catalogueHeardOf;

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
            .addInterceptor(unpacking())
            .build();
    hints = new HintLine(http);
  }

  private static Interceptor unpacking() {
    return Packing.ZSTD.isHere()
        ? new CompressionInterceptor(new Zstd(), Gzip.INSTANCE)
        : new CompressionInterceptor(Gzip.INSTANCE);
  }

  /** Answers in zstd. Immutable. */
  private static final class Zstd implements CompressionInterceptor.DecompressionAlgorithm {
    @Override
    public String getEncoding() {
      return Packing.ZSTD.coding();
    }

    @Override
    public Source decompress(BufferedSource packed) {
      try {
        return Okio.source(Packing.ZSTD.unpacked(packed.inputStream()));
      } catch (IOException e) {
        throw new UncheckedIOException("nothing is read yet", e);
      }
    }
  }

  @Override
  public TillState state() throws IOException {
    Request request = new Request.Builder().url(till("state").build()).build();
    return ask(
        request,
        response -> {
          if (response.code() == TOO_OLD) {
            throw new TillTooOldException(said(response));
          }
          TillState state = Wire.tillState(done(response));
          packing = taken(response);
          catalogueHeardOf = state.catalogueVersion();
          return state;
        });
  }

  /** The best head office says it takes; one that says nothing takes gzip, as it always did. */
  private Packing taken(Response response) {
    for (String coding : response.header("Accept-Encoding", "").split(",")) {
      Optional<Packing> packed = Packing.of(coding).filter(Packing::isHere);
      if (packed.isPresent() && !(packed.get() == Packing.ZSTD && zstdRefused)) {
        return packed.get();
      }
    }
    return Packing.GZIP;
  }

  @Override
  public AppendAnswer append(String epoch, List<Entry> batch) throws IOException {
    HttpUrl url = till("epochs").addPathSegment(epoch).addPathSegment("journal").build();
    Request request =
        new Request.Builder()
            .url(url)
            .header("Content-Encoding", packing.coding())
            .post(RequestBody.create(packing.pack(lines(batch)), NDJSON))
            .build();
    return ask(
        request,
        response -> {
          switch (response.code()) {
            case CONFLICT:
              return conflict(Wire.problem(response.body().bytes()));
            case TIMED_OUT:
              throw new SocketTimeoutException("head office answers " + said(response));
            case OTHER_ENCODING:
              zstdRefused = true;
              throw refused(response);
            case TOO_LARGE:
              return new AppendAnswer.TooLarge();
            case TOO_MANY, UNAVAILABLE:
              return new AppendAnswer.Later(pause(response));
            default:
              return new AppendAnswer.Accepted(Wire.held(done(response)));
          }
        });
  }

  private static byte[] lines(List<Entry> batch) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Entry entry : batch) {
      lines.writeBytes(Wire.bytes(Wire.line(entry)));
      lines.write('\n');
    }
    Entry last = batch.get(batch.size() - 1);
    lines.writeBytes(Wire.bytes(new HeadLine(last.number(), last.hash().hex(), null)));
    lines.write('\n');
    return lines.toByteArray();
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

  private static byte[] line(BufferedSource source) throws IOException {
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
  public void listen(Runnable hinted) {
    Request request =
        new Request.Builder()
            .url(base.newBuilder().addPathSegments("v1/hints").build())
            .header("Last-Event-ID", Long.toString(catalogueHeardOf))
            .build();
    hints.listen(request, hinted);
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
    hints.close();
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

  /** In seconds, or as a date, which is compared with head office's own clock, never the till's. */
  private static Duration pause(Response response) {
    String said = response.header("Retry-After", "0").strip();
    Duration pause;
    try {
      pause = Duration.ofSeconds(Long.parseLong(said));
    } catch (NumberFormatException e) {
      Instant until = response.headers().getInstant("Retry-After");
      Instant now = response.headers().getInstant("Date");
      pause = until == null || now == null ? Duration.ZERO : Duration.between(now, until);
    }
    if (pause.isNegative()) {
      return Duration.ZERO;
    }
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private interface Reading<T> {
    T read(Response response) throws IOException, MalformedException;
  }
}
