package dev.evertill.till.app;

import dev.evertill.till.store.ClosedJournal;
import dev.evertill.till.store.TillInUseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies the journal of a till that is not running, and changes nothing in it. */
@Command(
    name = "verify",
    description = "Reads a till's journal again and says whether every hash and number is right.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, paramLabel = "DIR", description = "the till's data")
  private Path data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Logs.quiet();
    try {
      Verification.Result result = ClosedJournal.look(data, Verification::of);
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
