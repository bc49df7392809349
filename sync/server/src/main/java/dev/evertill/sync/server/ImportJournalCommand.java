package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.carry.AgeIdentity;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Takes entries that came on a stick. Head office may be serving meanwhile: both take turns at
 * writing. Confined to the main thread.
 */
@Command(
    name = "import-journal",
    description = "Takes entries that tills exported or mirrored onto a stick.",
    version = Routes.TILL_VERSION,
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything is held",
      "1:something was refused: a gap, a fork, or a key that is not known",
      "2:a file cannot be read, or was not asked for rightly"
    })
final class ImportJournalCommand implements Callable<Integer> {
  static final int REFUSED = 1;
  static final int UNREADABLE = 2;

  @Spec private CommandSpec spec;

  @Mixin private StorageOptions storage;

  @Option(
      names = "--accept-key",
      paramLabel = "FINGERPRINT",
      description = "a till's new key, compared with what till export names there; may be repeated")
  private Set<String> accepted = new LinkedHashSet<>();

  @Option(names = "--json", description = "one JSON object instead of lines")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "carry files, the oldest first")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    check();
    AgeIdentity identity = AgeIdentity.read(Database.identityIn(storage.data()));
    CarryReport report;
    try (Database database = storage.open()) {
      InstantSource clock = InstantSource.system();
      CarryImport into =
          new CarryImport(
              new SqlSaleLog(database, clock),
              new CarrySigners(database, clock),
              identity,
              accepted);
      report = new CarryReport(files.stream().map(into::take).toList());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new String(Wire.bytes(report), StandardCharsets.UTF_8));
    } else {
      report.files().forEach(file -> say(out, file));
    }
    out.flush();
    return report.exitCode();
  }

  private void check() {
    for (String fingerprint : accepted) {
      if (!fingerprint.matches("[0-9a-f]{4}(-[0-9a-f]{4}){7}")) {
        throw new ParameterException(
            spec.commandLine(),
            "--accept-key " + fingerprint + ": allowed are eight groups of four digits 0-9a-f");
      }
    }
    if (!Files.exists(Database.identityIn(storage.data()))) {
      throw new ParameterException(
          spec.commandLine(),
          "--data "
              + storage.data()
              + ": no key of head office is there; it is made when it first serves");
    }
  }

  private static void say(PrintWriter out, CarryReport.OfFile file) {
    if (file.problem() != null) {
      out.println(file.problem());
      return;
    }
    out.printf("%s: till %s, signed by %s%n", file.file(), file.till(), file.signer());
    if (file.epochs().isEmpty()) {
      out.println("  no entries");
    }
    for (CarryReport.OfEpoch epoch : file.epochs()) {
      out.printf(
          "  epoch %s: %d new, %d known, %d refused, %d with a question%s%n",
          epoch.epoch(),
          epoch.added(),
          epoch.known(),
          epoch.refused(),
          epoch.questions(),
          epoch.why() == null ? "" : " (" + epoch.why() + ")");
    }
  }
}
