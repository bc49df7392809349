package dev.evertill.sync.server;

import org.junit.jupiter.api.extension.RegisterExtension;

final class HostileGoodsInPostgresTest extends HostileGoodsContract {
  @RegisterExtension static final OfficeInPostgres OFFICE = new OfficeInPostgres();

  @Override
  String storage() {
    return OFFICE.url();
  }
}
