package dev.evertill.sync.server;

class MemorySaleLogTest extends SaleLogContract {
  private final SaleLog log = new MemorySaleLog();

  @Override
  SaleLog log() {
    return log;
  }
}
