package dev.evertill.sync.server;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class HostileRequestsToSqliteTest extends HostileRequestsContract {
  private Database database;

  @BeforeEach
  void open() throws IOException {
    database = new Database(directory);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }

  @Override
  String storage() {
    return null;
  }
}
