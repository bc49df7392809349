package dev.evertill.sync.server;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresExportTotalsTest extends ExportTotalsContract {
  @RegisterExtension static final OfficeInPostgres OFFICE = new OfficeInPostgres();

  @Override
  OfficeDatabase office() {
    return OFFICE;
  }
}
