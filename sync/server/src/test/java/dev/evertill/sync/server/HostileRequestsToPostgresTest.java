package dev.evertill.sync.server;

import org.junit.jupiter.api.extension.RegisterExtension;

class HostileRequestsToPostgresTest extends HostileRequestsContract {
  @RegisterExtension static final OfficeInPostgres OFFICE = new OfficeInPostgres();

  @Override
  Database database() {
    return OFFICE.database();
  }

  @Override
  String storage() {
    return OFFICE.url();
  }
}
