package dev.evertill.sync.client;

import static dev.evertill.sync.client.EnrolledTill.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.evertill.sync.protocol.EnrolmentCode;
import dev.evertill.sync.protocol.customer.Customer;
import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * What till and head office write into their logs, down to the last word that somebody looking for
 * a mistake can ask for, and what the till shows: never a code, a key, or a person.
 */
@Timeout(60)
final class SecretsTest extends OverTls {
  private static final String PERSON = "Wilhelmina Unusual-Name";
  private static final String CARD = "6039501277770001";

  private final Logger everything = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.evertill");
  private final Level before = ours.getLevel();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<String> shown = new CopyOnWriteArrayList<>();

  @BeforeEach
  void listen() {
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    everything.addAppender(log);
    ours.setLevel(Level.TRACE);
  }

  @AfterEach
  void listenNoMore() {
    everything.detachAppender(log);
    ours.setLevel(before);
  }

  private String written() {
    return log.list.stream().map(SecretsTest::whole).collect(Collectors.joining("\n"))
        + "\n"
        + String.join("\n", shown);
  }

  private static String whole(ILoggingEvent event) {
    return event.getFormattedMessage()
        + event.getKeyValuePairs()
        + event.getMDCPropertyMap()
        + (event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }

  /** A round, and what is shown of it. */
  private void round(Sync sync) {
    try {
      shown.add(String.valueOf(sync.round()));
    } catch (IOException e) {
      shown.add(e + " " + PlainWords.of(e));
    }
  }

  @Test
  void noCodeNoKeyAndNoPersonIsInALogOrOnAScreen() throws Exception {
    List<String> secrets = new ArrayList<>(List.of(PERSON, CARD, "PRIVATE KEY"));
    MemoryCustomers customers = new MemoryCustomers(TILL, till.tillNow.toEpochMilli());
    sync = new Sync(journal, catalogue, customers, office, () -> till.tillNow);
    customers.edit(WithCustomers.ANNA, "name", PERSON).edit(WithCustomers.ANNA, "phone", CARD);
    journal.sell(300);
    round(sync);

    String code = till.code();
    secrets.add(code);
    secrets.add(EnrolmentCode.read(code).secret());
    KeyPair key = till.file.enrollingKey();
    secrets.add(Base64.getEncoder().encodeToString(key.getPrivate().getEncoded()).substring(40));
    TillIdentity enrolled = Enrolment.enrol(till.server.url(), code, till.file);
    assertThatThrownBy(
            () ->
                Enrolment.enrol(
                    till.server.url(), code, new IdentityFile(directory.resolve("another"))))
        .satisfies(refused -> shown.add(refused.toString()));
    round(sync);
    Customer anna = customers.customer(WithCustomers.ANNA);
    shown.addAll(List.of(enrolled.toString(), anna.toString(), customers.copies.toString()));
    try (Questions questions =
        new HttpQuestions(till.server.url(), TILL, till.file, () -> till.tillNow)) {
      assertThat(questions.giftCard(CARD).known()).isFalse();
    }
    till.daysLater(60);
    round(sync);
    till.server.revoke(TILL);
    round(sync);
    Files.write(till.keys.resolve("office-identity.p12"), new byte[] {1, 2, 3});
    open();
    round(sync);

    String written = written();
    assertThat(written)
        .contains("this till is not enrolled", "the certificate was renewed: till 0117-03 until ")
        .contains("This till's certificate was revoked", "office-identity.p12: ");
    assertThat(secrets).allSatisfy(secret -> assertThat(written).doesNotContain(secret));
  }
}
