package dev.evertill.sync.server;

import static dev.evertill.sync.server.Journal.TILL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases made by programs of long ago; the files are what those wrote. */
class SqliteOfEarlierVersionsTest {
  @TempDir Path directory;

  private void was(String file) throws IOException {
    try (InputStream in = SqliteOfEarlierVersionsTest.class.getResourceAsStream(file)) {
      Files.copy(in, directory.resolve("headoffice.sqlite"));
    }
  }

  /** Made when the tables of both kinds of storage did not yet lie in folders of their own. */
  @Test
  void whatWasKeptBeforeThereWasPostgresIsKept() throws IOException {
    was("headoffice-version-2.sqlite");
    try (Database database = new Database(directory)) {
      SaleLog log = new SqlSaleLog(database, InstantSource.system());
      assertThat(log.held(TILL, "e1").number()).isEqualTo(3);
      try (Stream<Arrival> all = log.read(TILL, "e1", 1, 3)) {
        assertThat(all.map(Arrival::entry))
            .allMatch(entry -> entry.isAuthentic())
            .extracting(entry -> new String(entry.document(), UTF_8))
            .containsExactly(
                "{\"note\":\"opened\"}", "{\"note\":\"bread\"}", "{\"note\":\"milk\"}");
      }
      Catalogue catalogue = new Catalogue(database, InstantSource.system());
      assertThat(catalogue.current().version()).isEqualTo(1);
      assertThat(catalogue.page(null, 0, null).orElseThrow().rows()).hasSize(5);
    }
  }
}
