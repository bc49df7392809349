package dev.evertill.sync.server;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program and its commands. Exit codes: 0 done, 1 not done, 2 not asked rightly, or a file that
 * cannot be read. Functions only.
 */
@Command(
    name = "head-office",
    description = "A head office for Evertill tills.",
    version = Routes.TILL_VERSION,
    mixinStandardHelpOptions = true,
    subcommands = {
      ServeCommand.class,
      ImportCommand.class,
      CatalogueCommand.class,
      StoresCommand.class,
      ImportJournalCommand.class,
      EnrolCodeCommand.class,
      RevokeCommand.class,
      EraseCustomerCommand.class,
      ExportCommand.class,
      UserCommand.class,
      TokenCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // A name of its own: a till's configuration may lie on the same class path.
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", LogForm.of(arguments).configuration());
    }
    System.exit(run(arguments));
  }

  /** Does what the arguments say, without ending the process. */
  public static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              line.getErr().println(inWords(failure));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  private static String inWords(Exception failure) {
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + ": there is no such file";
    }
    if (failure instanceof FileAlreadyExistsException file) {
      return file.getFile() + ": it is a file, a directory is expected";
    }
    // Others say themselves what they were at.
    if (failure instanceof RuntimeException && Outage.isIn(failure)) {
      return "the storage is away, or another program is at it ("
          + Outage.why(failure)
          + "); nothing was published, try again later";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
