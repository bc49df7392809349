package dev.evertill.sync.server;

import java.nio.file.Path;

class SqliteParkedPagesTest extends ParkedPagesContract {
  @Override
  OfficeSettings settings(Path keys) {
    return OfficeSettings.in(keys);
  }
}
