package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.server.people.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A head office with its storage, and a manager who is logged in and reads its pages. */
abstract class OfficeWithPages {
  static final String PASSWORD = "correct horse battery";

  @TempDir Path directory;
  Instant now = Instant.parse("2026-01-01T12:00:00Z");
  Database database;
  HeadOfficeServer server;
  Reader mia;

  /** With its keys in this directory. */
  abstract OfficeSettings settings(Path keys);

  @BeforeEach
  void open() throws Exception {
    OfficeSettings settings =
        settings(directory).page(PageSettings.NONE.at(0).in(ZoneOffset.UTC)).clock(() -> now);
    database = new Database(Storage.of(directory, settings.storage()));
    server = new HeadOfficeServer(settings).start();
    OfficePages.people(database, () -> now, new SecureRandom()).add("mia", Role.MANAGER, PASSWORD);
    mia = new Reader(server.pageUrl().orElseThrow());
    assertThat(mia.logIn("mia", PASSWORD).statusCode()).isEqualTo(303);
  }

  @AfterEach
  void close() {
    server.close();
    database.close();
  }

  /** The text of a page, without its marks. */
  final String page(String path) throws Exception {
    return text(mia.get(path));
  }

  static String text(HttpResponse<String> response) {
    return response
        .body()
        .replaceAll("(?s)<head>.*</head>", "")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }
}
