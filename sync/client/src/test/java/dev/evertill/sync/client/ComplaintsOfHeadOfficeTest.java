package dev.evertill.sync.client;

import static dev.evertill.sync.client.MemoryJournal.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.server.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** Head office says no, or not now. */
final class ComplaintsOfHeadOfficeTest extends Complaints {
  private Round answered(UnaryOperator<MockResponse.Builder> answer) throws IOException {
    line.breakRequest(JOURNAL, answer);
    Round round = sync.round();
    assertThat(journal.acknowledged("e1")).isZero();
    return round;
  }

  private static UnaryOperator<MockResponse.Builder> refusal(int code, String... headers) {
    return answer -> {
      for (int i = 0; i < headers.length; i += 2) {
        answer.setHeader(headers[i], headers[i + 1]);
      }
      return answer.code(code);
    };
  }

  @Test
  void headOfficeCameBackFromYesterdaysBackup() throws IOException {
    sync.round();
    journal.sellOften(120, 2);
    line.breakRequest(JOURNAL, conflict("gap", 1));
    sync.round();
    assertThat(journal.rewinds).containsExactly(1L);
    everythingIsThereOnce();
  }

  @Test
  void twoTillsHaveTheSameName() throws IOException {
    line.breakRequest(
        JOURNAL,
        answer ->
            answer
                .code(409)
                .body(
                    "{\"type\":\"/problems/fork\",\"title\":\"x\",\"status\":409,"
                        + "\"detail\":\"x\",\"number\":2,\"hash\":\""
                        + "ab".repeat(32)
                        + "\"}"));
    Round round = sync.round();
    assertThat(journal.forks).containsExactly("e1 at 2");
    assertThat(round.trouble())
        .startsWith("epoch e1: head office holds another entry 2, hash " + "ab".repeat(32));
    assertThat(catalogue.version()).as("the prices come all the same").isEqualTo(1);
    assertThat(journal.waiting()).as("its sales went up as a branch").isZero();
  }

  private UnaryOperator<MockResponse.Builder> conflict(String type, long number) {
    String hash = journal.hashAt("e1", number).orElseThrow().hex();
    return answer ->
        answer
            .code(409)
            .body(
                "{\"type\":\"/problems/%s\",\"title\":\"x\",\"status\":409,\"detail\":\"x\",\"number\":%d,\"hash\":\"%s\"}"
                    .formatted(type, number, hash));
  }

  @Test
  void thePriceListIsTooOldForHeadOffice() throws IOException {
    sync.round();
    catalogue.pages.clear();
    assertThat(
            Main.run(
                "import", "--data", directory.toString(), "--goods", goods(), "--invent-prices"))
        .isZero();
    line.breakRequest(CATALOGUE, refusal(410));
    assertThat(sync.round().trouble()).isNull();
    assertThat(catalogue.version()).isEqualTo(2);
    assertThat(catalogue.pages).extracting(Pull::since).containsOnly(0L);
  }

  private String goods() throws IOException {
    return Files.writeString(directory.resolve("goods.tsv"), "1000\tGoods\n").toString();
  }

  @Test
  void theBatchIsTooLargeForSomethingInBetween() throws IOException {
    line.breakRequest(JOURNAL, refusal(413));
    assertThat(sync.round().trouble()).isNull();
    assertThat(line.calls).filteredOn(JOURNAL::equals).hasSize(3);
    everythingIsThereOnce();
  }

  @Test
  void headOfficeTakesNoZstdAnyMore() throws IOException {
    assertThat(answered(refusal(415)).trouble()).isEqualTo("head office answers 415");
    everythingIsThereOnce();
    assertThat(line.packed).containsExactly("zstd", "gzip");
    journal.sell(120);
    everythingIsThereOnce();
    assertThat(line.packed).containsExactly("zstd", "gzip", "gzip");
  }

  @Test
  void headOfficeTakesNoZstdAnyMoreAndTheTillHasNothingButCustomersToSend() throws IOException {
    sync.round();
    MemoryCustomers customers = new MemoryCustomers(TILL, now.toEpochMilli());
    sync = new Sync(journal, catalogue, customers, office, () -> now);
    customers.edit(WithCustomers.ANNA, "name", "Anna");
    line.packed.clear();
    line.breakRequest("POST customers", refusal(415));

    assertThat(sync.round().trouble()).isEqualTo("head office answers 415");
    now = now.plus(Duration.ofMinutes(1));
    everythingIsThereOnce();
    journal.sell(120);
    everythingIsThereOnce();

    assertThat(customers.unsent(1)).isEmpty();
    assertThat(line.packed).containsExactly("zstd", "gzip", "gzip");
  }

  @Test
  void whatIsRefusedToTheSalesInOneRoundIsNotTriedWithTheCustomers() throws IOException {
    MemoryCustomers customers = new MemoryCustomers(TILL, now.toEpochMilli());
    sync = new Sync(journal, catalogue, customers, office, () -> now);
    customers.edit(WithCustomers.ANNA, "name", "Anna");
    assertThat(answered(refusal(415)).trouble()).isEqualTo("head office answers 415");
    assertThat(customers.unsent(1)).isEmpty();
    assertThat(line.packed).containsExactly("zstd", "gzip");
  }

  @Test
  void theTillIsTooOldForHeadOfficeAndItsSalesAreTakenAllTheSame() throws IOException {
    line.breakRequest("GET state", refusal(426));
    Round round = sync.round();
    assertThat(round.trouble()).isEqualTo("head office answers 426");
    assertThat(round.driftMillis()).isNull();
    assertThat(journal.waiting()).isZero();
    everythingIsThereOnce();
  }

  @Test
  void everybodyCallsAtOnceAndHeadOfficeAsksForPatience() throws IOException {
    assertThat(answered(refusal(429, "Retry-After", "7")).pause()).isEqualTo(Duration.ofSeconds(7));
    assertThat(line.calls).as("nothing more is asked").containsExactly("GET state", JOURNAL);
    everythingIsThereOnce();
  }

  @Test
  void headOfficeIsOverloadedByEverybodysClosesAndIsAskedNothingMore() throws IOException {
    for (int code : List.of(429, 503)) {
      line.mend();
      journal.sell(100);
      sync.round();
      line.calls.clear();
      journal.closeDay(code, 1, journal.epochs.get("e1").size());
      journal.closeDay(code + 1, 1, journal.epochs.get("e1").size());
      line.breakRequest("PUT close", refusal(code, "Retry-After", "40"));

      Round round = sync.round();

      assertThat(round.trouble()).isEqualTo("head office answers " + code);
      assertThat(round.pause()).isEqualTo(Duration.ofSeconds(40));
      assertThat(round.refused()).isTrue();
      assertThat(line.calls).containsExactly("GET state", "PUT close");
      sync.round();
      assertThat(journal.unconfirmedCloses()).isEmpty();
    }
  }

  @Test
  void headOfficeIsBeingUpdatedUntilThreeAndTheTillsClockIsWrong() throws IOException {
    now = Instant.parse("2031-06-01T00:00:00Z");
    Round round =
        answered(
            refusal(
                503,
                "Date",
                "Thu, 01 Jan 2026 02:58:30 GMT",
                "Retry-After",
                "Thu, 01 Jan 2026 03:00:00 GMT"));
    assertThat(round.pause()).isEqualTo(Duration.ofSeconds(90));
    assertThat(round.trouble()).isEqualTo("head office is busy");
    everythingIsThereOnce();
  }

  @Test
  void theDiskOfHeadOfficeIsFullAndNobodyIsBusy() throws IOException {
    line.breakRequest(
        JOURNAL,
        answer ->
            answer
                .code(503)
                .body(
                    "{\"type\":\"/problems/away\",\"title\":\"Head office's disk is full\","
                        + "\"status\":503,\"detail\":\"try again later\"}"));
    assertThat(sync.round().trouble())
        .isEqualTo("head office answers 503: Head office's disk is full (try again later)");
    everythingIsThereOnce();
  }

  @Test
  void aPauseThatMeansNothingIsAShortOne() throws IOException {
    for (List<String> said :
        List.of(
            List.of("Retry-After", "soon"),
            List.of("Retry-After", "-5"),
            List.of("Retry-After", "Thu, 01 Jan 2026 03:00:00 GMT"))) {
      assertThat(answered(refusal(503, said.toArray(new String[0]))).pause())
          .as("%s", said)
          .isEqualTo(Duration.ofSeconds(2));
    }
    assertThat(answered(refusal(503, "Retry-After", "999999")).pause())
        .isEqualTo(Duration.ofHours(1));
  }
}
