package dev.evertill.till.app;

import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.record.Slips;
import dev.evertill.till.store.TillInUseException;
import dev.evertill.till.store.TillStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies the journal of a till that is not running. */
@Command(
    name = "verify",
    description = "Reads a till's journal again and says whether every hash and number is right.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Option(names = "--till", defaultValue = "01", description = "the till's name")
  private String till;

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "the till's data")
  private Path data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws NotRecordedException {
    PrintWriter out = spec.commandLine().getOut();
    if (!Files.isDirectory(data.resolve("journal"))) {
      out.println("no till in " + data + ": the directory of a till's --data is expected");
      return 2;
    }
    Logs.beside(data);
    try (TillStore store =
        TillStore.open(
            data, till, new Slips(Locale.ROOT), Clock.systemDefaultZone(), new SecureRandom())) {
      Verification.Result result = Verification.of(store.ledger());
      result.faults().forEach(out::println);
      out.println(
          result.isWhole()
              ? "the journal is whole: " + result.entries() + " entries"
              : "the journal is damaged, see above; " + result.entries() + " entries read");
      return result.isWhole() ? 0 : 1;
    } catch (TillInUseException | IOException e) {
      out.println(e.getMessage());
      return 2;
    }
  }
}
