package dev.evertill.sync.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real browser without a window, told over its DevTools protocol where to click and what to type.
 * It ends with the JVM, however that ends. Confined to the test's thread.
 */
final class Chromium implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final String LISTENS = "DevTools listening on ";

  private final Process process;
  private final WebSocket socket;
  private final String session;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Map<String, Object>>> asked =
      new ConcurrentHashMap<>();
  private final Semaphore loaded = new Semaphore(0);
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());

  Chromium(Path profile) throws Exception {
    process = new ProcessBuilder(command(profile)).start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address()), new Listener())
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Map<String, Object> target = ask(null, "Target.createTarget", Map.of("url", "about:blank"));
    session =
        (String)
            ask(
                    null,
                    "Target.attachToTarget",
                    Map.of("targetId", target.get("targetId"), "flatten", true))
                .get("sessionId");
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      ask(domain + ".enable", Map.of());
    }
  }

  private static List<String> command(Path profile) {
    return List.of(
        // Held by a pipe on our life.
        "sh",
        "-c",
        "exec 3<&0; \"$@\" & C=$!; (cat <&3; kill $C) >/dev/null 2>&1 & H=$!;"
            + " wait $C; kill $H",
        "sh",
        "chromium",
        "--headless=new",
        // As root, in a container, there is no sandbox to be had. It shows our own pages.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--no-proxy-server",
        "--hide-scrollbars",
        "--force-color-profile=srgb",
        "--lang=en",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--remote-debugging-port=0",
        "--user-data-dir=" + profile,
        "about:blank");
  }

  /** It says it among other things; what it says later nobody wants to know. */
  private String address() throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line; (line = said.readLine()) != null; all.append(line).append('\n')) {
      if (line.startsWith(LISTENS)) {
        Thread drain = new Thread(() -> said.lines().forEach(ignored -> {}), "chromium's words");
        drain.setDaemon(true);
        drain.start();
        return line.substring(LISTENS.length());
      }
    }
    throw new IOException("chromium did not start; bin/test installs it. It says:\n" + all);
  }

  /** Addresses that were asked for. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** What stands in the console in red. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** As if it had just been started. */
  void forget() throws Exception {
    ask("Network.clearBrowserCookies", Map.of());
    requests.clear();
    errors.clear();
  }

  void open(String url) throws Exception {
    loaded.drainPermits();
    ask("Page.navigate", Map.of("url", url));
    awaitPage();
  }

  private void awaitPage() throws InterruptedException {
    if (!loaded.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("no page came");
    }
  }

  /** Clicks, as with a mouse, on what leads to another page. */
  void follow(String selector) throws Exception {
    loaded.drainPermits();
    click(selector);
    awaitPage();
  }

  void click(String selector) throws Exception {
    List<?> middle =
        (List<?>)
            script(
                "(() => { const e = document.querySelector("
                    + quoted(selector)
                    + "); e.scrollIntoView({block: 'center'}); const r ="
                    + " e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2];"
                    + " })()");
    for (String type : List.of("mousePressed", "mouseReleased")) {
      ask(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              middle.get(0),
              "y",
              middle.get(1),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  void type(String selector, String text) throws Exception {
    click(selector);
    ask("Input.insertText", Map.of("text", text));
  }

  String text(String selector) throws Exception {
    return (String) script("document.querySelector(" + quoted(selector) + ").innerText");
  }

  String address(String part) throws Exception {
    return (String) script("location." + part);
  }

  /** What an expression of JavaScript is. */
  Object script(String expression) throws Exception {
    Map<String, Object> answer =
        ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (answer.containsKey("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
    }
    return Walkthrough.map(answer.get("result")).get("value");
  }

  /** Shows it as wide as this, light or dark. */
  void look(int width, int height, boolean dark) throws Exception {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    ask(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** All of the page, also what is below. */
  void picture(Path file) throws Exception {
    Map<String, Object> answer =
        ask("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode((String) answer.get("data")));
  }

  private static String quoted(String text) {
    return Walkthrough.JSON.toJson(text);
  }

  private Map<String, Object> ask(String method, Map<String, Object> parameters) throws Exception {
    return ask(session, method, parameters);
  }

  private Map<String, Object> ask(String on, String method, Map<String, Object> parameters)
      throws Exception {
    int number = numbers.incrementAndGet();
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", number);
    message.put("method", method);
    message.put("params", parameters);
    if (on != null) {
      message.put("sessionId", on);
    }
    CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
    asked.put(number, answer);
    socket.sendText(Walkthrough.JSON.toJson(message), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void heard(Map<String, Object> message) {
    if (message.get("id") instanceof Double number) {
      CompletableFuture<Map<String, Object>> answer = asked.remove(number.intValue());
      if (message.containsKey("error")) {
        answer.completeExceptionally(new AssertionError("chromium: " + message.get("error")));
      } else {
        answer.complete(Walkthrough.map(message.get("result")));
      }
      return;
    }
    Map<String, Object> said = Walkthrough.map(message.getOrDefault("params", Map.of()));
    switch ((String) message.get("method")) {
      case "Page.loadEventFired" -> loaded.release();
      case "Network.requestWillBeSent" ->
          requests.add((String) Walkthrough.map(said.get("request")).get("url"));
      case "Runtime.exceptionThrown" -> errors.add(said.toString());
      case "Runtime.consoleAPICalled" -> {
        if ("error".equals(said.get("type"))) {
          errors.add(said.toString());
        }
      }
      case "Log.entryAdded" -> {
        Map<String, Object> entry = Walkthrough.map(said.get("entry"));
        if ("error".equals(entry.get("level"))) {
          errors.add(entry.get("text") + " " + entry.get("url"));
        }
      }
      default -> {
        // Of no interest here.
      }
    }
  }

  /** Puts messages together that come in parts. Confined to the socket's thread. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      parts.append(text);
      if (last) {
        String message = parts.toString();
        parts.setLength(0);
        try {
          heard(Walkthrough.map(Walkthrough.JSON.fromJson(message)));
        } catch (IOException e) {
          throw new AssertionError(message, e);
        }
      }
      from.request(1);
      return null;
    }
  }

  /** With its pipe; what it kept of a profile goes with the test's directory. */
  @Override
  public void close() throws IOException {
    socket.abort();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
