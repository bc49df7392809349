package dev.evertill.sync.server;

import dev.evertill.sync.server.people.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** What programs of tests show at the port of the pages. Functions only. */
final class PageKeys {
  private PageKeys() {}

  /** The value of {@code Authorization} of a new program that may see and publish. */
  static String of(Path data) throws IOException {
    try (Database database = new Database(data)) {
      SecureRandom chance = new SecureRandom();
      String name = "test-" + Integer.toHexString(chance.nextInt());
      return "Bearer "
          + OfficePages.tokens(database, InstantSource.system(), chance)
              .add(name, Role.MANAGER)
              .orElseThrow();
    }
  }
}
