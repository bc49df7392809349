package dev.evertill.sync.client;

import static dev.evertill.sync.client.EnrolledTill.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.EnrolmentCode;
import dev.evertill.sync.server.HeadOfficeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How a till gets its identity: the code, the file it is kept in; with the real server over TLS.
 */
final class EnrolmentTest extends OverTls {
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

  private Path keyOfAnEnrolmentThatBegan() throws IOException {
    till.file.enrollingKey();
    return till.keys.resolve("enrolling-key.pem");
  }
}
