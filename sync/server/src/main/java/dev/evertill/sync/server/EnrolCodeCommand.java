package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Names;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a code with which one till is enrolled once. Confined to the main thread. */
@Command(
    name = "enrol-code",
    description = "Makes a code for one till, good for ten minutes and once.",
    version = Routes.TILL_VERSION,
    mixinStandardHelpOptions = true)
final class EnrolCodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private StorageOptions storage;

  @Option(names = "--till", required = true, paramLabel = "TILL", description = "for instance 03")
  private String till;

  @Override
  public Integer call() throws Exception {
    if (!Names.isName(till)) {
      throw new ParameterException(spec.commandLine(), Names.fault("--till", till));
    }
    try (Database database = storage.open()) {
      Enrolments enrolments = Enrolments.of(storage.data(), database, InstantSource.system());
      spec.commandLine().getOut().println(enrolments.code(till).text());
      spec.commandLine().getOut().println("for till " + till + ", once, within ten minutes");
    }
    return 0;
  }
}
