package dev.evertill.sync.server;

import static dev.evertill.sync.server.Journal.TILL;
import static dev.evertill.sync.server.MainTest.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.server.MainTest.Ended;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The file that head office keeps everything in: whose it is, its copies, and its damages. */
@Timeout(60)
class BackupTest {
  private static final int PAGE = 4096;

  @TempDir Path directory;

  private Path data() {
    return directory.resolve("data");
  }

  private Path file() {
    return data().resolve("headoffice.sqlite");
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static void sell(Database database, Journal journal, int first, int last) {
    new SqlSaleLog(database, InstantSource.system())
        .append(journal.till(), "e1", journal.arrivals(first, last));
  }

  private static Journal journal(int sales) {
    Journal journal = new Journal("e1");
    for (int sale = 0; sale < sales; sale++) {
      journal.sell(100 + sale);
    }
    return journal;
  }

  private static long held(Path data) throws IOException {
    try (Database database = new Database(data)) {
      return new SqlSaleLog(database, InstantSource.system()).held(TILL, "e1").number();
    }
  }

  private Ended backup(Path copy) {
    return run("backup", "--data", data().toString(), "--to", copy.toString());
  }

  @Test
  void theFileAndWhatLiesBesideItAreTheirOwnersAlone() throws Exception {
    try (Database database = new Database(data())) {
      sell(database, journal(3), 1, 3);
      for (String part : new String[] {"", "-wal", "-shm"}) {
        assertThat(rights(data().resolve("headoffice.sqlite" + part))).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aFileThatOthersCouldReadIsTakenFromThemAndKeepsItsSales() throws Exception {
    try (Database database = new Database(data())) {
      sell(database, journal(3), 1, 3);
    }
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    Path wal = Files.createFile(data().resolve("headoffice.sqlite-wal"));
    Files.setPosixFilePermissions(wal, PosixFilePermissions.fromString("rw-r--r--"));
    try (LogOf log = LogOf.of(Sqlite.class)) {
      assertThat(held(data())).isEqualTo(3);
      assertThat(log.lines())
          .containsExactly(
              "WARN " + file() + " had the rights rw-r--r--, and is for its owner alone now",
              "WARN " + wal + " had the rights rw-r--r--, and is for its owner alone now");
    }
    assertThat(rights(file())).isEqualTo("rw-------");
  }

  @Test
  void whoMistypesADirectoryIsToldThatAHeadOfficeWasMade() throws Exception {
    try (LogOf log = LogOf.of(Sqlite.class)) {
      new Database(data()).close();
      new Database(data()).close();
      Path keys = Files.createDirectory(directory.resolve("keys"));
      Files.createFile(keys.resolve("carry-identity.txt"));
      new Database(keys).close();
      assertThat(log.lines())
          .containsExactly(
              "INFO a new head office was made in " + data(),
              "INFO a new head office was made in "
                  + keys
                  + ", beside keys that were there: if everything else is in PostgreSQL, --storage is"
                  + " missing");
    }
  }

  @Test
  void aCopyIsMadeWhileHeadOfficeWritesAndIsWholeAsOfOneMoment() throws Exception {
    Journal journal = journal(40);
    Path copy = directory.resolve("copy.sqlite");
    try (Database database = new Database(data())) {
      sell(database, journal, 1, 30);
      Ended ended =
          database
              .writer()
              .inTransaction(
                  handle -> {
                    // Not done yet, and so not in the copy; nobody waits for anybody.
                    handle.execute("delete from entry");
                    return backup(copy);
                  });
      assertThat(ended)
          .isEqualTo(
              new Ended(
                  0,
                  file()
                      + " is copied to "
                      + copy
                      + ", whole: "
                      + Files.size(copy)
                      + " bytes; the keys are not in it: keep copies of carry-identity.txt and"
                      + " authority.pem\n",
                  ""));
    }
    assertThat(rights(copy)).isEqualTo("rw-------");
    Path restored = Files.createDirectory(directory.resolve("restored"));
    Files.copy(copy, restored.resolve("headoffice.sqlite"));
    try (Database database = new Database(restored)) {
      sell(database, journal, 31, 40);
      long entries =
          database
              .reader()
              .withHandle(
                  handle ->
                      handle.createQuery("select count(*) from entry").mapTo(Long.class).one());
      assertThat(entries).isEqualTo(40);
    }
    try (var left = Files.list(directory)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("data", "copy.sqlite", "restored");
    }
  }

  @Test
  void aCopyIsNeverWrittenOverSomething() throws Exception {
    new Database(data()).close();
    Path copy = Files.writeString(directory.resolve("copy.sqlite"), "yesterday's");
    assertThat(backup(copy))
        .isEqualTo(
            new Ended(1, "", copy + ": it is there already; the name of a new file is expected\n"));
    assertThat(copy).hasContent("yesterday's");
    Path nowhere = directory.resolve("no/copy.sqlite");
    assertThat(backup(nowhere).err())
        .isEqualTo(nowhere + ": there is no directory " + nowhere.getParent() + "\n");
    assertThat(
            run(
                    "backup",
                    "--data",
                    data().toString(),
                    "--storage",
                    "jdbc:postgresql://db/x",
                    "--to",
                    nowhere.toString())
                .err())
        .startsWith(
            "--storage: this copies the file of a head office without it; PostgreSQL is copied with"
                + " pg_dump\n");
  }

  private void damage() throws IOException {
    try (Database database = new Database(data())) {
      sell(database, journal(200), 1, 200);
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
      for (long at = 20L * PAGE; at < bytes.length(); at += 3L * PAGE) {
        bytes.seek(at);
        bytes.write(new byte[PAGE / 2]);
      }
    }
  }

  @Test
  void headOfficeDoesNotServeFromADamagedFileAndSaysWhatToDo() throws Exception {
    damage();
    byte[] before = Files.readAllBytes(file());
    Ended ended = run("serve", "--data", data().toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .startsWith(file() + ": the database is damaged (")
        .endsWith(
            "); stop, move it away with its -wal and -shm, and put back a copy: docs/it.md, Back up"
                + " and restore\n");
    assertThat(file()).hasBinaryContent(before);
    Path copy = directory.resolve("copy.sqlite");
    assertThat(backup(copy).code()).isEqualTo(1);
    assertThat(directory.toFile().list()).containsExactly("data");
  }

  @Test
  void whatIsNoDatabaseIsNotWrittenOver() throws Exception {
    Files.createDirectories(data());
    Files.writeString(file(), "a list of what to buy, and no database at all".repeat(100));
    assertThatThrownBy(() -> new HeadOfficeServer(data(), 0))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file() + ": the database is damaged (");
    assertThat(file()).content().startsWith("a list of what to buy");
    Ended ended = run("stores", "--data", data().toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .startsWith("the database is damaged (")
        .endsWith("); put back a copy: docs/it.md, Back up and restore\n");
  }

  /** A copy that was put back beside what a killed head office had not yet put into its file. */
  @Test
  void aCopyBesideTheLogOfANewerOneIsRefusedAndStaysAsItWas() throws Exception {
    Path old = directory.resolve("old.sqlite");
    Path wal = data().resolve("headoffice.sqlite-wal");
    Path newer = directory.resolve("newer-wal");
    Journal journal = journal(400);
    try (Database database = new Database(data())) {
      sell(database, journal, 1, 10);
      assertThat(backup(old).code()).isZero();
      sell(database, journal, 11, 300);
      database.writer().useHandle(handle -> handle.execute("pragma wal_checkpoint(truncate)"));
      sell(database, journal, 301, 400);
      Files.copy(wal, newer);
    }
    Files.delete(file());
    Files.copy(old, file());
    Files.deleteIfExists(data().resolve("headoffice.sqlite-shm"));
    Files.copy(newer, wal);
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(() -> new HeadOfficeServer(data(), 0))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file() + ": the database is damaged (");
    assertThat(file()).hasBinaryContent(before);
    assertThat(wal).hasSameBinaryContentAs(newer);
    Files.delete(wal);
    Files.deleteIfExists(data().resolve("headoffice.sqlite-shm"));
    new HeadOfficeServer(data(), 0).close();
    assertThat(held(data())).isEqualTo(10);
  }
}
