package dev.evertill.sync.server;

import dev.evertill.sync.server.people.Passwords;
import dev.evertill.sync.server.people.People;
import dev.evertill.sync.server.people.Role;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Who may log in to head office's pages, also while it serves. Confined to the main thread. */
@Command(
    name = "user",
    description = "People who may log in to head office's pages.",
    version = Routes.TILL_VERSION,
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true)
final class UserCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "user: expected add, list, password or remove");
  }

  private static People people(Database database) {
    return OfficePages.people(database, InstantSource.system(), new SecureRandom());
  }

  @Command(name = "add", description = "Adds a person; the password is asked for.")
  int add(
      @Mixin StorageOptions storage,
      @Mixin NewcomerOptions newcomer,
      @Option(names = "--password-stdin", description = "reads the password's line from there")
          boolean fromInput)
      throws IOException {
    Role role = newcomer.role();
    String name = newcomer.name();
    String password = password(name, fromInput);
    try (Database database = storage.openOrMake()) {
      if (!people(database).add(name, role, password)) {
        throw new IOException(name + ": there is a person of this name; nothing was changed");
      }
    }
    say(name + " may log in as " + role.word());
    return 0;
  }

  @Command(name = "list", description = "Lists people and their roles.")
  int list(@Mixin StorageOptions storage) throws IOException {
    try (Database database = storage.open()) {
      people(database)
          .all()
          .forEach(person -> say(NewcomerOptions.line(person.name(), person.role())));
    }
    return 0;
  }

  @Command(name = "password", description = "Sets a password; log-ins of this person end.")
  int password(
      @Mixin StorageOptions storage,
      @Option(names = "--name", required = true, paramLabel = "NAME") String name,
      @Option(names = "--password-stdin", description = "reads the password's line from there")
          boolean fromInput)
      throws IOException {
    NewcomerOptions.requireName(spec.subcommands().get("password"), name);
    String password = password(name, fromInput);
    try (Database database = storage.open()) {
      if (!people(database).password(name, password)) {
        throw unknown(name);
      }
    }
    say("the password of " + name + " is set");
    return 0;
  }

  @Command(name = "remove", description = "Removes a person; log-ins of this person end.")
  int remove(
      @Mixin StorageOptions storage,
      @Option(names = "--name", required = true, paramLabel = "NAME") String name)
      throws IOException {
    NewcomerOptions.requireName(spec.subcommands().get("remove"), name);
    try (Database database = storage.open()) {
      if (!people(database).remove(name)) {
        throw unknown(name);
      }
    }
    say(name + " may not log in any more");
    return 0;
  }

  private static IOException unknown(String name) {
    return new IOException(name + ": there is no person of this name");
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }

  /** Never an argument: those are in the history of the shell and in the list of processes. */
  private String password(String name, boolean fromInput) throws IOException {
    String password = fromInput ? line() : typed();
    Optional<String> fault = Passwords.fault(name, password);
    if (fault.isPresent()) {
      throw new IOException(fault.get());
    }
    return password;
  }

  private static String line() throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (line == null) {
      throw new IOException("--password-stdin: a line is expected, there is none");
    }
    return line;
  }

  private static String typed() throws IOException {
    Console console = System.console();
    if (console == null) {
      throw new IOException(
          "there is no terminal to type the password at; allowed is --password-stdin");
    }
    return typed(console::readPassword);
  }

  /**
   * @param asked what is typed after these words; null where typing has ended
   */
  static String typed(Function<String, char[]> asked) throws IOException {
    String first = typed(asked, "Password: ");
    if (!first.equals(typed(asked, "Again: "))) {
      throw new IOException("the two passwords are not the same; nothing was changed");
    }
    return first;
  }

  private static String typed(Function<String, char[]> asked, String words) throws IOException {
    char[] typed = asked.apply(words);
    if (typed == null) {
      throw new IOException("no password was typed; nothing was changed");
    }
    return new String(typed);
  }
}
