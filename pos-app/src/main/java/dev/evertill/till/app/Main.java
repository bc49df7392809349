package dev.evertill.till.app;

import dev.evertill.till.app.demo.DemoCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The till's command line. Confined to the main thread. */
@Command(
    name = "till",
    description = "An offline-first till: it never loses a sale, and never makes a cashier wait.",
    mixinStandardHelpOptions = true,
    version = "Evertill till " + Main.VERSION,
    subcommands = {
      RunCommand.class,
      VerifyCommand.class,
      DumpCommand.class,
      StatsCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      DemoCommand.class
    })
public final class Main implements Callable<Integer> {
  static final String VERSION = "0.1.0";

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Main())
            .setOut(utf8(FileDescriptor.out))
            .setErr(utf8(FileDescriptor.err))
            .setExitCodeExceptionMapper(mistake -> JournalCommand.COULD_NOT)
            .execute(args));
  }

  /** What others read is UTF-8, whatever this machine's language is. */
  private static PrintWriter utf8(FileDescriptor out) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(out), StandardCharsets.UTF_8), true);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }
}
