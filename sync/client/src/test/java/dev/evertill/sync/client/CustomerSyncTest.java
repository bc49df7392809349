package dev.evertill.sync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tills that edit customers without a link, and a real head office where they meet. */
class CustomerSyncTest {
  private static final String ANNA = "0190a5d2-7c1e-7b3a-9f00-1c2d3e4f5a6b";
  private static final String BERT = "0190a5d2-7c1e-7b3a-9f00-1c2d3e4f5a6c";
  private static final long A_YEAR = Duration.ofDays(365).toMillis();

  /** The server's clock is the machine's; tills are right, fast or slow against it. */
  private static final long NOW = Instant.now().toEpochMilli();

  @TempDir Path directory;
  private HeadOfficeServer server;
  private Instant now = Instant.ofEpochMilli(NOW);
  private final Map<String, Till> tills = new HashMap<>();

  /** One till and its way to head office. */
  private final class Till {
    final MemoryCustomers customers;
    final MemoryJournal journal = new MemoryJournal("e1");
    final MemoryCatalogue catalogue = new MemoryCatalogue();
    final String name;
    BadLine line;
    Sync sync;

    Till(String name, long wrongBy) {
      this.name = name;
      customers = new MemoryCustomers(name, NOW + wrongBy);
      starts();
      tills.put(name, this);
    }

    /** As after a stop: what was not durable is forgotten. */
    void starts() {
      if (line != null) {
        line.cancel();
      }
      line = new BadLine(new HttpHeadOffice(server.url(), name));
      sync = new Sync(journal, catalogue, customers, line, () -> now);
    }

    Round round() throws IOException {
      return sync.round();
    }

    Customer anna() {
      return customers.customer(ANNA);
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = new HeadOfficeServer(directory.resolve("office"), 0).start();
  }

  @AfterEach
  void stop() {
    tills.values().forEach(till -> till.line.cancel());
    server.close();
  }

  /** Head office stops, something happens to its files, and it is there again. */
  private void meanwhile(Change change) throws IOException {
    stop();
    change.happens();
    start();
    tills.values().forEach(Till::starts);
  }

  private interface Change {
    void happens() throws IOException;
  }

  private void copy(String from, String to) throws IOException {
    Path target = directory.resolve(to);
    if (Files.exists(target)) {
      try (Stream<Path> files = Files.list(target)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(directory.resolve(from))) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  private static void agree(Till one, Till other) {
    assertThat(one.customers.copies).isEqualTo(other.customers.copies);
    assertThat(one.customers.unsent(1)).isEmpty();
  }

  @Test
  void editsOfDifferentFieldsBothSurviveAndOfOneFieldTheLater() throws IOException {
    Till one = new Till("01", 0);
    Till other = new Till("02", 5);
    one.customers.edit(ANNA, "name", "Anna");
    one.round();
    other.round();
    one.customers.edit(ANNA, "phone", "030").edit(ANNA, "name", "Anna of till 1");
    other.customers.edit(ANNA, "email", "a@b.c").edit(ANNA, "name", "Anna of till 2");

    assertThat(one.round().trouble()).isNull();
    assertThat(other.round().trouble()).isNull();
    one.round();

    agree(one, other);
    assertThat(one.anna().value("phone")).contains("030");
    assertThat(one.anna().value("email")).contains("a@b.c");
    assertThat(one.anna().value("name")).contains("Anna of till 2");
  }

  @Test
  void whileNothingChangesNothingIsAsked() throws IOException {
    Till one = new Till("01", 0);
    one.customers.edit(ANNA, "name", "Anna");
    one.round();
    one.line.calls.clear();
    one.round();
    one.round();
    assertThat(one.line.calls).containsExactly("state", "state");
  }

  @Test
  void aLostAnswerCostsARepeatAndNothingElse() throws IOException {
    Till one = new Till("01", 0);
    Till other = new Till("02", 0);
    one.customers.edit(ANNA, "name", "Anna");
    one.line.loseReply = true;
    assertThat(one.round().trouble())
        .isEqualTo("customers: the link to head office broke (unexpected end of stream)");
    assertThat(one.customers.unsent(9)).hasSize(1);
    one.sync.askAgain();
    other.round();

    assertThat(one.round().trouble()).isNull();
    other.round();

    agree(one, other);
    assertThat(other.customers.pages).containsExactly("1 up to 1");
  }

  @Test
  void troubleWithCustomersHoldsUpNeitherSalesNorPricesAndRestsForAMinute() throws IOException {
    importGoods();
    Till one = new Till("01", 0);
    one.customers.edit(ANNA, "name", "Anna");
    one.journal.sellOften(300, 2);
    one.line.stalledCustomers = true;

    Round round = one.round();

    assertThat(round.trouble()).isEqualTo("customers: head office does not answer in time");
    assertThat(round.refused()).isFalse();
    assertThat(round.pause()).isZero();
    assertThat(one.journal.waiting()).isZero();
    assertThat(one.catalogue.version()).isEqualTo(1);
    one.line.calls.clear();
    one.line.stalledCustomers = false;
    now = now.plusSeconds(59);
    assertThat(one.round().trouble()).isEqualTo(round.trouble());
    assertThat(one.line.calls).containsExactly("state");
    now = now.plusSeconds(1);
    assertThat(one.round().trouble()).isNull();
    assertThat(one.customers.unsent(9)).isEmpty();
  }

  private void importGoods() throws IOException {
    Path goods = Files.writeString(directory.resolve("goods.tsv"), "4011\tBananas\n");
    assertThat(
            Main.run(
                "import",
                "--data",
                directory.resolve("office").toString(),
                "--goods",
                goods.toString(),
                "--invent-prices"))
        .isZero();
  }

  @Test
  void aStoreThatTakesNoCustomersIsSaidAndThePricesStillCome() throws IOException {
    importGoods();
    Till one = new Till("01", 0);
    Till other = new Till("02", 0);
    one.customers.edit(ANNA, "name", "Anna");
    one.round();
    other.customers.full = true;
    assertThat(other.round().trouble())
        .isEqualTo("the customers could not be kept on this till (the disk is full)");
    assertThat(other.catalogue.version()).isEqualTo(1);
  }

  @Test
  void aHeadOfficeThatTakesLessIsSentLess() throws IOException {
    Till one = new Till("01", 0);
    for (int i = 0; i < 7; i++) {
      one.customers.edit(ANNA, "f" + i, "x");
    }
    one.line.largest = 2;
    assertThat(one.round().trouble()).isNull();
    assertThat(one.line.calls)
        .startsWith("state", "customers: 7 edits", "customers: 3 edits", "customers: 1 edits");
    assertThat(one.customers.unsent(9)).isEmpty();
    one.line.largest = 0;
    one.customers.edit(ANNA, "name", "secret");
    assertThat(one.round().trouble())
        .isEqualTo(
            "the name of customer "
                + ANNA
                + " at "
                + one.customers.last
                + " is larger than head office takes");
  }

  @Test
  void whatHeadOfficeDoesNotTakeIsSaidInEveryRoundAndStays() throws IOException {
    Till one = new Till("01", 0);
    for (int i = 0; i < 101; i++) {
      one.customers.edit(ANNA, String.format("f%03d", i), "x");
    }
    String said =
        "head office does not take a change of a customer: customer "
            + ANNA
            + " has 100 fields: allowed are 100";
    assertThat(one.round().trouble()).isEqualTo(said);
    assertThat(one.round().trouble()).isEqualTo(said);
    assertThat(one.customers.unsent(9)).isEmpty();
    assertThat(one.anna().value("f100")).contains("x");
  }

  @Test
  void aClockAYearAheadLosesAgainstTheNextHonestEdit() throws IOException {
    Till ahead = new Till("01", A_YEAR);
    Till honest = new Till("02", 10);
    ahead.customers.edit(ANNA, "name", "a year ahead");
    ahead.round();
    assertThat(ahead.anna().newest().wallMillis()).isLessThan(NOW + A_YEAR / 2);
    assertThat(ahead.customers.last).isEqualTo(ahead.anna().newest());
    honest.round();
    assertThat(honest.anna().value("name")).contains("a year ahead");

    honest.customers.edit(ANNA, "name", "honest");
    honest.round();
    ahead.round();

    agree(ahead, honest);
    assertThat(ahead.anna().value("name")).contains("honest");
  }

  @Test
  void aRepeatOfAnEditAYearAheadIsHeldUnderTheClockOfTheFirst() throws IOException {
    Till ahead = new Till("01", A_YEAR);
    Till honest = new Till("02", 10);
    ahead.customers.edit(ANNA, "name", "a year ahead");
    ahead.line.loseReply = true;
    ahead.round();
    honest.round();
    honest.customers.edit(ANNA, "name", "honest");
    honest.round();
    ahead.sync.askAgain();

    ahead.round();

    agree(ahead, honest);
    assertThat(ahead.anna().value("name")).contains("honest");
  }

  @Test
  void aDeletionMeetsALaterEdit() throws IOException {
    Till one = new Till("01", 0);
    Till other = new Till("02", 1_000);
    one.customers.edit(ANNA, "name", "Anna").edit(BERT, "name", "Bert");
    one.round();
    other.round();
    one.customers.delete(ANNA).delete(BERT);
    other.customers.edit(ANNA, "phone", "030");
    one.round();
    other.round();
    one.round();
    agree(one, other);
    assertThat(one.anna().fields()).containsOnlyKeys("phone");
    assertThat(one.customers.customer(BERT).isLive()).isFalse();
  }

  @Test
  void aPullThatIsCutOffGoesOnWhereItWas() throws IOException {
    Till one = new Till("01", 0);
    Till other = new Till("02", 0);
    for (int i = 0; i < 1_500; i++) {
      one.customers.edit(id(i), "name", "Customer " + i);
    }
    one.round();
    other.line.customerPagesBeforeCut = 1;
    assertThat(other.round().trouble())
        .isEqualTo("customers: the link to head office broke (unexpected end of stream)");
    other.starts();
    other.round();
    assertThat(other.customers.pages).containsExactly("1000 up to 1000", "500 up to 1500");
    assertThat(other.line.calls).containsExactly("state", "customers since 1000");
    agree(one, other);
  }

  private static String id(int number) {
    return String.format("0190a5d2-7c1e-7b3a-9f00-%012d", number);
  }

  @Test
  void aHeadOfficeRestoredFromAnOlderCopyGetsAgainWhatItLost() throws IOException {
    Till one = new Till("01", 0);
    Till other = new Till("02", 0);
    one.customers.edit(ANNA, "name", "Anna");
    one.round();
    meanwhile(() -> copy("office", "copy"));
    one.customers.edit(ANNA, "phone", "030").edit(BERT, "name", "Bert");
    one.round();
    meanwhile(() -> copy("copy", "office"));
    // The versions one has seen are given again, for something else.
    other.customers.edit(ANNA, "email", "a@b.c").edit(ANNA, "note", "x");
    other.round();
    other.customers.edit(ANNA, "note", "y");
    other.round();
    other.customers.edit(ANNA, "note", "z");
    other.round();

    assertThat(one.round().trouble()).isNull();
    other.round();
    one.round();

    assertThat(one.customers.timesAgain).isEqualTo(1);
    agree(one, other);
    assertThat(other.anna().value("phone")).contains("030");
    assertThat(other.customers.customer(BERT).value("name")).contains("Bert");
  }

  @Test
  void anErasedPersonIsGoneOnEveryTillAndInEveryEditOnItsWay() throws IOException {
    Till one = new Till("01", 0);
    Till other = new Till("02", A_YEAR);
    one.customers.edit(ANNA, "name", "Anna");
    one.round();
    other.round();
    meanwhile(() -> copy("office", "copy"));
    other.customers.edit(ANNA, "phone", "030");
    meanwhile(
        () ->
            assertThat(
                    Main.run(
                        "erase-customer",
                        "--data",
                        directory.resolve("office").toString(),
                        "--customer",
                        ANNA))
                .isZero());
    other.round();
    one.round();
    agree(one, other);
    assertThat(one.anna().isErased()).isTrue();
    assertThat(one.anna().fields()).isEmpty();
    // A head office restored to before it hears of it from the tills.
    meanwhile(() -> copy("copy", "office"));
    one.round();
    Till third = new Till("03", 0);
    third.round();
    assertThat(third.anna().isErased()).isTrue();
  }

  @Test
  void whateverBreaksTheTillsAgreeInTheEnd() throws IOException {
    for (long seed = 1; seed <= 8; seed++) {
      Random chance = new Random(seed);
      List<Till> all = new ArrayList<>();
      long[] wrong = {0, -A_YEAR, A_YEAR, 40_000};
      for (int i = 0; i < wrong.length; i++) {
        all.add(new Till("s" + seed + "-" + i, wrong[i]));
      }
      for (int step = 0; step < 60; step++) {
        disturb(all.get(chance.nextInt(all.size())), chance, seed);
        if (chance.nextInt(25) == 0) {
          meanwhile(() -> copy("office", "copy"));
        } else if (chance.nextInt(25) == 0 && Files.exists(directory.resolve("copy"))) {
          meanwhile(() -> copy("copy", "office"));
        }
      }
      for (int i = 0; i < 3; i++) {
        for (Till till : all) {
          till.starts();
          assertThat(till.round().trouble()).as("seed %d", seed).isNull();
        }
      }
      for (Till till : all) {
        assertThat(till.customers.copies)
            .as("seed %d", seed)
            .isNotEmpty()
            .isEqualTo(all.get(0).customers.copies);
        assertThat(till.customers.unsent(1)).isEmpty();
      }
    }
  }

  /** An edit, a round, a lost answer, a cut pull, or a stop. */
  private static void disturb(Till till, Random chance, long seed) throws IOException {
    String id = id((int) seed * 10 + chance.nextInt(3));
    switch (chance.nextInt(8)) {
      case 0, 1, 2 -> till.customers.edit(id, "f" + chance.nextInt(3), "v" + chance.nextInt(9));
      case 3 -> till.customers.delete(id);
      case 4 -> {
        till.line.loseReply = true;
        till.round();
      }
      case 5 -> {
        till.line.customerPagesBeforeCut = 0;
        till.round();
      }
      case 6 -> till.starts();
      default -> till.round();
    }
    till.line.loseReply = false;
    till.line.customerPagesBeforeCut = Integer.MAX_VALUE;
    till.customers.now += chance.nextInt(3);
  }
}
