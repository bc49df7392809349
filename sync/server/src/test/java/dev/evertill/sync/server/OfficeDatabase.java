package dev.evertill.sync.server;

import java.io.IOException;
import org.junit.jupiter.api.extension.Extension;

/** A database without a sale in it, before each test. Confined to the test's thread. */
interface OfficeDatabase extends Extension {
  Database database();

  /** As after a restart of head office. */
  void reopen() throws IOException;
}
