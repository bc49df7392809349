package dev.evertill.sync.server;

import java.time.InstantSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresBranchesAndHolesTest extends BranchesAndHolesContract {
  @RegisterExtension static final OfficeInPostgres OFFICE = new OfficeInPostgres();

  @Override
  SaleLog log() {
    return new SqlSaleLog(OFFICE.database(), InstantSource.system());
  }
}
