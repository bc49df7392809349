package dev.evertill.sync.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Copies the database, also while head office serves. Confined to the main thread. */
@Command(
    name = "backup",
    description =
        "Copies the database as it is at one moment into a new file, and reads the copy; also while"
            + " head office serves.",
    version = Routes.TILL_VERSION,
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private StorageOptions storage;

  @Option(names = "--to", required = true, paramLabel = "FILE", description = "where nothing is")
  private Path copy;

  @Override
  public Integer call() throws IOException {
    if (storage.url() != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--storage: this copies the file of a head office without it; PostgreSQL is copied with"
              + " pg_dump");
    }
    Sqlite file = storage.file();
    long bytes = file.copy(copy);
    spec.commandLine()
        .getOut()
        .println(
            file.file()
                + " is copied to "
                + copy
                + ", whole: "
                + bytes
                + " bytes; the keys are not in it: keep copies of "
                + Database.identityIn(storage.data()).getFileName()
                + " and "
                + Database.authorityIn(storage.data()).getFileName());
    return 0;
  }
}
