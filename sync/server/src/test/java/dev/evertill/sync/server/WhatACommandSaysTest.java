package dev.evertill.sync.server;

import static dev.evertill.sync.server.MainTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import picocli.CommandLine;

/** How commands end when something around them is not as it should be. */
@Timeout(60)
class WhatACommandSaysTest {
  @TempDir Path directory;

  @Test
  void whatNobodyGotIsNoSuccess() throws Exception {
    new Database(directory).close();
    for (String command : List.of("enrol-code --till 03", "stores --store 1 --zone n")) {
      CommandLine line = Main.commandLine();
      StringWriter err = new StringWriter();
      line.setOut(new PrintWriter(new FileWriter("/dev/full", StandardCharsets.UTF_8), true));
      line.setErr(new PrintWriter(err, true));
      assertThat(line.execute((command + " --data " + directory).split(" "))).isEqualTo(1);
      assertThat(err).hasToString("standard output did not take all of it\n");
    }
  }

  /** The printer of the command line keeps it to itself when standard output is full. */
  @Test
  void aRealProcessNoticesItToo() throws Exception {
    new Database(directory).close();
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "enrol-code",
                "--data",
                directory.toString(),
                "--till",
                "03")
            .redirectOutput(Path.of("/dev/full").toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(err).content().endsWith("standard output did not take all of it\n");
  }

  @Test
  void aFileIsNamedWithWhatIsTheMatterWithIt() {
    assertThat(Main.inWords(new AccessDeniedException("/root/x")))
        .isEqualTo("/root/x: this user may not read or write it");
    assertThat(Main.inWords(new DirectoryNotEmptyException("/tmp/d")))
        .isEqualTo("/tmp/d: it is a directory with files in it");
    assertThat(Main.inWords(new FileSystemException("/tmp/d", null, "Not a directory")))
        .isEqualTo("/tmp/d: Not a directory");
  }

  @Test
  void aDiskWithoutRoomIsNoStorageThatIsAway() {
    SQLException full =
        new SQLiteException(
            "[SQLITE_FULL] Insertion failed because database is full", SQLiteErrorCode.SQLITE_FULL);
    assertThat(Main.inWords(new IllegalStateException(full)))
        .isEqualTo(
            "the storage has no room left ([SQLITE_FULL] Insertion failed because database is full);"
                + " nothing was changed, make room and try again");
    assertThat(Main.inWords(new IllegalStateException(new SQLException("no room", "53100"))))
        .isEqualTo(
            "the storage has no room left (no room); nothing was changed, make room and try again");
  }

  @Test
  void aPortThatIsNoNumberIsAnsweredWithWhatIsAllowed() {
    MainTest.Ended ended = run("serve", "--data", directory.toString(), "--port", "abc");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .startsWith("Invalid value for option '--port': abc: allowed is a whole number\n");
    assertThat(run("catalogue", "rollback", "--data=x", "--to", "one").err())
        .startsWith("Invalid value for option '--to': one: allowed is a whole number\n");
    assertThat(run("catalogue", "diff", "--data=x", "--version", "one").err())
        .startsWith("Invalid value for option '--version': one: allowed is a whole number\n");
  }

  @Test
  void aPortFileReplacesNothingButAPlainFile() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path empty = Files.createDirectory(directory.resolve("empty"));
    String data = directory.resolve("data").toString();
    assertThat(run("serve", "--data", data, "--port-file", pipe.toString()))
        .isEqualTo(
            new MainTest.Ended(
                1,
                "",
                pipe
                    + ": it is a link, a pipe or a device, and would be lost; the name of a file is"
                    + " expected\n"));
    assertThat(run("serve", "--data", data, "--port-file", empty.toString()).err())
        .isEqualTo(empty + ": it is a directory; the name of a file is expected\n");
    assertThat(pipe).exists();
    assertThat(empty).isDirectory();
    assertThat(directory.resolve("data")).doesNotExist();
  }
}
