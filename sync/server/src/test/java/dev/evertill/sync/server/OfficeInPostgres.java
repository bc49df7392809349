package dev.evertill.sync.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database of the test class's own on the real server, emptied before each test. Confined to the
 * test's thread.
 */
final class OfficeInPostgres
    implements OfficeDatabase, BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private final PostgresServer server = PostgresServer.shared();
  private String name;
  private Database database;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    name = context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT);
    server.make(name);
    database = open();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server
        .owner(name)
        .useHandle(
            handle -> {
              List<String> tables =
                  handle
                      .createQuery(
                          "select relname from pg_class where relkind in ('r', 'p')"
                              + " and relnamespace = 'public'::regnamespace"
                              + " and not relispartition and relname not like 'flyway%'"
                              + " and relname <> 'customer_head'")
                      .mapTo(String.class)
                      .list();
              // In any order, whatever refers to whatever.
              handle.execute("set session_replication_role = replica");
              tables.forEach(table -> handle.execute("delete from " + table));
              handle.execute(
                  "update customer_head set version = 0, hash = repeat('0', 64),"
                      + " clock = '000000000000000.00000.head-office'");
            });
  }

  String url() {
    return server.url(name);
  }

  /** One more head office on it. */
  Database open() throws IOException {
    return new Database(Storage.of(Path.of("not-used"), url()));
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public void reopen() throws IOException {
    database.close();
    database = open();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    database.close();
  }
}
