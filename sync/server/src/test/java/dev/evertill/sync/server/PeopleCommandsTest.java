package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.server.MainTest.Ended;
import java.io.ByteArrayInputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PeopleCommandsTest {
  private static final String PASSWORD = "correct horse battery\n";

  @TempDir Path directory;

  private Ended user(String typed, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    try {
      return ask("user", arguments);
    } finally {
      System.setIn(before);
    }
  }

  private Ended ask(String command, String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = command;
    all[1] = arguments[0];
    all[2] = "--data=" + directory;
    System.arraycopy(arguments, 1, all, 3, arguments.length - 1);
    return MainTest.run(Arrays.copyOf(all, arguments.length + 2));
  }

  private Ended add(String name, String role) {
    return user(PASSWORD, "add", "--name", name, "--role", role, "--password-stdin");
  }

  @Test
  void peopleComeAndGo() {
    assertThat(add("ada", "admin")).isEqualTo(new Ended(0, "ada may log in as admin\n", ""));
    assertThat(add("mia", "manager").code()).isZero();
    assertThat(user("", "list")).isEqualTo(new Ended(0, "ada\tadmin\nmia\tmanager\n", ""));
    assertThat(add("ada", "viewer"))
        .isEqualTo(new Ended(1, "", "ada: there is a person of this name; nothing was changed\n"));
    assertThat(user("another horse battery\n", "password", "--name", "mia", "--password-stdin"))
        .isEqualTo(new Ended(0, "the password of mia is set\n", ""));
    assertThat(user("", "remove", "--name", "mia"))
        .isEqualTo(new Ended(0, "mia may not log in any more\n", ""));
    assertThat(user("", "remove", "--name", "mia"))
        .isEqualTo(new Ended(1, "", "mia: there is no person of this name\n"));
    assertThat(user(PASSWORD, "password", "--name", "mia", "--password-stdin").err())
        .isEqualTo("mia: there is no person of this name\n");
  }

  @Test
  void whatIsNotAllowedIsSaid() {
    assertThat(add("ada", "king").err())
        .startsWith("--role king: allowed are viewer, manager, admin\n");
    assertThat(add("a da", "admin").err())
        .startsWith("--name a da: allowed are 1 to 64 letters, digits, dot, dash, underscore, @\n");
    assertThat(user("short\n", "add", "--name", "ada", "--role", "admin", "--password-stdin"))
        .isEqualTo(new Ended(1, "", "the password has 5 characters: allowed are 12 to 200\n"));
    assertThat(
            user("aaaaaaaaaaaaaa\n", "add", "--name", "a", "--role", "admin", "--password-stdin")
                .err())
        .isEqualTo("the password is too easy to guess\n");
    assertThat(user("", "add", "--name", "ada", "--role", "admin", "--password-stdin").err())
        .isEqualTo("--password-stdin: a line is expected, there is none\n");
    assertThat(MainTest.run("user").err())
        .startsWith("user: expected add, list, password or remove\n");
    assertThat(MainTest.run("token").err()).startsWith("token: expected add, list or remove\n");
  }

  @Test
  void aNameThatNobodyCanHaveIsNotSaidBackAsItCame() {
    String said =
        "--name x?y: allowed are 1 to 64 letters, digits, dot, dash, underscore, @\n"
            + "Usage: head-office ";
    assertThat(user(PASSWORD, "password", "--name", "x\ny", "--password-stdin").err())
        .startsWith(said + "user password ");
    assertThat(user("", "remove", "--name", "x\ny").err()).startsWith(said + "user remove ");
    assertThat(ask("token", "remove", "--name", "x\ny").err()).startsWith(said + "token remove ");
  }

  @Test
  void eachCommandSaysHowItIsAsked() {
    for (String command :
        List.of(
            "user add",
            "user list",
            "user password",
            "user remove",
            "token add",
            "token list",
            "token remove")) {
      Ended help = MainTest.run((command + " --help").split(" "));
      assertThat(help.code()).isZero();
      assertThat(help.out()).startsWith("Usage: head-office " + command + " ");
    }
  }

  @Test
  void aTokenThatNobodySawIsNone() throws Exception {
    new Database(directory).close();
    CommandLine line = Main.commandLine();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(new FileWriter("/dev/full", StandardCharsets.UTF_8), true));
    line.setErr(new PrintWriter(err, true));
    assertThat(
            line.execute(
                "token", "add", "--data=" + directory, "--name", "export", "--role", "viewer"))
        .isEqualTo(1);
    assertThat(err)
        .hasToString(
            "standard output did not take all of it; as nobody has seen the token, there is none of"
                + " this name\n");
    assertThat(ask("token", "list")).isEqualTo(new Ended(0, "", ""));
  }

  @Test
  void whoTypesNoPasswordChangesNothing() throws IOException {
    Iterator<String> same = List.of(PASSWORD, PASSWORD).iterator();
    assertThat(UserCommand.typed(words -> same.next().toCharArray())).isEqualTo(PASSWORD);
    Iterator<String> other = List.of(PASSWORD, "other").iterator();
    assertThatThrownBy(() -> UserCommand.typed(words -> other.next().toCharArray()))
        .hasMessage("the two passwords are not the same; nothing was changed");
    assertThatThrownBy(() -> UserCommand.typed(words -> null))
        .isInstanceOf(IOException.class)
        .hasMessage("no password was typed; nothing was changed");
  }

  @Test
  void aTokenIsToldOnce() throws IOException {
    new Database(directory).close();
    Ended added = ask("token", "add", "--name", "export", "--role", "viewer");
    assertThat(added.out()).matches("evertill_[A-Za-z0-9_-]{43}\n");
    assertThat(ask("token", "add", "--name", "export", "--role", "admin"))
        .isEqualTo(
            new Ended(1, "", "export: there is a token of this name; nothing was changed\n"));
    assertThat(ask("token", "list")).isEqualTo(new Ended(0, "export\tviewer\n", ""));
    assertThat(ask("token", "remove", "--name", "export"))
        .isEqualTo(new Ended(0, "export is not good any more\n", ""));
    assertThat(ask("token", "remove", "--name", "export"))
        .isEqualTo(new Ended(1, "", "export: there is no token of this name\n"));
  }
}
