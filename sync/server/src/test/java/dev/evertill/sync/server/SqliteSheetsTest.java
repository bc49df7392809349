package dev.evertill.sync.server;

import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteSheetsTest extends SheetsContract {
  @RegisterExtension final OfficeInSqlite office = new OfficeInSqlite();

  @Override
  Database database() {
    return office.database();
  }
}
