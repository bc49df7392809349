package dev.evertill.sync.protocol.customer;

import static dev.evertill.sync.protocol.customer.Edits.ANNA;
import static dev.evertill.sync.protocol.customer.Edits.BERT;
import static dev.evertill.sync.protocol.customer.Edits.NOON;
import static dev.evertill.sync.protocol.customer.Edits.deletion;
import static dev.evertill.sync.protocol.customer.Edits.edit;
import static dev.evertill.sync.protocol.customer.Edits.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CustomerTest {
  private static final int SEEDS = 3_000;

  private interface Claim {
    void holds(Random chance) throws Exception;
  }

  private static void whateverHappens(Claim claim) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      try {
        claim.holds(new Random(seed));
      } catch (Exception | AssertionError e) {
        throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  private static List<CustomerEdit> some(List<CustomerEdit> edits, Random chance) {
    return edits.stream().filter(edit -> chance.nextBoolean()).toList();
  }

  @Test
  void whoeverMeetsFirstTheyAgree() {
    whateverHappens(
        chance -> {
          List<CustomerEdit> history = Edits.history(chance);
          Customer one = known(some(history, chance));
          Customer other = known(some(history, chance));
          assertThat(one.merge(other)).isEqualTo(other.merge(one));
        });
  }

  @Test
  void itDoesNotMatterInWhatPartsNewsComes() {
    whateverHappens(
        chance -> {
          List<CustomerEdit> history = Edits.history(chance);
          Customer one = known(some(history, chance));
          Customer other = known(some(history, chance));
          Customer third = known(some(history, chance));
          assertThat(one.merge(other).merge(third)).isEqualTo(one.merge(other.merge(third)));
        });
  }

  @Test
  void whatComesAgainChangesNothing() {
    whateverHappens(
        chance -> {
          List<CustomerEdit> history = Edits.history(chance);
          Customer one = known(history);
          assertThat(one.merge(one)).isEqualTo(one);
          assertThat(one.merge(known(some(history, chance)))).isEqualTo(one);
          for (CustomerEdit again : some(history, chance)) {
            assertThat(one.with(again)).isEqualTo(one);
          }
        });
  }

  @Test
  void everyOrderOfDeliveryEndsTheSame() {
    whateverHappens(
        chance -> {
          List<CustomerEdit> history = Edits.history(chance);
          List<CustomerEdit> delivered = new ArrayList<>(history);
          delivered.addAll(some(history, chance));
          Collections.shuffle(delivered, chance);
          assertThat(known(delivered)).isEqualTo(known(history));
        });
  }

  @Test
  void theLaterEditOfAFieldWinsAndNoOtherFieldIsTouched() {
    whateverHappens(
        chance -> {
          List<CustomerEdit> history = new ArrayList<>(Edits.history(chance));
          Customer before = known(history);
          HybridClock now = HybridClock.after(before.newest(), 0, "t9");
          Customer after = before.with(new CustomerEdit(ANNA, "phone", "030 1", now));
          assertThat(after.value("phone")).contains("030 1");
          for (String field : List.of("name", "email", "shoe.size")) {
            assertThat(after.fields().get(field)).isEqualTo(before.fields().get(field));
          }
        });
  }

  @Test
  void twoEditsOfDifferentFieldsBothSurvive() {
    Customer here =
        known(List.of(edit("name", "Anna", NOON, "03"), edit("phone", "1", NOON + 9, "03")));
    Customer there =
        known(List.of(edit("name", "Anna", NOON, "03"), edit("email", "a@b.c", NOON + 5, "04")));
    Customer both = here.merge(there);
    assertThat(both.value("name")).contains("Anna");
    assertThat(both.value("phone")).contains("1");
    assertThat(both.value("email")).contains("a@b.c");
  }

  @Test
  void aDeletionTakesAwayWhatWasEditedBeforeIt() {
    Customer gone = known(List.of(edit("name", "Anna", NOON, "03"), deletion(NOON + 1, "04")));
    assertThat(gone.isLive()).isFalse();
    assertThat(gone.fields()).isEmpty();
    assertThat(gone.with(edit("phone", "1", NOON + 1, "03")).isLive()).isFalse();
  }

  @Test
  void anEditAfterADeletionBringsTheCustomerBackWithThatFieldAlone() {
    Customer back =
        known(
            List.of(
                edit("name", "Anna", NOON, "03"),
                edit("phone", "1", NOON + 2, "03"),
                deletion(NOON + 1, "04")));
    assertThat(back.isLive()).isTrue();
    assertThat(back.fields()).containsOnlyKeys("phone");
  }

  @Test
  void afterAnErasureNothingComesBack() {
    Customer erased = known(List.of(edit("name", "Anna", NOON, "03"), CustomerEdit.erasure(ANNA)));
    Customer after =
        erased.with(edit("phone", "1", 999_999_999_999_999L, "03")).with(deletion(NOON, "03"));
    assertThat(after).isEqualTo(Customer.unknown(ANNA).with(CustomerEdit.erasure(ANNA)));
    assertThat(after.isErased()).isTrue();
  }

  @Test
  void clonedTillsWithOneClockAreDecidedAlikeEverywhere() {
    CustomerEdit one = edit("name", "Anna", NOON, "03");
    CustomerEdit other = edit("name", "Anne", NOON, "03");
    assertThat(known(List.of(one, other)).value("name")).contains("Anne");
    assertThat(known(List.of(other, one)).value("name")).contains("Anne");
  }

  @Test
  void aFieldNobodyHereKnowsTravelsOn() throws MalformedException {
    Customer customer =
        known(
            List.of(
                edit("name", "Anna", NOON, "03"),
                edit("shoe.size", "38", NOON, "03"),
                edit("note", null, NOON, "03"),
                deletion(NOON - 1, "04")));
    byte[] line = Wire.bytes(CustomerWire.line(customer));
    assertThat(new String(line, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"id\":\"0190a5d2-7c1e-7b3a-9f00-1c2d3e4f5a6b\",\"fields\":["
                + "{\"field\":\"name\",\"value\":\"Anna\",\"clock\":\"001767268800000.00000.03\"},"
                + "{\"field\":\"note\",\"clock\":\"001767268800000.00000.03\"},"
                + "{\"field\":\"shoe.size\",\"value\":\"38\",\"clock\":\"001767268800000.00000.03\"}],"
                + "\"deleted\":\"001767268799999.00000.04\"}");
    assertThat(CustomerWire.customer(line, 0)).isEqualTo(customer);
  }

  @Test
  void anEditTravelsAndIsTheSame() throws MalformedException {
    for (CustomerEdit edit :
        List.of(
            edit("name", "Anna", NOON, "03"), edit("name", null, NOON, "03"), deletion(1, "4"))) {
      assertThat(CustomerWire.edit(CustomerWire.bytes(edit), 1)).isEqualTo(edit);
    }
  }

  @Test
  void whatIsTooLargeIsRefusedWithoutShowingIt() {
    refused(BERT, "name", "x".repeat(2_001), "name has 2001 characters: allowed are 1 to 2000");
    refused(BERT, "name", "", "name has 0 characters: allowed are 1 to 2000");
    refused(
        BERT,
        "name",
        "An\u0000na",
        "name: character 3 is U+0000: allowed are printable characters, line feeds and tabs");
    refused(
        BERT,
        "name",
        "\ud800",
        "name: character 1 is U+D800: allowed are printable characters, line feeds and tabs");
    refused(
        BERT,
        "Name",
        "x",
        "field: allowed are 1 to 64 of letters, digits, dot, dash, a small letter first;"
            + " this has 4 characters");
    refused(BERT, "deleted", "x", "deleted: allowed is no value");
    refused(
        "anna",
        "name",
        "x",
        "id: allowed is a UUID of version 7, 36 characters, lower case; this has 4 characters");
    assertThat(CustomerLimits.refusal(BERT, "address", "Line 1\nLine 2 \ud83d\ude00")).isEmpty();
  }

  private static void refused(String id, String field, String value, String why) {
    assertThat(CustomerLimits.refusal(id, field, value)).contains(why);
    assertThatThrownBy(() -> new CustomerEdit(id, field, value, HybridClock.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }

  @Test
  void aPersonsValuesAreInNoMessage() {
    Customer customer = known(List.of(edit("name", "Anna", NOON, "03")));
    assertThat(customer.toString() + edit("name", "Anna", NOON, "03")).doesNotContain("Anna");
  }
}
