package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Names;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
  public Integer call() throws IOException {
    if (which.till != null && !Names.isName(which.till)) {
      throw new ParameterException(spec.commandLine(), Names.fault("--till", which.till));
    }
    try (Database database = storage.open()) {
      Revocations revocations = new Revocations(database, InstantSource.system());
      spec.commandLine()
          .getOut()
          .println(which.till != null ? till(revocations) : serial(revocations));
    }
    return 0;
  }

  private String till(Revocations revocations) throws IOException {
    int keys = revocations.till(which.till);
    if (keys == 0) {
      throw new IOException(
          "--till "
              + which.till
              + ": no certificate of it is known here; if it has one, that is revoked");
    }
    return "all keys of till " + which.till + " are revoked: " + keys;
  }

  private String serial(Revocations revocations) throws IOException {
    String till =
        revocations
            .serial(which.serial.toLowerCase(Locale.ROOT))
            .orElseThrow(
                () ->
                    new IOException(
                        "--serial " + which.serial + ": no such certificate was given here"));
    return "the key of certificate " + which.serial + " of till " + till + " is revoked";
  }
}
