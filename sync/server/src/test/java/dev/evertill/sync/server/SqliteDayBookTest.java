package dev.evertill.sync.server;

import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteDayBookTest extends DayBookContract {
  @RegisterExtension final OfficeInSqlite office = new OfficeInSqlite();

  @Override
  OfficeDatabase office() {
    return office;
  }
}
