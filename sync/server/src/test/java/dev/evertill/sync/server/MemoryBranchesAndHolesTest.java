package dev.evertill.sync.server;

class MemoryBranchesAndHolesTest extends BranchesAndHolesContract {
  private final SaleLog log = new MemorySaleLog();

  @Override
  SaleLog log() {
    return log;
  }
}
