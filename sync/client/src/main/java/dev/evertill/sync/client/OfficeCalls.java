package dev.evertill.sync.client;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Packing;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.CompressionInterceptor;
import okhttp3.Gzip;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;

/**
 * Calls to head office, one at a time, none repeated by itself. Over TLS they show who the till is.
 * One call at a time, whoever calls, except {@link #cancel}, which is safe from any thread.
 */
final class OfficeCalls {
  static final Duration LONGEST = Duration.ofSeconds(30);

  /** Over HTTP/2 a line that is dead is noticed before a call's time is up. */
  private static final Duration PING = Duration.ofSeconds(10);

  private final HttpUrl base;
  private final String till;
  private final OkHttpClient http;
  private final AtomicReference<Call> inFlight = new AtomicReference<>();
  private Optional<SecureLink> secure = Optional.empty();
  private volatile boolean cancelled;

  OfficeCalls(String base, String till, Duration longest) {
    this.base = HttpUrl.get(base);
    this.till = till;
    http = client(longest);
  }

  static OkHttpClient client(Duration longest) {
    return new OkHttpClient.Builder()
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .pingInterval(PING)
        .connectTimeout(Duration.ofSeconds(2))
        .readTimeout(longest)
        .writeTimeout(longest)
        .callTimeout(longest)
        .addInterceptor(unpacking())
        .build();
  }

  private static Interceptor unpacking() {
    return Packing.ZSTD.isHere()
        ? new CompressionInterceptor(new Zstd(), Gzip.INSTANCE)
        : new CompressionInterceptor(Gzip.INSTANCE);
  }

  /** From now on the calls show who the till is, and trust the authority that enrolled it. */
  void secure(Links links) {
    if (base.isHttps()) {
      secure = Optional.of(links.over(http));
    }
  }

  /** Empty where head office is on this machine, and nobody has an identity. */
  Optional<SecureLink> secure() {
    return secure;
  }

  HttpUrl.Builder at(String path) {
    return base.newBuilder().addPathSegments(path);
  }

  HttpUrl.Builder till(String what) {
    return at("v1/tills").addPathSegment(till).addPathSegment(what);
  }

  /**
   * @throws HeadOfficeException the till is not enrolled
   */
  OkHttpClient client() throws HeadOfficeException {
    return secure.isPresent() ? secure.get().client() : http;
  }

  <T> T ask(Request request, Reading<T> reading) throws IOException {
    return ask(client().newCall(request), reading);
  }

  /** With less time than a call has otherwise. */
  <T> T ask(Request request, Duration left, Reading<T> reading) throws IOException {
    Call call = client().newCall(request);
    call.timeout().timeout(Math.max(1, left.toNanos()), TimeUnit.NANOSECONDS);
    return ask(call, reading);
  }

  private <T> T ask(Call call, Reading<T> reading) throws IOException {
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

  /** Cuts off the call in flight and refuses every later one. From any thread. */
  void cancel() {
    cancelled = true;
    Call call = inFlight.get();
    if (call != null) {
      call.cancel();
    }
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }

  /** Makes the link of a till that has an identity. */
  interface Links {
    /**
     * @param plain whose connections and time limits are used
     */
    SecureLink over(OkHttpClient plain);
  }

  interface Reading<T> {
    T read(Response response) throws IOException, MalformedException;
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
}
