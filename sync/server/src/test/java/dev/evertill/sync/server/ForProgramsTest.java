package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The section "For programs" of the guide for IT: its requests are there, its example is so. */
@Timeout(60)
class ForProgramsTest {
  private static final Path GUIDE = Path.of("..", "..", "docs", "it.md");
  private static final Pattern REQUEST = Pattern.compile("> ([A-Z]+) (\\S+) ?(\\S*)");

  @TempDir Path directory;

  private static String section() throws Exception {
    String guide = Files.readString(GUIDE, UTF_8);
    String from = guide.substring(guide.indexOf("\n## For programs\n") + 1);
    return from.substring(0, from.indexOf("\n## "));
  }

  @Test
  void everyRequestThatAProgramMayMakeStandsInTheGuide() throws Exception {
    Matcher rows = Pattern.compile("(?m)^\\| `([A-Z]+ /\\S+)` \\|").matcher(section());
    TreeSet<String> said =
        rows.results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
    TreeSet<String> served =
        Stream.of(
                new DraftRoutes(null, null), new VersionRoutes(null, null), new ExportRoutes(null))
            .flatMap(group -> group.endpoints().stream())
            .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(said).isEqualTo(served);
  }

  @Test
  void theDayInTheGuideGoesAsItStandsThere() throws Exception {
    String section = section();
    String day = section.split("```\n")[1];
    List<String> went = new ArrayList<>();
    try (HeadOfficeServer server =
        new HeadOfficeServer(
                OfficeSettings.in(directory)
                    .clock(() -> Instant.parse("2026-01-01T12:00:00Z"))
                    .page(PageSettings.NONE.at(0)))
            .start()) {
      String url = "http://127.0.0.1:" + server.pagePort().orElseThrow();
      List<String> body = new ArrayList<>();
      Matcher request = REQUEST.matcher("");
      for (String line : day.split("\n")) {
        if (line.startsWith("< ")) {
          went.add(answer(url, request, String.join("\n", body) + "\n"));
          continue;
        }
        went.add(line);
        if (line.startsWith("> ")) {
          request = REQUEST.matcher(line);
          assertThat(request.matches()).as(line).isTrue();
          body.clear();
        } else {
          body.add(line);
        }
      }
    }
    assertThat(String.join("\n", went) + "\n").isEqualTo(day);
  }

  private String answer(String url, Matcher request, String body) throws Exception {
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(URI.create(url + request.group(2)))
            .header("Authorization", PageKeys.of(directory))
            .method(request.group(1), HttpRequest.BodyPublishers.ofString(body, UTF_8));
    if (!request.group(3).isEmpty()) {
      asked.header("Content-Type", request.group(3));
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(asked.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    return ("< " + answer.statusCode() + " " + answer.body()).strip();
  }
}
