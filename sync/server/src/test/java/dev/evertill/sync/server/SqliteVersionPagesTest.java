package dev.evertill.sync.server;

import java.nio.file.Path;

class SqliteVersionPagesTest extends VersionPagesContract {
  @Override
  OfficeSettings settings(Path keys) {
    return OfficeSettings.in(keys);
  }
}
