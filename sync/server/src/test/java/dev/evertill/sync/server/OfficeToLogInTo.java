package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.server.people.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A head office whose pages mia, a manager, may see once she has logged in. */
abstract class OfficeToLogInTo {
  static final String PASSWORD = "correct horse battery";

  @TempDir Path directory;
  Instant now = Instant.parse("2026-01-01T12:00:00Z");
  Database database;
  HeadOfficeServer server;
  Reader reader;

  @BeforeEach
  void open() throws IOException {
    start();
    OfficePages.people(database, () -> now, new SecureRandom()).add("mia", Role.MANAGER, PASSWORD);
  }

  /** With its keys in this directory. */
  OfficeSettings settings(Path keys) {
    return OfficeSettings.in(keys);
  }

  void start() throws IOException {
    OfficeSettings settings =
        settings(directory).page(PageSettings.NONE.at(0).in(ZoneOffset.UTC)).clock(() -> now);
    database = new Database(Storage.of(directory, settings.storage()));
    server = new HeadOfficeServer(settings).start();
    reader = new Reader(server.pageUrl().orElseThrow());
  }

  @AfterEach
  void close() {
    server.close();
    database.close();
  }

  void add(String name, Role role) {
    OfficePages.people(database, () -> now, new SecureRandom()).add(name, role, PASSWORD);
  }

  Reader loggedIn(String name) throws Exception {
    Reader one = new Reader(server.pageUrl().orElseThrow());
    assertThat(one.logIn(name, PASSWORD).statusCode()).isEqualTo(303);
    return one;
  }

  static void answers(HttpResponse<String> response, int status, String words) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(words);
  }
}
