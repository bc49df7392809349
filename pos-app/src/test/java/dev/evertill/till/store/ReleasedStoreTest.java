package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.evertill.receipt.spool.JobState;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Parked;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.SyncStatus;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.record.Drafts;
import io.objectbox.Box;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A journal's store as each released form of it wrote one, {@code golden/store/N.zip}, and what is
 * in it, {@code N.txt}: today's till opens it, reads all of it, verifies it and sells on.
 */
class ReleasedStoreTest {
  /** Where a new pair is written, with {@code -Devertill.golden.store=DIR}: see decision 3. */
  private static final String WRITE = System.getProperty("evertill.golden.store");

  private static final String NEWEST = "1";

  @TempDir private Path places;

  private static Path golden() throws URISyntaxException {
    return Path.of(ReleasedStoreTest.class.getResource("/golden/store").toURI());
  }

  private static List<String> released() throws Exception {
    try (Stream<Path> files = Files.list(golden())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".zip"))
          .map(name -> name.substring(0, name.length() - ".zip".length()))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyStoreEverReleasedIsOpenedReadAndSoldOn() throws Exception {
    assertThat(released()).contains(NEWEST);
    for (String form : released()) {
      Path directory = unpacked(form);
      try (SellingCounter shop = new SellingCounter(directory)) {
        assertThat(String.join("\n", told(shop)) + "\n")
            .as("golden/store/%s.txt", form)
            .isEqualTo(Files.readString(golden().resolve(form + ".txt")));
        assertThat(Verification.of(shop.ledger()).faults()).isEmpty();
        shop.ledger().recall(shop.ledger().held().get(0));
        shop.start();
        shop.sells(1);
        shop.closesDay(3);
        assertThat(Verification.of(shop.ledger()).faults()).isEmpty();
      }
    }
  }

  private Path unpacked(String form) throws IOException, URISyntaxException {
    Path directory = places.resolve("till-" + form);
    Files.createDirectories(directory.resolve("journal"));
    Files.createFile(directory.resolve("opened"));
    try (InputStream file = Files.newInputStream(golden().resolve(form + ".zip"));
        ZipInputStream zip = new ZipInputStream(file)) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("data.mdb");
      Files.copy(zip, directory.resolve("journal/data.mdb"));
    }
    return directory;
  }

  /** Everything that the journal's store holds, line by line. */
  private static List<String> told(SellingCounter shop) throws Exception {
    List<String> lines = new ArrayList<>();
    for (Anchor anchor : shop.ledger().anchors()) {
      lines.add(
          String.join(
              " ",
              "anchor",
              anchor.cause().name(),
              anchor.firstPosition() + "-" + anchor.lastPosition(),
              Long.toString(anchor.lastNumber()),
              anchor.hash().map(Hash::hex).orElse("-"),
              anchor.day().map(day -> new String(day, StandardCharsets.UTF_8)).orElse("-")));
    }
    for (Recorded recorded : shop.entries()) {
      lines.add(
          String.join(
              " ",
              Long.toString(recorded.position()),
              recorded.number().paper(),
              recorded.entry().header().kind(),
              recorded.entry().hash().hex(),
              told(shop.ledger().syncStatus(recorded.position()))));
    }
    shop.ledger()
        .held()
        .forEach(held -> lines.add("held " + held.label() + " " + held.heldAtMillis()));
    lines.add("draft " + Drafts.read(shop.ledger().kept().orElseThrow()).lines().size());
    for (JobRow job : shop.store().journal().boxFor(JobRow.class).getAll()) {
      lines.add(String.join(" ", "paper", job.position + "", job.slip, job.copy + "", job.state));
    }
    lines.add("last close " + shop.store().lastClose().orElseThrow());
    return lines;
  }

  /** As the files were written, before questions had codes. */
  private static String told(SyncStatus status) {
    String code = status.code().isEmpty() ? "" : ", code=" + status.code();
    return "SyncStatus[state=" + status.state() + ", reason=" + status.reason() + code + "]";
  }

  /** A day that was removed, a closed one, an open one with a basket, papers, three epochs. */
  @Test
  void aStoreOfTodayIsWrittenForLater() throws Exception {
    assumeThat(WRITE).as("-Devertill.golden.store names where").isNotNull();
    Path directory = places.resolve("till");
    try (SellingCounter shop = new SellingCounter(directory)) {
      shop.till.keptDays = 1;
      shop.till.reopened();
      shop.start().opened().sells(3);
      shop.closesDay(1);
      confirm(shop, 1);
      shop.opened().sells(4);
      shop.closesDay(2);
      confirm(shop, 2);
      papersCameOut(shop);
      assertThat(shop.store().removeOldDays()).isPositive();
      String here = shop.till.machine;
      shop.till.machine = "another machine";
      shop.till.reopened();
      shop.till.machine = here;
      shop.till.reopened();
      shop.start().opened().sells(2);
      shop.checkout().add("101");
      shop.checkout().hold("Mrs Smith");
      shop.checkout().add("102");
      Files.createDirectories(Path.of(WRITE));
      Files.writeString(
          Path.of(WRITE).resolve(NEWEST + ".txt"), String.join("\n", told(shop)) + "\n");
    }
    try (OutputStream file = Files.newOutputStream(Path.of(WRITE).resolve(NEWEST + ".zip"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("data.mdb"));
      Files.copy(directory.resolve("journal/data.mdb"), zip);
    }
  }

  /** Head office holds all, has a question about the last entry, and agrees to the day. */
  private static void confirm(SellingCounter shop, int z) {
    Recorded last = shop.store().head();
    shop.feed()
        .acknowledge(
            last.number().epoch(),
            last.number().number(),
            last.entry().hash(),
            List.of(new Parked(last.number().number() - 3, "item 101 is not known here")));
    Close close = shop.feed().unconfirmedCloses().get(0);
    shop.feed()
        .closeAnswered(
            z, new CloseAnswer(CloseAnswer.CONFIRMED, close.totals(), List.of(), List.of()));
  }

  private static void papersCameOut(SellingCounter shop) {
    Box<JobRow> jobs = shop.store().journal().boxFor(JobRow.class);
    List<JobRow> all = jobs.getAll();
    all.forEach(job -> job.state = JobState.PRINTED.name());
    jobs.put(all);
  }
}
