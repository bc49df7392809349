package dev.evertill.sync.server;

import java.time.InstantSource;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteBranchesAndHolesTest extends BranchesAndHolesContract {
  @RegisterExtension final OfficeInSqlite office = new OfficeInSqlite();

  @Override
  SaleLog log() {
    return new SqlSaleLog(office.database(), InstantSource.system());
  }
}
