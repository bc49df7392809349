package dev.evertill.sync.server;

import dev.evertill.sync.server.people.People;
import dev.evertill.sync.server.people.Role;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Who is added to those who may ask head office, a person or a program, and as what. Confined to
 * the main thread.
 */
final class NewcomerOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--name", required = true, paramLabel = "NAME")
  private String name;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "viewer, manager or admin")
  private String role;

  /** To be asked first: of two faults the role is named. */
  Role role() {
    return Role.of(role)
        .orElseThrow(() -> refused("--role " + role + ": allowed are " + Role.allowed()));
  }

  String name() {
    requireName(spec.commandLine(), name);
    return name;
  }

  /** What nobody can be called is not said back as it came: it may break a terminal's lines. */
  static void requireName(CommandLine asked, String name) {
    People.nameFault(name)
        .ifPresent(
            fault -> {
              throw new ParameterException(asked, "--" + fault);
            });
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  /** As lists show one of them. */
  static String line(String name, Role role) {
    return name + "\t" + role.word();
  }
}
