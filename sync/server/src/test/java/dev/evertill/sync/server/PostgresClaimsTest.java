package dev.evertill.sync.server;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresClaimsTest extends ClaimsContract {
  @RegisterExtension static final OfficeInPostgres OFFICE = new OfficeInPostgres();

  @Override
  OfficeDatabase office() {
    return OFFICE;
  }
}
