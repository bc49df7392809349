package dev.evertill.sync.server;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresVersionPagesTest extends VersionPagesContract {
  @RegisterExtension static final OfficeInPostgres OFFICE = new OfficeInPostgres();

  @Override
  OfficeSettings settings(Path keys) {
    return OfficeSettings.in(keys).storage(OFFICE.url());
  }
}
