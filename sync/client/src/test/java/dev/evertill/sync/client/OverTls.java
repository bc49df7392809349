package dev.evertill.sync.client;

import static dev.evertill.sync.client.EnrolledTill.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.server.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A till and the real head office, over real sockets and TLS. */
abstract class OverTls {
  static final String STATE = "v1/tills/" + TILL + "/state";

  @TempDir Path directory;
  final MemoryJournal journal = new MemoryJournal("e1");
  final MemoryCatalogue catalogue = new MemoryCatalogue();
  EnrolledTill till;
  HttpHeadOffice office;
  Sync sync;

  @BeforeEach
  void start() throws IOException {
    till = new EnrolledTill(directory);
    open();
  }

  /** The till's program starts. */
  final void open() {
    office = till.headOffice();
    sync = new Sync(journal, catalogue, CustomerFeed.NONE, office, () -> till.tillNow);
  }

  @AfterEach
  void stop() {
    office.cancel();
    till.close();
  }

  static Request.Builder get() {
    return new Request.Builder();
  }

  final void publishPrices() {
    assertThat(Main.run("import", "--data", till.data().toString(), "--demo")).isZero();
  }

  final List<String> kept(String query) throws Exception {
    try (Connection office =
            DriverManager.getConnection("jdbc:sqlite:" + till.data().resolve("headoffice.sqlite"));
        ResultSet rows = office.createStatement().executeQuery(query)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }
}
