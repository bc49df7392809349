package dev.evertill.sync.server;

import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteExportTotalsTest extends ExportTotalsContract {
  @RegisterExtension static final OfficeInSqlite OFFICE = new OfficeInSqlite();

  @Override
  OfficeDatabase office() {
    return OFFICE;
  }
}
