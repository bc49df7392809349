package dev.evertill.sync.server;

import org.junit.jupiter.api.extension.RegisterExtension;

class SqlitePriceListsTest extends PriceListsContract {
  @RegisterExtension final OfficeInSqlite office = new OfficeInSqlite();

  @Override
  Database database() {
    return office.database();
  }
}
