package dev.evertill.sync.server;

final class HostileGoodsInSqliteTest extends HostileGoodsContract {
  @Override
  String storage() {
    return null;
  }
}
