package dev.evertill.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Head office as IT gets it: one file and a Java. */
final class HeadOfficeJarTest {
  private static final Path JAR = Path.of("target", "evertill", "head-office.jar").toAbsolutePath();
  private static final Pattern AT = Pattern.compile("(?:listens on|pages are at) (\\S+)");

  @TempDir private Path alone;

  @Test
  void oneFileIsAHeadOfficeWithGoodsPricesAndPages() throws Exception {
    Files.copy(JAR, alone.resolve("office.jar")); // nothing of the build lies beside it

    assertThat(said("import", "--data", "office", "--demo")).endsWith("published as version 1\n");
    try (Serving office = new Serving("--page-port", "0")) {
      HttpResponse<String> health = get(HttpClient.newHttpClient(), office.url + "health");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).contains("\"database\":\"ok\"");

      HttpResponse<String> page = get(HttpClient.newHttpClient(), office.pages + "log-in");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<title>", "type=\"password\"");
    }
  }

  @Test
  void oneFileSpeaksTlsAndTheSecondHttpAndAnswersNobodyItDoesNotKnow() throws Exception {
    Files.copy(JAR, alone.resolve("office.jar"));

    said("import", "--data", "office", "--demo");
    assertThat(said("enrol-code", "--data", "office", "--till", "03")).contains("-");
    try (Serving office = new Serving("--name", "127.0.0.1")) {
      HttpClient stranger = HttpClient.newBuilder().sslContext(trustful()).build();

      HttpResponse<String> answer = get(stranger, office.url + "v1/tills/03/state");

      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
  }

  private String said(String... arguments) throws Exception {
    Process process = start(arguments);
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", "office.jar"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(alone.toFile())
        .redirectError(alone.resolve("errors.txt").toFile())
        .start();
  }

  private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  /** For a client that asks whoever is there. */
  private static SSLContext trustful() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trustful()}, new SecureRandom());
    return context;
  }

  /** Serves until it is closed, and then ends as it should. */
  private final class Serving implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final String url;
    private final String pages;

    private Serving(String... more) throws IOException {
      List<String> arguments = new ArrayList<>(List.of("serve", "--data", "office"));
      arguments.addAll(List.of(more));
      process = start(arguments.toArray(new String[0]));
      out = process.inputReader();
      url = next();
      pages = arguments.contains("--page-port") ? next() : "";
    }

    private String next() throws IOException {
      String line = out.readLine();
      assertThat(line).as(Files.readString(alone.resolve("errors.txt"))).isNotNull();
      Matcher at = AT.matcher(line);
      assertThat(at.find()).as(line).isTrue();
      return at.group(1);
    }

    @Override
    public void close() {
      process.destroy();
      assertThat(process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue()).isZero();
    }
  }

  private static final class Trustful extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
