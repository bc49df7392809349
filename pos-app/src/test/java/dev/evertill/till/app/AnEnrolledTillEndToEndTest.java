package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CloseAnswer;
import dev.evertill.till.Await;
import dev.evertill.till.app.CommandLineTill.Said;
import dev.evertill.till.ui.model.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole till, a head office with certificates, and a manager at the command line. */
class AnEnrolledTillEndToEndTest {
  @TempDir private Path directory;
  private WiredTill till;
  private CommandLineTill commands;

  @BeforeEach
  void prepare() throws Exception {
    till = new WiredTill(directory);
    till.withCertificates();
    commands = new CommandLineTill(directory.resolve("till"));
  }

  @AfterEach
  void close() throws Exception {
    till.close();
  }

  private Said enrols(String code) {
    return commands.run("enrol", "--head-office", till.officeAddress(), "--code", code);
  }

  @Test
  void aTillIsEnrolledWhileItRunsAndHandsInItsDay() throws Exception {
    till.start();
    Await.until("it says why", () -> !till.status().trouble().isEmpty());
    assertThat(till.status().trouble())
        .isEqualTo("this till is not enrolled: ask head office for a code, then enrol it");
    assertThat(till.status().link()).isEqualTo(Status.Link.DOWN);

    Said said = enrols(till.enrolmentCode());
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .matches(
            "enrolled as till 03\\R"
                + "its certificate is good until 2027-02-14T\\S+Z and renews itself\\R");

    till.sendNow();
    till.pricesAreThere();
    till.opens();
    till.sells(3);
    till.closesDay(1);
    till.headOfficeAgreesTo(1);
    assertThat(till.store().answerTo(1).orElseThrow().verdict()).isEqualTo(CloseAnswer.CONFIRMED);
    till.allIsConfirmed();
    Await.until("the link is seen", () -> till.status().link() == Status.Link.UP);

    till.stop();
    till.start();
    Await.until("it knows who it is", () -> till.status().link() == Status.Link.UP);
  }

  @Test
  void whatKeepsATillFromBeingEnrolledIsSaid() {
    assertThat(enrols("123"))
        .isEqualTo(new Said("", "code 3 characters: allowed are 40 letters and digits\n", 2));
    assertThat(
            commands.run(
                "enrol", "--head-office", "http://127.0.0.1:1", "--code", till.enrolmentCode()))
        .isEqualTo(
            new Said("", "head office http://127.0.0.1:1: allowed is https://HOST:PORT\n", 2));
    assertThat(
            commands.run(
                "enrol", "--head-office", "https://127.0.0.1:1", "--code", till.enrolmentCode()))
        .isEqualTo(new Said("", "head office does not answer (connection refused)\n", 2));
  }
}
