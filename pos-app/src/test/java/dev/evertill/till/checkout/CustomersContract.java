package dev.evertill.till.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.client.CustomerFeed;
import dev.evertill.sync.client.CustomersMark;
import dev.evertill.sync.client.EditsAnswer;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomersHead;
import dev.evertill.sync.protocol.customer.HybridClock;
import dev.evertill.till.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What customers promise, whatever they are kept in. One test class for each. */
public abstract class CustomersContract {
  protected static final String TILL = "03";
  private static final CustomersHead ONE = new CustomersHead(1, Hash.ZERO.hex());
  private static final Duration A_YEAR = Duration.ofDays(365);

  protected final HandClock clock =
      new HandClock(Instant.parse("2026-11-16T13:32:07Z"), ZoneOffset.UTC);

  /** None at first, of till 03, with this clock. */
  protected abstract Customers customers();

  /** The same, as sync sees them. */
  protected abstract CustomerFeed feed();

  private Customer anna() throws Exception {
    return customers()
        .add(
            Map.of(
                Customer.NAME, "Änna van der Smidt",
                Customer.PHONE, "030 / 12 34-5",
                Customer.CARD, "C-77"));
  }

  private Customer now(Customer customer) {
    return customers().find(customer.id()).orElseThrow();
  }

  /** Head office takes everything. */
  private void taken() {
    feed().answered(new EditsAnswer(ONE, feed().unsent(100), List.of(), List.of()));
  }

  private static CustomerEdit theirs(String id, String field, String value, HybridClock clock) {
    return new CustomerEdit(id, field, value, clock);
  }

  private void comes(CustomerEdit edit) {
    feed().page(new CustomersMark(1, ONE), List.of(Customer.of(edit)));
  }

  @Test
  void aCustomerIsFoundByNamePhoneAndCard() throws Exception {
    Customer anna = anna();
    Customer bert = customers().add(Map.of(Customer.NAME, "Bert Annadale"));
    assertThat(customers().find(anna.id())).contains(anna);
    assertThat(customers().search("anna", 9)).containsExactly(anna, bert);
    assertThat(customers().search("SMI", 9)).containsExactly(anna);
    assertThat(customers().search("der smi", 9)).containsExactly(anna);
    assertThat(customers().search("0301 2", 9)).containsExactly(anna);
    assertThat(customers().search("c-7", 9)).containsExactly(anna);
    assertThat(customers().search("anna", 1)).containsExactly(anna);
    assertThat(customers().search("nna", 9)).isEmpty();
    assertThat(customers().search("  ", 9)).isEmpty();
    assertThat(customers().find("0190a5d2-7c1e-7b3a-9f00-1c2d3e4f5a6b")).isEmpty();
  }

  @Test
  void whatWasChangedOrDeletedIsFoundSoNoMore() throws Exception {
    Customer anna = anna();
    clock.pass(Duration.ofMinutes(1));
    customers().put(anna.id(), Map.of(Customer.NAME, "Anna Jones", Customer.PHONE, " "));
    assertThat(customers().search("änna van", 9)).isEmpty();
    assertThat(customers().search("030", 9)).isEmpty();
    assertThat(customers().search("jones", 9)).containsExactly(now(anna));
    assertThat(now(anna).value(Customer.CARD)).contains("C-77");

    customers().delete(anna.id());

    assertThat(customers().find(anna.id())).isEmpty();
    assertThat(customers().search("jones", 9)).isEmpty();
    assertThat(customers().search("c-77", 9)).isEmpty();
  }

  @Test
  void eachFieldThatChangedIsSentOnceAndOthersAreNot() throws Exception {
    Customer anna = anna();
    assertThat(feed().unsent(100))
        .extracting(CustomerEdit::field)
        .containsExactly("card", "name", "phone");
    assertThat(feed().unsent(2)).hasSize(2);
    taken();
    assertThat(feed().unsent(100)).isEmpty();
    assertThat(feed().mark().seen()).isEqualTo(ONE);

    customers().put(anna.id(), Map.of(Customer.NAME, "Änna van der Smidt", Customer.PHONE, "040"));

    HybridClock changed = now(anna).clockOf(Customer.PHONE).orElseThrow();
    assertThat(feed().unsent(100))
        .containsExactly(theirs(anna.id(), Customer.PHONE, "040", changed));
  }

  @Test
  void aDeletionIsSentAndAnotherOneIsNone() throws Exception {
    Customer anna = anna();
    taken();
    customers().delete(anna.id());
    List<CustomerEdit> deletion = feed().unsent(100);
    assertThat(deletion).extracting(CustomerEdit::field).containsExactly(CustomerEdit.DELETED);
    customers().delete(anna.id());
    assertThat(feed().unsent(100)).isEqualTo(deletion);
  }

  @Test
  void whatWasEditedWhileTheAnswerWasOnItsWayIsStillToBeSent() throws Exception {
    Customer anna = anna();
    List<CustomerEdit> sent = feed().unsent(100);
    customers().put(anna.id(), Map.of(Customer.NAME, "Anna Jones"));
    feed().answered(new EditsAnswer(ONE, sent, List.of(), List.of()));
    assertThat(feed().unsent(100)).extracting(CustomerEdit::value).containsExactly("Anna Jones");
  }

  @Test
  void editsAreInTheirOrderWhateverTheClockOnTheWallDoes() throws Exception {
    Customer anna = anna();
    HybridClock before = anna.newest();
    clock.set(A_YEAR.negated());
    HybridClock after = customers().put(anna.id(), Map.of(Customer.NAME, "Anna Jones")).newest();
    assertThat(after).isEqualTo(new HybridClock(before.wallMillis(), 1, TILL));
  }

  @Test
  void anEditComesAfterWhatWasSeenOfThatCustomer() throws Exception {
    Customer anna = anna();
    HybridClock ahead = new HybridClock(clock.millis() + 50_000, 4, "09");
    comes(theirs(anna.id(), Customer.NAME, "Anna Brown", ahead));
    assertThat(now(anna).value(Customer.NAME)).contains("Anna Brown");
    customers().put(anna.id(), Map.of(Customer.NAME, "Anna Jones"));
    assertThat(now(anna).clockOf(Customer.NAME))
        .contains(new HybridClock(clock.millis() + 50_000, 5, TILL));
  }

  @Test
  void anEditOfHereThatLostIsNotSentAnyMore() throws Exception {
    Customer anna = anna();
    comes(theirs(anna.id(), Customer.NAME, "A", new HybridClock(clock.millis() + 1, 0, "09")));
    assertThat(now(anna).value(Customer.NAME)).contains("A");
    assertThat(feed().unsent(100)).extracting(CustomerEdit::field).containsExactly("card", "phone");
  }

  @Test
  void aClockAYearAheadIsSetRightByHeadOffice() throws Exception {
    clock.set(A_YEAR);
    Customer anna = customers().add(Map.of(Customer.NAME, "Anna"));
    clock.set(A_YEAR.negated());
    CustomerEdit sent = feed().unsent(100).get(0);
    HybridClock given = new HybridClock(clock.millis(), 2, TILL);
    EditsAnswer.Restamped restamped =
        new EditsAnswer.Restamped(sent, given, Customer.of(sent.at(given)));

    feed().answered(new EditsAnswer(ONE, List.of(), List.of(restamped), List.of()));

    assertThat(feed().unsent(100)).isEmpty();
    assertThat(now(anna).newest()).isEqualTo(given);
    assertThat(customers().add(Map.of(Customer.NAME, "Bert")).newest())
        .isEqualTo(new HybridClock(clock.millis(), 3, TILL));
  }

  @Test
  void anEditOfAnotherTillThatLostAgainstAWrongClockComesBackWithTheRightOne() throws Exception {
    Customer anna = anna();
    taken();
    clock.set(A_YEAR);
    customers().put(anna.id(), Map.of(Customer.NAME, "wrong clock"));
    CustomerEdit sent = feed().unsent(100).get(0);
    clock.set(A_YEAR.negated());
    HybridClock given = new HybridClock(clock.millis() + 1, 0, TILL);
    CustomerEdit later =
        theirs(anna.id(), Customer.NAME, "later", new HybridClock(clock.millis() + 2, 0, "09"));
    comes(later);
    assertThat(now(anna).value(Customer.NAME)).contains("wrong clock");

    Customer theirs = Customer.of(sent.at(given)).with(later);
    feed()
        .answered(
            new EditsAnswer(
                ONE,
                List.of(),
                List.of(new EditsAnswer.Restamped(sent, given, theirs)),
                List.of()));

    assertThat(now(anna).value(Customer.NAME)).contains("later");
    assertThat(now(anna).value(Customer.CARD)).contains("C-77");
  }

  @Test
  void whatHeadOfficeRefusesIsKeptAndSaid() throws Exception {
    Customer anna = anna();
    CustomerEdit card = feed().unsent(1).get(0);
    feed()
        .answered(
            new EditsAnswer(
                ONE,
                List.of(),
                List.of(),
                List.of(new EditsAnswer.Refused(card, "card has 4 characters: allowed are 3"))));
    assertThat(feed().refused())
        .contains(
            "head office does not take a change of a customer:"
                + " card has 4 characters: allowed are 3");
    assertThat(now(anna).value(Customer.CARD)).contains("C-77");
    assertThat(feed().unsent(100)).extracting(CustomerEdit::field).doesNotContain("card");
    customers().put(anna.id(), Map.of(Customer.CARD, "C77"));
    assertThat(feed().refused()).isEmpty();
    assertThat(feed().unsent(100)).extracting(CustomerEdit::field).contains("card");
  }

  @Test
  void whatHeadOfficeLostIsSentAgainWhoeverEditedIt() throws Exception {
    Customer anna = anna();
    customers().delete(anna.id());
    taken();
    String bert = "0190a5d2-7c1e-7b3a-9f00-1c2d3e4f5a6c";
    CustomerEdit others =
        theirs(bert, Customer.NAME, "Bert", new HybridClock(clock.millis(), 0, "09"));
    comes(others);
    assertThat(feed().unsent(100)).isEmpty();

    feed().sendAgain();

    assertThat(feed().mark()).isEqualTo(CustomersMark.START);
    assertThat(feed().unsent(100)).hasSize(2).contains(others);
    assertThat(feed().unsent(100)).filteredOn(CustomerEdit::isDeletion).hasSize(1);
  }

  @Test
  void anErasedPersonIsGoneAndStaysGone() throws Exception {
    Customer anna = anna();
    comes(CustomerEdit.erasure(anna.id()));
    assertThat(customers().find(anna.id())).isEmpty();
    assertThat(customers().search("030", 9)).isEmpty();
    assertThat(feed().unsent(100)).isEmpty();
    customers().delete(anna.id());
    assertThatThrownBy(() -> customers().put(anna.id(), Map.of(Customer.NAME, "Anna")))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("it was erased");
    assertThat(customers().find(anna.id())).isEmpty();
  }

  @Test
  void aDeletedCustomerComesBackWithWhatIsEditedAloneAndANewClock() throws Exception {
    Customer anna = anna();
    customers().delete(anna.id());
    Customer back = customers().put(anna.id(), Map.of(Customer.PHONE, "040"));
    assertThat(back.fields()).containsOnlyKeys(Customer.PHONE);
    assertThat(customers().find(anna.id())).contains(back);
  }

  @Test
  void whatCannotBeKeptIsRefusedInPlainWords() throws Exception {
    Customer anna = anna();
    refused(
        () -> customers().put(anna.id(), Map.of(Customer.NAME, "x".repeat(2_001))),
        "name has 2001 characters: allowed are 1 to 2000");
    refused(() -> customers().put(anna.id(), Map.of("deleted", "yes")), "deleted: allowed");
    refused(() -> customers().add(Map.of(Customer.NAME, " ")), "at least one is not blank");
    refused(() -> customers().put("anna", Map.of(Customer.NAME, "x")), "UUID of version 7");
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 98; i++) {
      many.put("f" + i, "x");
    }
    refused(() -> customers().put(anna.id(), many), "allowed");
    assertThat(now(anna)).isEqualTo(anna);
  }

  private static void refused(ThrowingCallable change, String why) {
    assertThatThrownBy(change).isInstanceOf(MalformedException.class).hasMessageContaining(why);
  }
}
