package dev.evertill.sync.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** In a file of its own for each test. Confined to the test's thread. */
final class OfficeInSqlite implements OfficeDatabase, BeforeEachCallback, AfterEachCallback {
  private Path directory;
  private Database database;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    directory = Files.createTempDirectory("office");
    database = new Database(directory);
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public void reopen() throws IOException {
    database.close();
    database = new Database(directory);
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    database.close();
    List<Path> files;
    try (Stream<Path> all = Files.walk(directory)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
