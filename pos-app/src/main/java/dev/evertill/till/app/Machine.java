package dev.evertill.till.app;

import dev.evertill.sync.protocol.carry.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The machine the till runs on: what it is called, and where this user's programs keep what they
 * remember. Functions only.
 */
final class Machine {
  /** machine-id(5) of systemd, and where D-Bus keeps it without systemd. */
  private static final List<Path> IDS =
      List.of(Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"));

  private Machine() {}

  /**
   * A name that stays while the machine is the same: the system's own where it has one, else one
   * chosen at random and kept in {@code directory}, which a copy of the till's data does not bring
   * along.
   */
  static String name(Path directory) {
    try {
      for (Path id : IDS) {
        if (Files.isReadable(id)) {
          String name = Files.readString(id).strip();
          if (!name.isEmpty()) {
            return name;
          }
        }
      }
      return chosen(directory.resolve("machine"));
    } catch (IOException e) {
      throw new UncheckedIOException("the machine's name cannot be read or kept", e);
    }
  }

  private static String chosen(Path file) throws IOException {
    if (!Files.exists(file)) {
      DurableFile.directory(file.toAbsolutePath().getParent());
      String name = UUID.randomUUID().toString();
      DurableFile.write(file, out -> out.write(name.getBytes(StandardCharsets.US_ASCII)));
    }
    return Files.readString(file).strip();
  }

  /** Where this user's programs keep their state (XDG Base Directory, and its like elsewhere). */
  static Path stateDirectory() {
    return stateDirectory(
        System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
  }

  static Path stateDirectory(String system, Path home, Map<String, String> environment) {
    String os = system.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      String local = environment.get("LOCALAPPDATA");
      return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local))
          .resolve("Evertill");
    }
    if (os.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Evertill");
    }
    String state = environment.get("XDG_STATE_HOME");
    boolean absolute = state != null && Path.of(state).isAbsolute();
    return (absolute ? Path.of(state) : home.resolve(".local").resolve("state"))
        .resolve("evertill");
  }
}
