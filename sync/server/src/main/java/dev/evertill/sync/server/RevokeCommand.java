package dev.evertill.sync.server;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes the right to say anything from a till that was stolen. Confined to the main thread. */
@Command(
    name = "revoke",
    description = "From now on nothing is answered to this till's keys, also while serving.",
    version = Routes.TILL_VERSION,
    mixinStandardHelpOptions = true)
final class RevokeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private StorageOptions storage;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Which which;

  /** One of them. */
  static final class Which {
    @Option(names = "--till", paramLabel = "TILL", description = "all keys of this till")
    private String till;

    @Option(
        names = "--serial",
        paramLabel = "HEX",
        description = "the key of this certificate, whatever certificates it has")
    private String serial;
  }

  @Override
  public Integer call() throws Exception {
    try (Database database = storage.open()) {
      Enrolments enrolments = Enrolments.of(storage.data(), database, InstantSource.system());
      if (which.till != null) {
        enrolments.revokeTill(which.till);
        spec.commandLine().getOut().println("all keys of till " + which.till + " are revoked");
        return 0;
      }
      String till =
          enrolments
              .revokeSerial(which.serial.toLowerCase(Locale.ROOT))
              .orElseThrow(
                  () ->
                      new IOException(
                          "--serial " + which.serial + ": no such certificate was given here"));
      spec.commandLine()
          .getOut()
          .println("the key of certificate " + which.serial + " of till " + till + " is revoked");
    }
    return 0;
  }
}
