package dev.evertill.sync.server;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresCustomerBookTest extends CustomerBookContract {
  @RegisterExtension static final OfficeInPostgres OFFICE = new OfficeInPostgres();

  @Override
  OfficeDatabase office() {
    return OFFICE;
  }
}
