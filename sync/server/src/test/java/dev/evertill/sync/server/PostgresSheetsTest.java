package dev.evertill.sync.server;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSheetsTest extends SheetsContract {
  @RegisterExtension static final OfficeInPostgres OFFICE = new OfficeInPostgres();

  @Override
  Database database() {
    return OFFICE.database();
  }
}
