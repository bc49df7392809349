package dev.evertill.sync.client;

import static dev.evertill.sync.client.EnrolledTill.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.server.Main;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;

/**
 * How long till and head office are who they are: renewal, revocation, clocks; with the real server
 * over TLS.
 */
final class CertificatesTest extends OverTls {
  @Test
  void anExpiredTillHandsInItsSalesAndIsRenewedButGetsNothingElse() throws Exception {
    publishPrices();
    TillIdentity old = till.enrol();
    journal.sell(300);
    till.daysLater(400);
    assertThat(till.ask(old, get(), "v1/catalogue").problem())
        .isEqualTo(
            new Problem(
                "/problems/expired",
                "This till's certificate has expired",
                403,
                "it was good until 2026-04-01T12:00:00Z; sales and closes are still taken, and it"
                    + " can be renewed",
                null,
                null));
    assertThat(till.ask(old, get(), "v1/tills/" + TILL + "/epochs/e1/journal").code())
        .isEqualTo(403);
    assertThat(till.ask(old, get(), STATE).code()).isEqualTo(200);

    assertThat(sync.round().trouble()).isNull();

    assertThat(journal.waiting()).isZero();
    assertThat(catalogue.version()).isEqualTo(1);
    assertThat(till.file.read().orElseThrow().validUntil())
        .isEqualTo(till.officeNow.plus(Duration.ofDays(90)));
  }

  @Test
  void aCertificateIsRenewedWhenAThirdOfItsLifeIsLeft() throws Exception {
    Instant first = till.enrol().validUntil();
    till.daysLater(59);
    office.state();
    assertThat(till.file.read().orElseThrow().validUntil()).isEqualTo(first);
    till.daysLater(1);
    office.state();
    Instant second = till.officeNow.plus(Duration.ofDays(90));
    assertThat(till.file.read().orElseThrow().validUntil()).isEqualTo(second);

    office.state();
    assertThat(kept("select count(*) from till_certificate")).containsExactly("2");
    assertThat(kept("select count(distinct key_hash) from till_certificate")).containsExactly("1");
  }

  @Test
  void aRevokedTillGetsNothingAndNotItsRenewalEither() throws Exception {
    TillIdentity stolen = till.enrol();
    till.server.revoke(TILL);
    String serial = stolen.certificate().getSerialNumber().toString(16);
    assertThatThrownBy(office::state)
        .hasMessage(
            "head office answers 403: This till's certificate was revoked (certificate "
                + serial
                + " of till "
                + TILL
                + ": enrol it again)");
    for (String path : List.of(STATE, "v1/catalogue", "health", "v2/nothing")) {
      assertThat(till.ask(stolen, get(), path).problem().type())
          .as(path)
          .isEqualTo("/problems/revoked");
    }
    assertThat(
            till.ask(
                    stolen,
                    get(),
                    "v1/tills/" + TILL + "/certificate",
                    RequestBody.create(new byte[0], null))
                .problem()
                .type())
        .isEqualTo("/problems/revoked");

    // Who comes back with a new code gets a new key; the till's own does not do any more.
    Files.delete(till.keys.resolve("office-identity.p12"));
    till.enrol();
    open();
    assertThat(office.state().epochs()).isEmpty();
    assertThat(till.ask(stolen, get(), STATE).code()).isEqualTo(403);
  }

  @Test
  void aKeyIsRevokedBySerialFromTheCommandLineWhileHeadOfficeServes() throws Exception {
    TillIdentity stolen = till.enrol();
    office.state();
    String serial = stolen.certificate().getSerialNumber().toString(16);
    assertThat(Main.run("revoke", "--data", till.data().toString(), "--serial", serial)).isZero();
    assertThat(Main.run("revoke", "--data", till.data().toString(), "--serial", "77")).isEqualTo(1);
    assertThat(till.ask(stolen, get(), STATE).problem().type()).isEqualTo("/problems/revoked");
  }

  @Test
  void aClockAYearBehindHoldsUpNothing() throws Exception {
    publishPrices();
    till.tillNow = till.officeNow.minus(Duration.ofDays(365));
    till.enrol();
    journal.sell(300);
    assertThat(sync.round().trouble()).isNull();
    assertThat(journal.waiting()).isZero();
    assertThat(catalogue.version()).isEqualTo(1);
  }

  @Test
  void aClockAYearAheadHoldsUpThePricesAndNoSales() throws Exception {
    publishPrices();
    till.tillNow = till.officeNow.plus(Duration.ofDays(365));
    till.enrol();
    journal.sell(300);
    assertThat(sync.round().trouble())
        .isEqualTo(
            "head office's certificate was good until 2026-04-01T12:00:00Z, and here it is"
                + " 2027-01-01T12:00:00Z: sales go up, prices wait until the clock or the"
                + " certificate is right");
    assertThat(journal.waiting()).isZero();
    assertThat(catalogue.version()).isZero();
    assertThat(kept("select count(*) from till_certificate")).containsExactly("1");
    // Nor is it believed to whom the till's files are to be encrypted.
    assertThat(journal.recipients).isEmpty();
  }

  @Test
  void aHeadOfficeWhoseCertificateHasRunOutIsGivenSalesAndBelievedNothing() throws Exception {
    publishPrices();
    till.enrol();
    journal.sell(300);
    till.tillNow = till.officeNow.plus(Duration.ofDays(91));
    String said =
        "head office's certificate was good until 2026-04-01T12:00:00Z, and here it is"
            + " 2026-04-02T12:00:00Z: sales go up, prices wait until the clock or the certificate"
            + " is right";
    assertThat(sync.round().trouble()).isEqualTo(said);
    assertThat(journal.waiting()).isZero();
    assertThat(catalogue.version()).isZero();
    try (Questions questions =
        new HttpQuestions(till.server.url(), TILL, till.file, () -> till.tillNow)) {
      assertThatThrownBy(() -> questions.giftCard("1"))
          .isInstanceOf(NoAnswerException.class)
          .hasMessage("head office could not be asked: " + said);
    }
  }

  @Test
  void headOfficesCertificateIsRenewedWhileItServes() throws Exception {
    TillIdentity enrolled = till.enrol();
    Instant first = till.officeNow.plus(Duration.ofDays(90));
    till.daysLater(59);
    assertThat(till.ask(enrolled, get(), STATE).officeUntil()).isEqualTo(first);
    till.daysLater(1);
    assertThat(till.ask(enrolled, get(), STATE).officeUntil())
        .isEqualTo(till.officeNow.plus(Duration.ofDays(90)));

    // A till that was away all the time: its old connections are gone, its trust is not.
    till.daysLater(200);
    publishPrices();
    journal.sell(300);
    assertThat(sync.round().trouble()).isNull();
    assertThat(journal.waiting()).isZero();
    assertThat(catalogue.version()).isEqualTo(1);
  }

  @Test
  void headOfficeRestartsAndIsStillItself() throws Exception {
    till.enrol();
    office.state();
    int port = till.server.port();
    till.server.close();
    till.server = till.office(till.data(), port);
    open();
    assertThat(office.state().epochs()).isEmpty();
  }

  @Test
  void aTillsCertificateIsNoHeadOffices() throws Exception {
    TillIdentity enrolled = till.enrol();
    OfficeTrust trust = OfficeTrust.in(enrolled.authority());
    assertThatThrownBy(
            () ->
                trust.checkServerTrusted(
                    new X509Certificate[] {enrolled.certificate(), enrolled.authority()},
                    "UNKNOWN"))
        .hasMessage("its certificate is a till's, not head office's");
  }
}
