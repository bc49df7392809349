package dev.evertill.sync.client;

import static dev.evertill.sync.client.EnrolledTill.TILL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.EnrolmentCode;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.HeadLine;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.TillSignature;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who a till is and who head office is, with the real server over real sockets and TLS. */
class WhoIsWhoTest {
  private static final String STATE = "v1/tills/" + TILL + "/state";

  @TempDir Path directory;
  private final MemoryJournal journal = new MemoryJournal("e1");
  private final MemoryCatalogue catalogue = new MemoryCatalogue();
  private EnrolledTill till;
  private HttpHeadOffice office;
  private Sync sync;

  @BeforeEach
  void start() throws IOException {
    till = new EnrolledTill(directory);
    open();
  }

  /** The till's program starts. */
  private void open() {
    office = till.headOffice();
    sync = new Sync(journal, catalogue, CustomerFeed.NONE, office, () -> till.tillNow);
  }

  @AfterEach
  void stop() {
    office.cancel();
    till.close();
  }

  private static Request.Builder get() {
    return new Request.Builder();
  }

  private void publishPrices() {
    assertThat(Main.run("import", "--data", till.data().toString(), "--demo")).isZero();
  }

  private List<String> kept(String query) throws Exception {
    try (Connection office =
            DriverManager.getConnection("jdbc:sqlite:" + till.data().resolve("headoffice.sqlite"));
        ResultSet rows = office.createStatement().executeQuery(query)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }

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
  void theLastHeadIsKeptWithTheTillsSignature() throws Exception {
    TillIdentity enrolled = till.enrol();
    journal.sellOften(300, 3);
    sync.round();
    journal.sell(120);
    sync.round();
    String signature = kept("select signature from head_signature").get(0);
    Entry last = journal.epochs.get("e1").get(3);
    assertThat(kept("select number from head_signature")).containsExactly("4");
    assertThat(
            TillSignature.isBy(
                enrolled.certificate().getPublicKey(),
                TillSignature.head(TILL, "e1", 4, last.hash().hex()),
                signature))
        .isTrue();
  }

  @Test
  void aSignatureThatIsNotTheTillsIsSaidAndNotedAndTheSalesAreKept() throws Exception {
    TillIdentity enrolled = till.enrol();
    journal.sellOften(300, 2);
    Entry last = journal.epochs.get("e1").get(1);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Entry entry : journal.epochs.get("e1")) {
      body.writeBytes(Wire.bytes(Wire.line(entry)));
      body.write('\n');
    }
    String another = enrolled.sign(TillSignature.head(TILL, "e1", 1, last.hash().hex()));
    body.writeBytes(Wire.bytes(new HeadLine(2, last.hash().hex(), another)));

    Problem problem =
        till.ask(
                enrolled,
                get(),
                "v1/tills/" + TILL + "/epochs/e1/journal",
                RequestBody.create(body.toByteArray(), MediaType.get("application/x-ndjson")))
            .problem();

    assertThat(problem)
        .isEqualTo(
            new Problem(
                "/problems/signature",
                "The signature is not this till's",
                422,
                "entry 2 of epoch e1 is not signed by the key of certificate "
                    + enrolled.certificate().getSerialNumber().toString(16)
                    + "; it was kept",
                2L,
                last.hash().hex()));
    assertThat(kept("select what from wrong_signature")).containsExactly("entry 2 of epoch e1");
    assertThat(kept("select number from entry")).containsExactly("1", "2");
    assertThat(kept("select number from head_signature")).isEmpty();
  }

  @Test
  void aCloseIsKeptWithTheTillsSignature() throws Exception {
    TillIdentity enrolled = till.enrol();
    Close close = new Close(1, "2026-01-01", List.of(), ControlTotals.of(Stream.of()));
    assertThat(office.close(close).verdict()).isEqualTo(CloseAnswer.CONFIRMED);
    assertThat(
            TillSignature.isBy(
                enrolled.certificate().getPublicKey(),
                TillSignature.close(TILL, Wire.bytes(close)),
                kept("select signature from close_signature").get(0)))
        .isTrue();

    EnrolledTill.Answer answer =
        till.ask(
            enrolled,
            get()
                .header(TillSignature.HEADER, enrolled.sign(new byte[] {1}))
                .put(RequestBody.create(Wire.bytes(close), null)),
            "v1/tills/" + TILL + "/closes/1");
    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.problem().detail())
        .isEqualTo(
            "close Z 1 is not signed by the key of certificate "
                + enrolled.certificate().getSerialNumber().toString(16)
                + "; it was kept");
    assertThat(kept("select what from wrong_signature")).containsExactly("close Z 1");
  }

  @Test
  void aBranchAndAnAnchorAreKeptWithTheTillsSignature() throws Exception {
    TillIdentity enrolled = till.enrol();
    PublicKey key = enrolled.certificate().getPublicKey();
    journal.sellOften(300, 2);
    MemoryJournal copy = journal.copy().sell(2);
    journal.sell(1);
    sync.round();
    new Sync(copy, catalogue, CustomerFeed.NONE, office, () -> till.tillNow).round();
    Hash last = copy.epochs.get("e1").get(2).hash();
    assertThat(kept("select epoch from head_signature order by epoch"))
        .containsExactly("e1", "e1~" + BranchHead.name(last));
    String signature =
        kept("select signature from head_signature where hash = '" + last + "'").get(0);
    assertThat(TillSignature.isBy(key, TillSignature.head(TILL, "e1", 3, last.hex()), signature))
        .isTrue();

    MemoryJournal pruned = new MemoryJournal("e9").sellOften(100, 4);
    byte[] body = Wire.bytes(pruned.remove("e9", 3));
    new Sync(pruned, catalogue, CustomerFeed.NONE, office, () -> till.tillNow).round();
    assertThat(
            TillSignature.isBy(
                key,
                TillSignature.anchor(TILL, "e9", body),
                kept("select signature from anchor").get(0)))
        .isTrue();
    assertThat(kept("select what from wrong_signature")).isEmpty();
  }

  @Test
  void aTillThatIsNotEnrolledSaysSoAndIsEnrolledWhileItRuns() throws Exception {
    journal.sell(300);
    assertThatThrownBy(sync::round)
        .hasMessage("this till is not enrolled: ask head office for a code, then enrol it");
    till.enrol();
    sync.round();
    assertThat(journal.waiting()).isZero();
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
  void aHeadOfficeOfAnotherAuthorityGetsNoCode() throws Exception {
    String fingerprint = EnrolmentCode.read(till.code()).authority();
    try (HeadOfficeServer impostor = till.office(directory.resolve("impostor"), 0)) {
      String other = EnrolmentCode.read(impostor.enrolmentCode(TILL).text()).authority();
      assertThatThrownBy(() -> Enrolment.enrol(impostor.url(), till.code(), till.file))
          .hasMessage(
              "head office is not trusted (its authority is "
                  + other
                  + ", expected is "
                  + fingerprint
                  + ")");
    }
    assertThat(till.file.read()).isEmpty();
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
  void aCodeIsGoodForOneTillOnce() throws Exception {
    String code = till.code();
    Enrolment.enrol(till.server.url(), code, till.file);
    IdentityFile another = new IdentityFile(directory.resolve("another"));
    assertThatThrownBy(() -> Enrolment.enrol(till.server.url(), code, another))
        .hasMessage(
            "head office answers 403: The enrolment code is not good (it was used already: ask for"
                + " a new one)");
  }

  @Test
  void aTillThatRestartsInTheMiddleOfItsEnrolmentAsksAgainWithTheSameCode() throws Exception {
    String code = till.code();
    byte[] begun = Files.readAllBytes(keyOfAnEnrolmentThatBegan());
    TillIdentity first = Enrolment.enrol(till.server.url(), code, till.file);
    // The power failed before the answer was on the disk.
    Files.delete(till.keys.resolve("office-identity.p12"));
    Files.write(till.keys.resolve("enrolling-key.pem"), begun);
    onlyOwner(till.keys.resolve("enrolling-key.pem"));

    TillIdentity second = Enrolment.enrol(till.server.url(), code, till.file);

    assertThat(second.certificate().getPublicKey()).isEqualTo(first.certificate().getPublicKey());
    assertThat(office.state().epochs()).isEmpty();
    assertThat(Files.exists(till.keys.resolve("enrolling-key.pem"))).isFalse();
  }

  private Path keyOfAnEnrolmentThatBegan() throws IOException {
    till.file.enrollingKey();
    return till.keys.resolve("enrolling-key.pem");
  }

  private static void onlyOwner(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aCodeIsGoodForTenMinutes() throws Exception {
    String code = till.code();
    till.officeNow = till.officeNow.plus(Duration.ofMinutes(10));
    assertThatThrownBy(() -> Enrolment.enrol(till.server.url(), code, till.file))
        .hasMessage(
            "head office answers 403: The enrolment code is not good (it was good until"
                + " 2026-01-01T12:10:00Z: ask for a new one)");
  }

  @Test
  void aMistypedCodeIsNoticedOnTheTill() {
    String code = till.code();
    char first = code.charAt(0) == 'X' ? 'Y' : 'X';
    assertThatThrownBy(
            () -> Enrolment.enrol(till.server.url(), first + code.substring(1), till.file))
        .hasMessage("code as typed: a character of it is wrong");
    assertThatThrownBy(() -> Enrolment.enrol(till.server.url(), "1234", till.file))
        .hasMessage("code 4 characters: allowed are 40 letters and digits");
  }

  @Test
  void whoGuessesCodesIsNotHeardForAMinute() throws Exception {
    EnrolmentCode right = EnrolmentCode.read(till.code());
    for (int guess = 0; guess < 5; guess++) {
      String wrong = new EnrolmentCode("00000000000" + guess, right.authority()).text();
      assertThatThrownBy(() -> Enrolment.enrol(till.server.url(), wrong, till.file))
          .hasMessage(
              "head office answers 403: The enrolment code is not good (it is not known; is it"
                  + " typed as it was shown?: ask for a new one)");
    }
    assertThatThrownBy(() -> Enrolment.enrol(till.server.url(), right.text(), till.file))
        .hasMessage(
            "head office answers 429: Too many wrong enrolment codes (none is read from 127.0.0.1"
                + " for a minute)");
    till.officeNow = till.officeNow.plus(Duration.ofMinutes(1));
    assertThat(
            Enrolment.enrol(till.server.url(), right.text().toLowerCase(Locale.ROOT), till.file)
                .till())
        .isEqualTo(TILL);
  }

  @Test
  void aKeyThatOthersCanReadIsNotUsed() throws Exception {
    till.enrol();
    Path file = till.keys.resolve("office-identity.p12");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(office::state)
        .hasMessage(
            "this till cannot show who it is: "
                + file
                + " is a secret and has the rights rw-r-----; allowed is rw-------");
    Path authority = till.data().resolve("authority.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(authority)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(authority, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThatThrownBy(() -> till.office(till.data(), 0))
        .hasMessage(authority + " is a secret and has the rights rw-rw-rw-; allowed is rw-------");
  }

  @Test
  void aDamagedIdentityIsSaid() throws Exception {
    till.enrol();
    Path file = till.keys.resolve("office-identity.p12");
    Files.write(file, new byte[] {1, 2, 3});
    assertThatThrownBy(office::state)
        .hasMessageStartingWith("this till cannot show who it is: " + file + ": ");
  }

  @Test
  void aCertificateForAnotherNameIsSaid() throws Exception {
    till.enrol();
    HttpHeadOffice elsewhere =
        new HttpHeadOffice(
            "https://localhost:" + till.server.port() + "/", TILL, till.file, () -> till.tillNow);
    assertThatThrownBy(elsewhere::state)
        .isInstanceOfSatisfying(
            IOException.class,
            broken ->
                assertThat(PlainWords.of(broken))
                    .isEqualTo("head office is not trusted (its certificate is for another name)"));
  }
}
