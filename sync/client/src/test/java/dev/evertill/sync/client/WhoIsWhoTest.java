package dev.evertill.sync.client;

import static dev.evertill.sync.client.EnrolledTill.TILL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.EnrolmentCode;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who a till is and who head office is, with the real server over real sockets and TLS. */
final class WhoIsWhoTest extends OverTls {
  @Test
  void anEnrolledTillHandsInItsSalesAndPullsItsPrices() throws Exception {
    publishPrices();
    journal.sellOften(300, 3);
    TillIdentity enrolled = till.enrol();
    assertThat(enrolled.till()).isEqualTo(TILL);
    assertThat(enrolled.validUntil()).isEqualTo(till.officeNow.plus(Duration.ofDays(90)));

    assertThat(sync.round().trouble()).isNull();

    assertThat(journal.waiting()).isZero();
    assertThat(catalogue.version()).isEqualTo(1);
    assertThat(journal.recipients).hasSize(1);
    EnrolledTill.Answer answer = till.ask(enrolled, get(), STATE);
    assertThat(List.of(answer.code(), answer.protocol(), answer.tls()))
        .isEqualTo(List.of(200, "h2", "TLSv1.3"));
  }

  @Test
  void whoeverHasNoCertificateIsToldSoWhateverHeAsks() throws Exception {
    till.enrol();
    Problem notEnrolled =
        new Problem(
            "/problems/no-certificate",
            "This till is not enrolled",
            401,
            "no certificate came with the request: ask head office for a code, and enrol the till",
            null,
            null);
    for (String path : List.of("health", STATE, "v1/catalogue", "v2/nothing", "v1/enrolments")) {
      EnrolledTill.Answer answer = till.ask(null, get(), path);
      assertThat(answer.code()).as(path).isEqualTo(401);
      assertThat(answer.problem()).as(path).isEqualTo(notEnrolled);
    }
  }

  @Test
  void anotherHeadOfficeAtTheSameAddressGetsNoSales() throws Exception {
    TillIdentity enrolled = till.enrol();
    journal.sell(300);
    int port = till.server.port();
    till.server.close();
    till.server = till.office(directory.resolve("impostor"), port);
    String other = EnrolmentCode.read(till.code()).authority();

    assertThatThrownBy(sync::round)
        .isInstanceOfSatisfying(
            IOException.class,
            broken ->
                assertThat(PlainWords.of(broken))
                    .isEqualTo(
                        "head office is not trusted (its authority is "
                            + other
                            + ", expected is "
                            + EnrolmentCode.fingerprint(enrolled.authority())
                            + ")"));
    assertThat(journal.waiting()).isEqualTo(1);
  }

  @Test
  void aLineThatDropsBeforeTheyKnowEachOtherIsCalledABrokenLineAndNoDistrust() throws Exception {
    till.enrol();
    journal.sell(300);
    try (CutLine cut = new CutLine(till.server.port(), 200, Long.MAX_VALUE)) {
      String url = cut.url().replace("http:", "https:");
      HttpHeadOffice broken = new HttpHeadOffice(url, TILL, till.file, () -> till.tillNow);
      assertThatThrownBy(broken::state)
          .isInstanceOfSatisfying(
              IOException.class,
              dropped ->
                  assertThat(PlainWords.of(dropped))
                      .startsWith("the link to head office broke (")
                      .doesNotContain("trust"));
      broken.cancel();
      assertThat(cut.isCut()).isTrue();
    }
    assertThat(sync.round().trouble()).isNull();
    assertThat(journal.waiting()).isZero();
  }

  @Test
  void aTillIsSentThePricesOfItsStoreByItsCertificateAndEverythingWhenItIsMoved() throws Exception {
    publishPrices();
    TillIdentity enrolled = till.enrol();
    String data = till.data().toString();
    Path prices =
        Files.writeString(directory.resolve("prices.csv"), "sku,price,store\n101,0.39,0117\n");
    assertThat(Main.run("stores", "--data", data, "--store", "0117", "--till", TILL)).isZero();
    assertThat(
            Main.run(
                "catalogue",
                "import",
                "--data",
                data,
                "--draft",
                "cheap",
                "--publish",
                "prices=" + prices))
        .isZero();

    assertThat(sync.round().trouble()).isNull();
    assertThat(catalogue.version()).isEqualTo(3);
    assertThat(rollPrice()).isEqualTo(39);
    assertThat(new String(till.ask(enrolled, get(), "v1/catalogue").body(), UTF_8))
        .contains("\"price\":39,");
    assertThat(till.ask(enrolled, get(), "v1/catalogue?till=0117-04").problem())
        .isEqualTo(
            new Problem(
                "/problems/other-till",
                "This is another till's",
                403,
                "till 0117-04: the certificate is till 0117-03's",
                null,
                null));

    catalogue.pages.clear();
    assertThat(Main.run("stores", "--data", data, "--store", "0118", "--till", TILL)).isZero();
    assertThat(sync.round().trouble()).isNull();
    assertThat(catalogue.version()).isEqualTo(4);
    assertThat(catalogue.pages).extracting(Pull::since).containsOnly(0L);
    assertThat(rollPrice()).isEqualTo(45);
  }

  private long rollPrice() throws Exception {
    return Wire.item(catalogue.live.get("item 101").value()).price();
  }

  @Test
  void aTillAsksAboutItselfAlone() throws Exception {
    TillIdentity enrolled = till.enrol();
    assertThat(till.ask(enrolled, get(), "v1/tills/0117-04/state").problem())
        .isEqualTo(
            new Problem(
                "/problems/other-till",
                "This is another till's",
                403,
                "till 0117-04: the certificate is till 0117-03's",
                null,
                null));
    Map<String, Integer> tricks =
        Map.of(
            "v1/tills/0117-0%34/state",
            400,
            "v1/tills/0117-03%2F..%2F0117-04/state",
            400,
            "v1/tills;a/0117-04/state",
            400,
            "v1//tills/0117-04/state",
            400,
            "v1" + "/a".repeat(2_000),
            400);
    for (Map.Entry<String, Integer> trick : tricks.entrySet()) {
      assertThat(till.ask(enrolled, get(), trick.getKey()).code())
          .as(trick.getKey())
          .isEqualTo(trick.getValue());
    }
  }

  @Test
  void aTillWithAnothersIdentitySaysNothingToHeadOffice() throws Exception {
    till.enrol();
    HttpHeadOffice other =
        new HttpHeadOffice(till.server.url(), "0117-04", till.file, () -> till.tillNow);
    assertThatThrownBy(other::state)
        .hasMessage("this till is 0117-04, and enrolled as till 0117-03");
  }
}
