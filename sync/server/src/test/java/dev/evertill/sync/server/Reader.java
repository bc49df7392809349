package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person with a browser without JavaScript: keeps cookies, follows nothing, and fills in forms.
 * Confined to the test's thread.
 */
final class Reader {
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final HttpClient http;
  private final String base;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> more = new LinkedHashMap<>();

  Reader(String base) {
    this(base, HttpClient.newHttpClient());
  }

  Reader(String base, HttpClient http) {
    this.base = base.substring(0, base.length() - 1);
    this.http = http;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  /** Says this with every request; null for not any more. */
  Reader header(String name, String value) {
    if (value == null) {
      more.remove(name);
    } else {
      more.put(name, value);
    }
    return this;
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(base + path)));
  }

  HttpResponse<String> head(String path) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .method("HEAD", HttpRequest.BodyPublishers.noBody()));
  }

  /** Fills in the form of a page, with the token that is in it. */
  HttpResponse<String> fill(String page, String action, Map<String, String> fields)
      throws Exception {
    Matcher token = FORM_TOKEN.matcher(get(page).body());
    if (!token.find()) {
      throw new AssertionError(page + " has no form");
    }
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("token", token.group(1));
    return post(action, all);
  }

  HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    String form =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  HttpResponse<String> logIn(String name, String password) throws Exception {
    return fill("/log-in", "/log-in", Map.of("name", name, "password", password, "to", "/"));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    request.header("Accept", more.getOrDefault("Accept", "text/html"));
    more.entrySet().stream()
        .filter(header -> !header.getKey().equals("Accept"))
        .forEach(header -> request.header(header.getKey(), header.getValue()));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    for (String said : response.headers().allValues("Set-Cookie")) {
      String cookie = said.split(";")[0];
      String name = cookie.substring(0, cookie.indexOf('='));
      if (said.contains("Max-Age=0")) {
        cookies.remove(name);
      } else {
        cookies.put(name, cookie.substring(cookie.indexOf('=') + 1));
      }
    }
    return response;
  }
}
