package dev.evertill.till.app;

import dev.evertill.till.app.demo.DemoCommand;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The till's command line. Confined to the main thread. */
@Command(
    name = "till",
    description = "An offline-first till: it never loses a sale, and never makes a cashier wait.",
    mixinStandardHelpOptions = true,
    version = "Evertill till " + Main.VERSION,
    subcommands = {
      RunCommand.class,
      EnrolCommand.class,
      VerifyCommand.class,
      DumpCommand.class,
      StatsCommand.class,
      BackupCommand.class,
      RebuildCommand.class,
      RestoreCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      DemoCommand.class
    })
public final class Main implements Callable<Integer> {
  static final String VERSION = "0.1.0";

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    int code = JournalCommand.COULD_NOT;
    try {
      code =
          commandLine()
              .setOut(StandardOutput.shared())
              .setErr(StandardOutput.errors())
              .setExecutionStrategy(Main::run)
              .execute(args);
    } catch (Error e) {
      e.printStackTrace(); // the till's threads would keep its directory, and nobody would see it
    }
    System.exit(code);
  }

  /** What a machine asked for is alone in the output. */
  private static int run(ParseResult asked) {
    if (asked.hasSubcommand()
        && asked.subcommand().commandSpec().userObject() instanceof JournalCommand) {
      asked.subcommand().commandSpec().commandLine().setOut(StandardOutput.alone());
    }
    return new CommandLine.RunLast().execute(asked);
  }

  /** The commands, with an answer for machines also where they are not asked rightly. */
  static CommandLine commandLine() {
    CommandLine commands = new CommandLine(new Main());
    IParameterExceptionHandler usual = commands.getParameterExceptionHandler();
    return commands
        .setExitCodeExceptionMapper(mistake -> JournalCommand.COULD_NOT)
        .setParameterExceptionHandler(
            (mistake, arguments) -> {
              int code = usual.handleParseException(mistake, arguments);
              JournalCommand.tellMachines(
                  mistake.getCommandLine(), List.of(arguments), mistake.getMessage());
              return code;
            })
        .setExecutionExceptionHandler(
            (mistake, command, asked) -> {
              JournalCommand.tellMachines(command, asked.originalArgs(), mistake.toString());
              throw mistake;
            });
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }
}
