package dev.evertill.sync.server;

import dev.evertill.sync.server.people.Role;
import dev.evertill.sync.server.people.Tokens;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Which programs may ask on the pages' port, also while it serves. Confined to the main thread. */
@Command(
    name = "token",
    description = "Programs that may ask head office: Authorization: Bearer TOKEN.",
    version = Routes.TILL_VERSION,
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "token: expected add, list or remove");
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }

  private static Tokens tokens(Database database) {
    return OfficePages.tokens(database, InstantSource.system(), new SecureRandom());
  }

  @Command(name = "add", description = "Makes a token and prints it, this one time.")
  int add(@Mixin StorageOptions storage, @Mixin NewcomerOptions newcomer) throws IOException {
    Role role = newcomer.role();
    String name = newcomer.name();
    try (Database database = storage.open()) {
      Tokens tokens = tokens(database);
      String token =
          tokens
              .add(name, role)
              .orElseThrow(
                  () ->
                      new IOException(
                          name + ": there is a token of this name; nothing was changed"));
      say(token);
      if (StandardOutput.isLost(spec.commandLine())) {
        tokens.remove(name);
        throw new IOException(
            StandardOutput.LOST + "; as nobody has seen the token, there is none of this name");
      }
    }
    return 0;
  }

  @Command(name = "list", description = "Lists the tokens' names and roles.")
  int list(@Mixin StorageOptions storage) throws IOException {
    try (Database database = storage.open()) {
      tokens(database)
          .all()
          .forEach(token -> say(NewcomerOptions.line(token.name(), token.role())));
    }
    return 0;
  }

  @Command(name = "remove", description = "From now on the token is not good.")
  int remove(
      @Mixin StorageOptions storage,
      @Option(names = "--name", required = true, paramLabel = "NAME") String name)
      throws IOException {
    NewcomerOptions.requireName(spec.subcommands().get("remove"), name);
    try (Database database = storage.open()) {
      if (!tokens(database).remove(name)) {
        throw new IOException(name + ": there is no token of this name");
      }
    }
    say(name + " is not good any more");
    return 0;
  }
}
