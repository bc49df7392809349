package dev.evertill.sync.server;

import java.nio.file.Path;

class SqlitePagesTest extends PagesContract {
  @Override
  OfficeSettings settings(Path keys) {
    return OfficeSettings.in(keys);
  }
}
