package dev.evertill.sync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.server.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What several tills did to one customer without a link, met at a real head office. */
final class CustomerMeetingTest extends WithCustomers {
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
