package dev.evertill.sync.server;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

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
      BackupCommand.class,
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
        .registerConverter(LocalDate.class, Main::day)
        .registerConverter(int.class, text -> Math.toIntExact(whole(text)))
        .registerConverter(Long.class, Main::whole)
        .registerConverter(long.class, Main::whole)
        .setExecutionStrategy(Main::execute)
        .setExecutionExceptionHandler(
            (failure, line, parsed) -> {
              line.getErr().println(inWords(failure));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(text + ": allowed is a day such as 2026-12-31");
    }
  }

  private static long whole(String text) {
    if (!text.matches("-?[0-9]{1,9}")) {
      throw new TypeConversionException(text + ": allowed is a whole number");
    }
    return Long.parseLong(text);
  }

  /** A list, a token or a report that nobody got is no success. */
  private static int execute(CommandLine.ParseResult parsed) {
    int code = new CommandLine.RunLast().execute(parsed);
    List<CommandLine> asked = parsed.asCommandLineList();
    CommandLine last = asked.get(asked.size() - 1);
    // Whoever serves has only said where; of a help most people read the beginning.
    boolean matters =
        !(last.getCommand() instanceof ServeCommand)
            && !last.isUsageHelpRequested()
            && !last.isVersionHelpRequested();
    if (code == CommandLine.ExitCode.OK && matters && StandardOutput.isLost(last)) {
      last.getErr().println(StandardOutput.LOST);
      return CommandLine.ExitCode.SOFTWARE;
    }
    return code;
  }

  /** What went wrong, for whoever gave the command: which file, and what to do. */
  static String inWords(Exception failure) {
    if (failure instanceof FileSystemException file) {
      return inWords(file);
    }
    if (Outage.isDamage(failure)) {
      return "the database is damaged ("
          + Outage.why(failure)
          + "); put back a copy: docs/it.md, Back up and restore";
    }
    // Others say themselves what they were at.
    if (failure instanceof RuntimeException && Outage.isFull(failure)) {
      return "the storage has no room left ("
          + Outage.why(failure)
          + "); nothing was changed, make room and try again";
    }
    if (failure instanceof RuntimeException && Outage.isIn(failure)) {
      return "the storage is away, or another program is at it ("
          + Outage.why(failure)
          + "); nothing was changed, try again later";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  /** Their messages are often the name of the file and nothing else. */
  private static String inWords(FileSystemException failure) {
    String file = failure.getFile() + ": ";
    if (failure instanceof NoSuchFileException) {
      return file + "there is no such file";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return file + "it is a file, a directory is expected";
    }
    if (failure instanceof AccessDeniedException) {
      return file + "this user may not read or write it";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return file + "it is a directory with files in it";
    }
    return failure.getReason() == null ? failure.toString() : file + failure.getReason();
  }
}
