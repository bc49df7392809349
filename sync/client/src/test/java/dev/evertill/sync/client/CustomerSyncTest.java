package dev.evertill.sync.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Customers go up and come down between tills and a real head office, whatever breaks. */
final class CustomerSyncTest extends WithCustomers {
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
}
