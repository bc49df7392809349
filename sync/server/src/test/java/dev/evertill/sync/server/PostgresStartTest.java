package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.server.MainTest.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who starts head office on a PostgreSQL that is not there, or not fit. */
class PostgresStartTest {
  private static final String LETS_NOT_IN =
      "; allowed is a user of that server with the right password:"
          + " as user= and password= in --storage, or in the file .pgpass\n";

  @TempDir Path directory;
  private final PostgresServer server = PostgresServer.shared();

  @BeforeEach
  void make() {
    server.make("start");
  }

  private Ended importing(String url) {
    Ended ended =
        MainTest.run("import", "--data", directory.toString(), "--demo", "--storage", url);
    assertThat(ended.err() + ended.out()).doesNotContain(PostgresServer.PASSWORD);
    return ended;
  }

  private Ended refused(String database, String why) {
    return new Ended(1, "", place(database) + ": " + why);
  }

  private String place(String database) {
    return "postgresql://127.0.0.1:" + server.port() + "/" + database;
  }

  private void execute(String statement) {
    server.owner("start").useHandle(handle -> handle.execute(statement));
  }

  @Test
  void aDatabaseThatIsFitIsTaken() {
    int rows = DemoCatalogue.rows().size();
    assertThat(importing(server.url("start")))
        .isEqualTo(
            new Ended(0, rows + " rows new, 0 changed, 0 unchanged\npublished as version 1\n", ""));
  }

  @Test
  void anAddressThatIsNoneIsRefusedByEveryCommand() {
    String url = "postgres://office:" + PostgresServer.PASSWORD + "@db/office";
    String why =
        "--storage postgres://…@db/office: allowed is jdbc:postgresql://HOST[:PORT]/DATABASE"
            + "?user=NAME, with a port from 1 to 65535; the password as &password=… or in the file"
            + " .pgpass\n";
    String data = directory.toString();
    assertThat(importing(url)).isEqualTo(new Ended(1, "", why));
    assertThat(MainTest.run("serve", "--data", data, "--storage", url))
        .isEqualTo(new Ended(1, "", why));
  }

  @Test
  void aWrongPasswordIsNotShown() {
    String wrong = "user=office&password=" + PostgresServer.PASSWORD + "1";
    assertThat(importing(server.url("start", wrong)))
        .isEqualTo(
            refused(
                "start",
                "it lets this user not in (FATAL: password authentication failed for user"
                    + " \"office\")"
                    + LETS_NOT_IN));
  }

  @Test
  void aMissingPasswordIsAskedFor() {
    assertThat(importing(server.url("start", "user=office")))
        .isEqualTo(
            refused(
                "start",
                "it lets this user not in (The server requested SCRAM-based authentication, but no"
                    + " password was provided.)"
                    + LETS_NOT_IN));
  }

  @Test
  void aDatabaseThatIsNotThereIsNotMade() {
    assertThat(importing(server.url("nowhere")))
        .isEqualTo(
            refused(
                "nowhere",
                "there is no such database (FATAL: database \"nowhere\" does not exist);"
                    + " make an empty one first: createdb\n"));
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() throws IOException {
    int port;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = nobody.getLocalPort();
    }
    assertThat(importing("jdbc:postgresql://127.0.0.1:" + port + "/office?user=office"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "postgresql://127.0.0.1:"
                    + port
                    + "/office: no PostgreSQL answers there (Connection refused)\n"));
  }

  @Test
  void aNameThatNobodyHasIsNamed() {
    assertThat(importing("jdbc:postgresql://nobody.invalid/office?user=office"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "postgresql://nobody.invalid/office: no PostgreSQL answers there"
                    + " (nobody.invalid)\n"));
  }

  @Test
  void aServerOfAnotherKindIsNotTakenForOne() throws Exception {
    try (ServerSocket web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> answers = CompletableFuture.runAsync(() -> sayNoTo(web));
      String place = "postgresql://127.0.0.1:" + web.getLocalPort() + "/office";
      Ended ended = importing("jdbc:" + place + "?user=office&sslmode=disable");
      assertThat(ended)
          .isEqualTo(
              new Ended(
                  1,
                  "",
                  place
                      + ": no PostgreSQL answers there (Protocol error.  Session setup failed.)\n"));
      answers.get();
    }
  }

  private static void sayNoTo(ServerSocket web) {
    try (Socket caller = web.accept();
        OutputStream out = caller.getOutputStream()) {
      out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDatabaseThatMayForgetIsRefused() {
    execute("alter database start set synchronous_commit = off");
    assertThat(importing(server.url("start")))
        .isEqualTo(
            refused(
                "start",
                "synchronous_commit is off: a crash would lose sales that tills were told are"
                    + " kept; allowed are on, local, remote_write, remote_apply\n"));
  }

  @Test
  void aDatabaseThatTakesNoWritesIsRefused() {
    execute("alter database start set default_transaction_read_only = on");
    assertThat(importing(server.url("start")))
        .isEqualTo(
            refused(
                "start",
                "it takes no writes (a standby, or read-only); allowed is the primary server\n"));
  }

  @Test
  void aDatabaseThatCannotHoldEveryCharacterIsRefused() {
    server
        .owner("postgres")
        .useHandle(
            handle -> {
              handle.execute("drop database if exists latin");
              handle.execute("create database latin encoding 'LATIN1' template template0");
            });
    assertThat(importing(server.url("latin")))
        .isEqualTo(
            refused(
                "latin",
                "its encoding is LATIN1; allowed is UTF8: createdb -E UTF8 -T template0\n"));
  }

  @Test
  void aUserWhoMayNotMakeTablesIsNamedWithWhatHelps() {
    execute("revoke create on schema public from public");
    execute("drop role if exists clerk");
    execute("create role clerk login password '" + PostgresServer.PASSWORD + "'");
    assertThat(
            importing(server.url("start", "user=clerk&password=" + PostgresServer.PASSWORD)).err())
        .startsWith(place("start") + ": this user may not make tables (ERROR: permission denied")
        .endsWith("); let the user own the database\n");
  }

  @Test
  void anImportThatFindsAnotherAtItSaysSoAndPublishesNothing() {
    assertThat(importing(server.url("start")).code()).isZero();
    execute("alter database start set statement_timeout = '3s'");
    server
        .owner("start")
        .useTransaction(
            other -> {
              other.execute("select what from turn where what = 'catalogue' for update");
              assertThat(importing(server.url("start")))
                  .isEqualTo(
                      new Ended(
                          1,
                          "",
                          "the storage is away, or another program is at it (ERROR: canceling"
                              + " statement due to statement timeout); nothing was changed,"
                              + " try again later\n"));
            });
  }
}
