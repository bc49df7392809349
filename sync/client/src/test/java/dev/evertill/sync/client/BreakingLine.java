package dev.evertill.sync.client;

import dev.evertill.sync.server.HeadOfficeServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/**
 * A line of sockets to a real head office, that breaks in one call of a kind and works again. What
 * head office was not reached by is not handed on.
 */
final class BreakingLine extends Dispatcher implements AutoCloseable {
  final List<String> calls = new ArrayList<>();

  /** How what went up was packed. */
  final List<String> packed = new ArrayList<>();

  private final MockWebServer line = new MockWebServer();
  private final OkHttpClient onward = new OkHttpClient();
  private final HeadOfficeServer office;
  private String kind;
  private boolean arrives;
  private int armed;
  private UnaryOperator<MockResponse.Builder> fault;

  BreakingLine(HeadOfficeServer office) throws IOException {
    this.office = office;
    line.setDispatcher(this);
    line.start();
  }

  String url() {
    return line.url("/").toString();
  }

  /** The next call of a kind reaches head office, and its answer comes back like that. */
  synchronized void breakAnswer(String kind, UnaryOperator<MockResponse.Builder> fault) {
    this.kind = kind;
    this.fault = fault;
    this.arrives = true;
    this.armed = calls.size();
  }

  /** The next call of a kind never reaches head office. */
  synchronized void breakRequest(String kind, UnaryOperator<MockResponse.Builder> fault) {
    breakAnswer(kind, fault);
    this.arrives = false;
  }

  /** It works again; one that broke before the request was read would break the next one too. */
  synchronized void mend() {
    fault = null;
  }

  /** What breaks while a request is read is asked for before it is known: the journal follows. */
  @Override
  public synchronized MockResponse peek() {
    boolean isNext = calls.size() > armed && calls.get(calls.size() - 1).equals("GET state");
    return fault == null || arrives || !isNext
        ? new MockResponse.Builder().build()
        : fault.apply(new MockResponse.Builder()).build();
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest request) {
    String called = request.getMethod() + " " + kind(request.getTarget());
    calls.add(called);
    if (request.getHeaders().get("Content-Encoding") != null) {
      packed.add(request.getHeaders().get("Content-Encoding"));
    }
    boolean breaks = fault != null && called.equals(kind);
    UnaryOperator<MockResponse.Builder> now = breaks ? fault : UnaryOperator.identity();
    MockResponse.Builder answer = new MockResponse.Builder();
    if (breaks) {
      fault = null;
    }
    if (!breaks || arrives) {
      answer = answered(request);
    }
    return now.apply(answer).build();
  }

  private static String kind(String target) {
    String path = target.replaceAll("\\?.*", "");
    return path.substring(path.lastIndexOf('/') + 1).replaceAll("^[0-9]+$", "close");
  }

  private MockResponse.Builder answered(RecordedRequest request) {
    Request.Builder on =
        new Request.Builder()
            .url(office.url() + request.getTarget().substring(1))
            .headers(request.getHeaders())
            .removeHeader("Accept-Encoding");
    if (!request.getMethod().equals("GET")) {
      MediaType type = MediaType.get(request.getHeaders().get("Content-Type"));
      on.method(request.getMethod(), RequestBody.create(request.getBody(), type));
    }
    try (Response answer = onward.newCall(on.build()).execute()) {
      return new MockResponse.Builder()
          .code(answer.code())
          .headers(answer.headers())
          .removeHeader("Transfer-Encoding")
          .body(new Buffer().write(answer.body().bytes()));
    } catch (IOException e) {
      throw new AssertionError("head office itself failed", e);
    }
  }

  @Override
  public void close() {
    line.close();
    onward.connectionPool().evictAll();
    onward.dispatcher().executorService().shutdown();
  }
}
