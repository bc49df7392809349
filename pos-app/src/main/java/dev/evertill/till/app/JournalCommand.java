package dev.evertill.till.app;

import dev.evertill.sync.protocol.Wire;
import dev.evertill.till.store.JournalDamagedException;
import dev.evertill.till.store.TillInUseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What the commands on a till's journal have in common: where it is, how they answer, and the code
 * they end with. None of them opens the directory of a till that runs. Confined to the main thread.
 */
abstract class JournalCommand implements Callable<Integer> {
  static final int FINE = 0;
  static final int FOUND_SOMETHING_WRONG = 1;
  static final int COULD_NOT = 2;
  static final String JSON = "--json";

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "the till's data")
  private Path data;

  @Spec private CommandSpec spec;

  /** What stopped a command, where a machine asked. */
  public record Failed(String error) {}

  /** Does it, and says what came of it. */
  abstract int run() throws IOException, TillInUseException, InterruptedException;

  /** Whether a machine reads the answer. */
  abstract boolean isForMachines();

  @Override
  public final Integer call() throws InterruptedException {
    Logs.quiet();
    try {
      int code = run();
      if (out().checkError()) {
        throw new IOException("the output was not taken: the disk is full, or nobody reads it");
      }
      return code;
    } catch (JournalDamagedException e) {
      complain(words(e));
      return damaged();
    } catch (TillInUseException | IOException e) {
      complain(words(e));
      return COULD_NOT;
    }
  }

  /** The code it ends with where nothing in the journal can be read. */
  int damaged() {
    return COULD_NOT;
  }

  private void complain(String why) {
    spec.commandLine().getErr().println(why);
    if (isForMachines()) {
      line(out(), new Failed(why));
    }
  }

  /** Tells a machine that asked, in its own form, what kept the command from its work. */
  static void tellMachines(CommandLine asked, List<String> arguments, String why) {
    if (arguments.contains(JSON) || asked.getCommand() instanceof DumpCommand) {
      line(asked.getOut(), new Failed(why));
    }
  }

  /** What the system throws of a file says only which. */
  static String words(Exception e) {
    if (!(e instanceof FileSystemException file) || file.getReason() != null) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof NoSuchFileException) {
      return file.getFile() + ": there is no such file";
    }
    return file.getFile()
        + (e instanceof AccessDeniedException
            ? ": this user may not use it"
            : ": it cannot be used (" + e.getClass().getSimpleName() + ")");
  }

  final Path data() {
    return data;
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** One answer, for whoever reads it. */
  final void answer(Record forMachines, List<String> forPeople) {
    if (isForMachines()) {
      line(out(), forMachines);
    } else {
      forPeople.forEach(out()::println);
    }
  }

  private static void line(PrintWriter out, Record record) {
    out.println(new String(Wire.bytes(record), StandardCharsets.UTF_8));
  }
}
