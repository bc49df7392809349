package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.sync.protocol.carry.CarryFile;
import dev.evertill.sync.protocol.carry.CarryKeys;
import dev.evertill.sync.protocol.carry.CarryWriter;
import dev.evertill.sync.protocol.carry.SigningKey;
import dev.evertill.till.app.CommandLineTill.Said;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.record.EpochStart.Cause;
import dev.evertill.till.store.TillStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands on the journal of a real store, and everything they say. */
class JournalCommandsTest {
  @TempDir private Path directory;
  private Path data;
  private Path copy;
  private CommandLineTill till;

  @BeforeEach
  void makeDirectories() throws IOException {
    data = Files.createDirectory(directory.resolve("till"));
    copy = directory.resolve("copy");
    till = new CommandLineTill(data);
  }

  private static Said fine(String... lines) {
    return new Said(text(lines), "", 0);
  }

  private static Said wrong(String... lines) {
    return new Said(text(lines), "", 1);
  }

  private static Said couldNot(String why) {
    return new Said("", text(why), 2);
  }

  private static String text(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  private String inUse() throws IOException {
    return "the till in "
        + data
        + " is open in "
        + CommandLineTill.holder(data)
        + "; close it there first, two would overwrite each other's sales";
  }

  private static String place(Recorded entry) {
    return entry.number().paper();
  }

  private byte[] storeFile() throws IOException {
    return Files.readAllBytes(data.resolve("journal/data.mdb"));
  }

  // verify

  @Test
  void aWholeJournalIsCalledWholeToMachinesToo() throws Exception {
    till.sold(3);

    assertThat(till.run("verify")).isEqualTo(fine("the journal is whole: 4 entries"));
    assertThat(till.run("verify", "--json"))
        .isEqualTo(fine("{\"whole\":true,\"entries\":4,\"faults\":[],\"missing\":[]}"));
  }

  @Test
  void aChangedByteIsFoundAndTheEntryNamed() throws Exception {
    String place = place(till.sold(3).get(2));
    till.damage(2);

    assertThat(till.run("verify"))
        .isEqualTo(
            wrong(
                place + ": the hash does not fit the entry and the one before it",
                "the journal is damaged, see above; 4 entries read"));
    assertThat(till.run("verify", "--json"))
        .isEqualTo(
            wrong(
                "{\"whole\":false,\"entries\":4,\"faults\":[{\"entry\":\""
                    + place
                    + "\",\"fault\":\"the hash does not fit the entry and the one before it\"}],"
                    + "\"missing\":[]}"));
  }

  @Test
  void whatStopsACommandIsSaidToPeopleAndToMachines() throws Exception {
    String why = "no journal in " + data + ": the directory of a till's --data is expected";

    assertThat(till.run("verify")).isEqualTo(couldNot(why));
    assertThat(till.run("verify", "--json"))
        .isEqualTo(new Said(text("{\"error\":\"" + why + "\"}"), text(why), 2));
    assertThat(till.run("stats")).isEqualTo(couldNot(why));
    assertThat(till.run("backup", "--to", copy.toString())).isEqualTo(couldNot(why));
    assertThat(till.run("dump"))
        .isEqualTo(new Said(text("{\"error\":\"" + why + "\"}"), text(why), 2));
  }

  @Test
  void aTillThatRunsIsLeftAlone() throws Exception {
    till.sold(1);
    try (TillStore running = till.opened()) {
      assertThat(running.head().position()).isEqualTo(2);
      assertThat(till.run("verify")).isEqualTo(couldNot(inUse()));
      assertThat(till.run("stats")).isEqualTo(couldNot(inUse()));
      assertThat(till.run("dump").code()).isEqualTo(2);
      assertThat(till.run("restore", "--from", data.toString(), "--set-aside"))
          .isEqualTo(couldNot(inUse()));
    }
  }

  @Test
  void noneOfThemChangesTheJournal() throws Exception {
    till.sold(3);
    byte[] before = storeFile();

    assertThat(till.run("verify").code()).isZero();
    assertThat(till.run("dump", "--documents").code()).isZero();
    assertThat(till.run("stats").code()).isZero();
    assertThat(till.run("backup", "--to", copy.toString()).code()).isZero();
    assertThat(storeFile()).isEqualTo(before);
  }

  @Test
  void aJournalThatCannotBeOpenedIsCalledDamagedAndNotInUse() throws Exception {
    till.sold(1);
    Files.write(data.resolve("journal/data.mdb"), new byte[8192]);
    String why =
        "the journal in "
            + data
            + " is damaged and cannot be opened: page 0: it is no head of a store";

    assertThat(till.run("verify")).isEqualTo(new Said("", text(why), 1));
    assertThat(till.run("stats")).isEqualTo(couldNot(why));
    assertThat(till.run("backup", "--to", copy.toString())).isEqualTo(couldNot(why));
  }

  @Test
  void aJournalThatIsNoFileIsNotCalledDamaged() throws Exception {
    till.sold(1);
    Files.delete(data.resolve("journal/data.mdb"));
    Files.createDirectory(data.resolve("journal/data.mdb"));

    assertThat(till.run("verify"))
        .isEqualTo(
            couldNot(
                "the journal in "
                    + data
                    + " cannot be opened: Could not open database environment; please check"
                    + " options and file system (21: Is a directory)"));
  }

  /** The store's native library writes of it to the same output. */
  @Test
  void aMachineReadsOneDocumentAlsoOfADamagedJournal() throws Exception {
    till.sold(1);
    Files.write(data.resolve("journal/data.mdb"), new byte[8192]);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.library.path=" + System.getProperty("java.library.path"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "verify",
                "--json",
                "--data",
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"error\":\"the journal in "
                + data
                + " is damaged and cannot be opened: page 0: it is no head of a store\"}"
                + System.lineSeparator());
    assertThat(process.waitFor()).isEqualTo(1);
  }

  // dump

  private static String dumped(Recorded recorded, String more) {
    var entry = recorded.entry();
    return "{\"position\":"
        + recorded.position()
        + ",\"till\":\"03\",\"epoch\":\""
        + entry.header().epoch()
        + "\",\"number\":"
        + entry.number()
        + ",\"kind\":\""
        + entry.header().kind()
        + "\",\"id\":\""
        + entry.header().id()
        + "\",\"tillTime\":"
        + entry.header().tillTimeMillis()
        + ",\"officeOffset\":null,\"previous\":\""
        + entry.previous().hex()
        + "\",\"document\":\""
        + Base64.getEncoder().encodeToString(entry.document())
        + "\",\"hash\":\""
        + entry.hash().hex()
        + "\",\"syncStatus\":\"PENDING\",\"reason\":\"\""
        + more
        + "}";
  }

  @Test
  void everyEntryIsALineWithItsExactBytes() throws Exception {
    List<Recorded> entries = till.sold(3);

    assertThat(entries.get(1).entry().document())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"goods\":\"Käse\",\"total\":1}");
    assertThat(till.run("dump"))
        .isEqualTo(fine(entries.stream().map(e -> dumped(e, "")).toArray(String[]::new)));
    assertThat(till.run("dump", "--from", "2", "--to", "3"))
        .isEqualTo(fine(dumped(entries.get(1), ""), dumped(entries.get(2), "")));
    assertThat(till.run("dump", "--from", "5")).isEqualTo(new Said("", "", 0));
  }

  @Test
  void documentsAreReadableWhereTheyAreJson() throws Exception {
    List<Recorded> entries = till.sold(2);
    till.damage(2);
    Recorded damaged = till.entries().get(2);

    assertThat(till.run("dump", "--documents", "--from", "2"))
        .isEqualTo(
            fine(
                dumped(entries.get(1), ",\"content\":{\"goods\":\"Käse\",\"total\":1}"),
                dumped(damaged, ",\"content\":{\"foods\":\"Käse\",\"total\":2}")));
  }

  @Test
  void anOutputThatIsNotTakenIsNoSuccess() throws Exception {
    till.sold(1);
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThat(
            new CommandLine(new Main())
                .setOut(new PrintWriter(full))
                .setErr(new PrintWriter(Writer.nullWriter()))
                .execute("dump", "--data", data.toString()))
        .isEqualTo(2);
  }

  @Test
  void aPositionThatCannotBeIsRefusedWithWhatIsAllowed() throws Exception {
    till.sold(3);

    for (String from : List.of("0", "-5")) {
      String why = "--from " + from + ": allowed is 1 or more";
      assertThat(till.run("dump", "--from", from))
          .isEqualTo(new Said(text("{\"error\":\"" + why + "\"}"), text(why), 2));
    }
    String why = "--to 2: allowed is 3 (--from) or more";
    assertThat(till.run("dump", "--from", "3", "--to", "2"))
        .isEqualTo(new Said(text("{\"error\":\"" + why + "\"}"), text(why), 2));
  }

  @Test
  void aMachineThatDoesNotAskRightlyIsAnsweredInItsOwnForm() {
    assertThat(till.run("backup", "--json").out())
        .isEqualTo(text("{\"error\":\"Missing required option: '--to=DIR'\"}"));
    assertThat(till.run("verify", "--json", "--loud").out())
        .isEqualTo(text("{\"error\":\"Unknown option: '--loud'\"}"));
    assertThat(till.run("dump", "--from", "x").out())
        .isEqualTo(text("{\"error\":\"Invalid value for option '--from': 'x' is not a long\"}"));
    assertThat(till.run("verify", "--loud").out()).isEmpty();
    assertThat(till.run("verify", "--json", "--loud").code()).isEqualTo(2);
  }

  // stats

  private static String sizesApart(String stats) {
    return stats.replaceAll(
        "(journal|list|disk|catalogue\":|diskFree\":|journal\":) ?[0-9,]*[0-9]", "$1 #");
  }

  @Test
  void whatIsInAJournalIsCounted() throws Exception {
    String epoch = till.sold(3).get(0).number().epoch();
    try (TillStore store = till.opened()) {
      store.ledger().keep(new byte[] {1});
      store.ledger().hold("Clara", 1, new byte[] {2});
    }

    assertThat(sizesApart(till.run("stats").out()))
        .isEqualTo(
            text(
                "till 03: 4 entries, 4 wait for head office",
                "epoch " + epoch + " from position 1: 4 entries to number 4, head office has 0",
                "  2026-11-16T12:00:00Z to 2026-11-16T12:00:03Z",
                "  epoch-opened 1, sale 3",
                "days: 0 confirmed, 0 not",
                "baskets: 1 held, none in progress",
                "papers: QUEUED 3",
                "bytes: journal # of at most 17,179,869,184, price list #, left on the disk #"));
    assertThat(sizesApart(till.run("stats", "--json").out()))
        .isEqualTo(
            text(
                "{\"till\":\"03\",\"entries\":4,\"waiting\":4,\"epochs\":[{\"epoch\":\""
                    + epoch
                    + "\",\"firstPosition\":1,\"entries\":4,\"lastNumber\":4,\"acknowledged\":0,"
                    + "\"forkedAt\":0,\"first\":\"2026-11-16T12:00:00Z\","
                    + "\"last\":\"2026-11-16T12:00:03Z\",\"kinds\":["
                    + "{\"kind\":\"epoch-opened\",\"count\":1},{\"kind\":\"sale\",\"count\":3}]}],"
                    + "\"days\":{\"confirmed\":0,\"unconfirmed\":0},\"heldBaskets\":1,"
                    + "\"basketInProgress\":false,"
                    + "\"papers\":[{\"kind\":\"QUEUED\",\"count\":3}],\"anchors\":[],"
                    + "\"bytes\":{\"journal\": #,\"journalMost\":17179869184,\"catalogue\": #,"
                    + "\"diskFree\": #}}"));
  }

  // backup and restore

  @Test
  void aBackupIsAWholeCopy() throws Exception {
    List<Recorded> entries = till.sold(3);

    assertThat(till.run("backup", "--to", copy.toString()))
        .isEqualTo(fine("copied to " + copy, "the journal is whole: 4 entries"));
    assertThat(new CommandLineTill(copy).entries()).isEqualTo(entries);
    assertThat(directory.resolve("copy.part")).doesNotExist();
    assertThat(till.run("backup", "--to", copy.toString()))
        .isEqualTo(couldNot(copy + " is there already; the name of a new directory is expected"));
    Path another = directory.resolve("another");
    assertThat(till.run("backup", "--to", another.toString(), "--json"))
        .isEqualTo(
            fine(
                "{\"to\":\""
                    + another
                    + "\",\"byRunningTill\":false,\"copy\":"
                    + "{\"whole\":true,\"entries\":4,\"faults\":[],\"missing\":[]}}"));
  }

  @Test
  void aDamagedJournalIsCopiedAndCalledDamaged() throws Exception {
    String place = place(till.sold(1).get(1));
    till.damage(1);

    assertThat(till.run("backup", "--to", copy.toString()))
        .isEqualTo(
            wrong(
                "copied to " + copy,
                place + ": the hash does not fit the entry and the one before it",
                "the journal is damaged, see above; 2 entries read"));
  }

  @Test
  void aTillThatRunsMakesTheCopyItself() throws Exception {
    List<Recorded> entries = till.sold(3);
    try (TillStore running = till.opened();
        Doorbell bell = Doorbell.hang(data, new Random(2), running::thread)) {
      bell.on(Doorbell.BACKUP, to -> List.of("up to position " + running.backup(Path.of(to))));

      assertThat(till.run("backup", "--to", copy.toString()))
          .isEqualTo(
              fine(
                  "copied to " + copy + " by the till, which is running",
                  "the journal is whole: 4 entries"));
    }
    assertThat(new CommandLineTill(copy).entries()).isEqualTo(entries);
  }

  @Test
  void aTillThatRunsAndMakesNoCopySaysWhy() throws Exception {
    till.sold(1);
    try (TillStore running = till.opened()) {
      assertThat(running.head().position()).isEqualTo(2);
      try (Doorbell bell = Doorbell.hang(data, new Random(2), running::thread)) {
        bell.on(
            Doorbell.BACKUP,
            to -> {
              throw new IOException("No space left on device");
            });

        assertThat(till.run("backup", "--to", copy.toString()))
            .isEqualTo(
                couldNot(
                    "the till in "
                        + data
                        + " is open in "
                        + CommandLineTill.holder(data)
                        + " and made no copy: No space left on device"));
      }
      assertThat(till.run("backup", "--to", copy.toString()))
          .isEqualTo(
              couldNot(inUse() + " (it was asked to make the copy itself, and does not answer)"));
    }
    assertThat(copy).doesNotExist();
  }

  // rebuild

  @Test
  void aJournalIsWrittenAnewAndIsTheSame() throws Exception {
    List<Recorded> entries = till.sold(3);

    assertThat(till.run("rebuild"))
        .isEqualTo(fine("the journal was written anew", "the journal is whole: 4 entries"));
    assertThat(till.run("rebuild", "--json"))
        .isEqualTo(
            fine(
                "{\"atNextStart\":false,\"journal\":"
                    + "{\"whole\":true,\"entries\":4,\"faults\":[],\"missing\":[]}}"));
    assertThat(till.entries()).isEqualTo(entries);
    for (String left : List.of("journal.next", "journal.old", "journal/copied")) {
      assertThat(data.resolve(left)).doesNotExist();
    }
    try (TillStore next = till.opened()) {
      assertThat(next.news().newEpoch()).isEmpty();
    }
  }

  @Test
  void aTillThatRunsWritesItsJournalAnewForItsNextStart() throws Exception {
    List<Recorded> entries = till.sold(3);
    try (TillStore running = till.opened()) {
      assertThat(till.run("rebuild"))
          .isEqualTo(
              couldNot(inUse() + " (it was asked to write it anew itself, and does not answer)"));
      try (Doorbell bell = Doorbell.hang(data, new Random(2), running::thread)) {
        bell.on(
            Doorbell.REBUILD,
            words -> {
              running.rebuild();
              return List.of();
            });

        assertThat(till.run("rebuild", "--json")).isEqualTo(fine("{\"atNextStart\":true}"));
      }
      assertThat(data.resolve("journal.next/copied")).exists();
    }
    try (TillStore next = till.opened()) {
      assertThat(next.news().newEpoch()).isEmpty();
      assertThat(data.resolve("journal.next")).doesNotExist();
    }
    assertThat(till.entries()).isEqualTo(entries);
  }

  private Said restore(String... more) {
    String[] all = new String[4 + more.length];
    System.arraycopy(
        new String[] {"--data", data.toString(), "--from", copy.toString()}, 0, all, 0, 4);
    System.arraycopy(more, 0, all, 4, more.length);
    return CommandLineTill.run(new CommandLine(new RestoreCommand(CommandLineTill.NOON)), all);
  }

  @Test
  void aBackupIsPutInPlaceOfAJournalThatIsKept() throws Exception {
    List<Recorded> then = till.sold(2);
    assertThat(till.run("backup", "--to", copy.toString()).code()).isZero();
    List<Recorded> now = till.sold(3);
    Path aside = data.resolve("journal.before-20261116-120000");

    assertThat(restore())
        .isEqualTo(
            couldNot(
                "there is a journal in " + data + "; --set-aside keeps it under another name"));
    assertThat(till.entries()).isEqualTo(now);
    assertThat(restore("--set-aside"))
        .isEqualTo(
            fine(
                "the journal is whole: 3 entries",
                "restored from " + copy + " into " + data,
                "the journal that was there is " + aside + " now",
                "the next start of the till opens a new epoch"));
    assertThat(till.entries()).isEqualTo(then);
    assertThat(data.resolve("journal.incoming")).doesNotExist();
    try (TillStore next = till.opened()) {
      assertThat(next.news().newEpoch()).contains(Cause.RESTORED);
    }
    Files.createDirectory(directory.resolve("old"));
    Files.move(aside, directory.resolve("old/journal"));
    assertThat(new CommandLineTill(directory.resolve("old")).entries()).isEqualTo(now);
  }

  @Test
  void aTillIsNotRestoredFromItself() throws Exception {
    List<Recorded> entries = till.sold(1);
    copy = data;

    assertThat(restore("--set-aside"))
        .isEqualTo(
            couldNot("--from " + data + " is the till's own data; a backup of it is expected"));
    assertThat(till.entries()).isEqualTo(entries);
  }

  @Test
  void aJournalThatWasToBeWrittenAnewIsNotMixedWithARestoredOne() throws Exception {
    till.sold(5);
    try (TillStore running = till.opened()) {
      running.rebuild();
    }
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere/till"));
    List<Recorded> others = new CommandLineTill(elsewhere, 99).sold(2);
    assertThat(new CommandLineTill(elsewhere).run("backup", "--to", copy.toString()).code())
        .isZero();

    assertThat(restore("--set-aside").code()).isZero();

    try (TillStore next = till.opened()) {
      assertThat(next.news().newEpoch()).contains(Cause.RESTORED);
    }
    assertThat(till.entries()).startsWith(others.toArray(Recorded[]::new)).hasSize(4);
  }

  @Test
  void aJournalWhoseDamageHidesACopyOfItIsNotMixedWithARestoredOne() throws Exception {
    till.sold(5);
    try (TillStore running = till.opened()) {
      running.rebuild();
    }
    Files.write(data.resolve("journal/data.mdb"), new byte[8192]);
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere/till"));
    List<Recorded> others = new CommandLineTill(elsewhere, 99).sold(2);
    assertThat(new CommandLineTill(elsewhere).run("backup", "--to", copy.toString()).code())
        .isZero();

    assertThat(restore("--set-aside").code()).isZero();

    assertThat(data.resolve("journal.before-20261116-120000.next/journal")).doesNotExist();
    assertThat(data.resolve("journal.before-20261116-120000.next/data.mdb")).exists();
    try (TillStore next = till.opened()) {
      assertThat(next.news().newEpoch()).contains(Cause.RESTORED);
    }
    assertThat(till.entries()).startsWith(others.toArray(Recorded[]::new)).hasSize(4);
  }

  @Test
  void aBackupIsPutWhereThereIsNoJournal() throws Exception {
    List<Recorded> entries = till.sold(2);
    assertThat(till.run("backup", "--to", copy.toString()).code()).isZero();
    data = directory.resolve("new till");

    assertThat(restore("--json"))
        .isEqualTo(
            fine(
                "{\"restored\":true,\"setAside\":false,\"copy\":"
                    + "{\"whole\":true,\"entries\":3,\"faults\":[],\"missing\":[]}}"));
    assertThat(new CommandLineTill(data).entries()).isEqualTo(entries);
  }

  @Test
  void aDamagedBackupChangesNothing() throws Exception {
    List<Recorded> entries = till.sold(2);
    assertThat(till.run("backup", "--to", copy.toString()).code()).isZero();
    new CommandLineTill(copy).damage(1);

    assertThat(restore("--set-aside"))
        .isEqualTo(
            wrong(
                place(entries.get(1)) + ": the hash does not fit the entry and the one before it",
                "the journal is damaged, see above; 3 entries read",
                "nothing was restored from " + copy));
    assertThat(till.entries()).isEqualTo(entries);
    try (var files = Files.list(data)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("journal", "catalogue", "opened", "till.lock", "till.pid");
    }
  }

  @Test
  void theDataOfATillThatRunsIsNoBackup() throws Exception {
    Path source = data;
    till.sold(1);
    try (TillStore running = till.opened()) {
      assertThat(running.head().position()).isEqualTo(2);
      String why = inUse();
      copy = source;
      data = directory.resolve("new till");

      assertThat(restore()).isEqualTo(couldNot(why));
      assertThat(data.resolve("journal")).doesNotExist();
    }
  }

  // export and import

  private final AgeIdentity office = AgeIdentity.make();

  @Test
  void whatHeadOfficeLacksIsCarriedThereAndBack() throws Exception {
    till.sold(2);
    assertThat(till.run("backup", "--to", copy.toString()).code()).isZero();
    List<Recorded> all = till.sold(2);
    Path file = directory.resolve("unsent.age");

    assertThat(till.run("export", "--to", file.toString()))
        .isEqualTo(
            couldNot(
                file
                    + ": head office's key is not known, as this till has never reached it:"
                    + " nobody there could read the file"));
    new TillKeys(data).heard(office.recipient());
    assertThat(till.run("export", "--to", file.toString()))
        .isEqualTo(fine("5 entries in " + file, "signed with this till's key " + fingerprint()));
    List<Entry> carried = new ArrayList<>();
    CarryFile.verify(file, List.of(office)).read(one -> carried.add(one.entry()));
    assertThat(carried).isEqualTo(all.stream().map(Recorded::entry).toList());

    assertThat(till.run("import", file.toString()))
        .isEqualTo(fine("0 entries came back, 5 were here"));
    assertThat(restore("--set-aside").code()).isZero();
    assertThat(till.entries()).isEqualTo(all.subList(0, 3));
    assertThat(till.run("import", "--json", file.toString()))
        .isEqualTo(fine("{\"brought\":2,\"known\":3,\"refused\":[]}"));
    assertThat(till.entries()).isEqualTo(all);
  }

  /** What a person compares with what head office says of the file. */
  private String fingerprint() throws IOException {
    return new TillKeys(data).made().signing().signer().fingerprint();
  }

  @Test
  void anExportIsANewFileForSomebodyWhoCanReadIt() throws Exception {
    till.sold(1);
    Path file = Files.createFile(directory.resolve("unsent.age"));

    assertThat(till.run("export", "--to", file.toString(), "--recipient", office.recipient()))
        .isEqualTo(couldNot(file + " is there already; the name of a new file is expected"));
    assertThat(till.run("export", "--to", "x.age", "--recipient", "anna"))
        .isEqualTo(couldNot("--recipient anna: allowed is a public key of age, age1…"));
    Files.createDirectories(data.resolve("keys"));
    Files.writeString(data.resolve("keys/head-office.txt"), "anna\n");
    assertThat(till.run("export", "--to", directory.resolve("other.age").toString()))
        .isEqualTo(
            couldNot(
                data.resolve("keys/head-office.txt")
                    + ": \"anna\": allowed is a public key of age, age1…"));
  }

  @Test
  void aDamagedEntryIsLeftOutOfAnExport() throws Exception {
    till.sold(2);
    till.damage(1);
    Path file = directory.resolve("unsent.age");

    assertThat(
            till.run(
                "export", "--to", file.toString(), "--recipient", office.recipient(), "--json"))
        .isEqualTo(
            wrong(
                "{\"file\":\""
                    + file
                    + "\",\"entries\":2,\"damaged\":[\"position 2: "
                    + till.entries().get(1).entry()
                    + "\"],\"signer\":\""
                    + fingerprint()
                    + "\"}"));
  }

  @Test
  void aFileOfAnotherTillIsNotImported() throws Exception {
    till.sold(1);
    Path file = directory.resolve("unsent.age");

    assertThat(till.run("import", file.toString()))
        .isEqualTo(
            couldNot(
                data.resolve("keys/signing-key.pem")
                    + " is not there: without the till's keys its files cannot be read"));
    CarryKeys ours = new TillKeys(data).made();
    SigningKey theirs = SigningKey.make();
    try (CarryWriter other =
        new CarryWriter(
            Files.newOutputStream(file), "03", 1, theirs, List.of(ours.identity().recipient()))) {
      other.finish();
    }
    assertThat(till.run("import", file.toString()))
        .isEqualTo(
            couldNot(
                file
                    + ": it is signed by the key "
                    + theirs.signer().fingerprint()
                    + ", allowed is this till's "
                    + ours.signing().signer().fingerprint()));
  }
}
