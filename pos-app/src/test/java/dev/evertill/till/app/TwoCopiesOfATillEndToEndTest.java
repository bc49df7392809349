package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.virtual.VirtualPrinter;
import dev.evertill.till.Await;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.SyncStatus;
import dev.evertill.till.ui.model.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of sales that head office and till do not have in common: a till whose disk was
 * copied and which runs twice, and a head office that is older than what the till still has.
 */
class TwoCopiesOfATillEndToEndTest {
  @TempDir private Path directory;
  private VirtualPrinter printer;
  private WiredTill till;

  @BeforeEach
  void open() throws Exception {
    printer = WiredTill.printer();
    till = new WiredTill(directory, printer);
  }

  @AfterEach
  void stop() throws Exception {
    till.close();
    printer.close();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private static void delete(Path all) throws IOException {
    try (Stream<Path> paths = Files.walk(all)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Asked of head office's file itself. */
  private List<String> column(String query) throws SQLException {
    List<String> column = new ArrayList<>();
    String file = "jdbc:sqlite:" + till.officeData().resolve("headoffice.sqlite");
    try (Connection database = DriverManager.getConnection(file);
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        column.add(rows.getString(1));
      }
    }
    return column;
  }

  private static List<String> ids(List<Recorded> journal) {
    return journal.stream().map(one -> one.entry().header().id()).toList();
  }

  @Test
  void bothSellAtTheSameTimeAndEverySaleOfBothIsAtHeadOfficeOnce() throws Exception {
    till.start();
    till.pricesAreThere();
    till.opens();
    till.sells(2);
    till.allIsConfirmed();
    till.stop();
    copy(directory.resolve("till"), directory.resolve("copy"));
    till.closeOffice();
    try (WiredTill copy = till.copiedTo(directory.resolve("copy"))) {
      till.start();
      copy.start();
      till.sells(3);
      copy.sells(2);
      till.openOffice();
      till.sendNow();
      copy.sendNow();
      till.allIsConfirmed();
      copy.allIsConfirmed();

      till.sells(1);
      copy.sells(1);
      till.allIsConfirmed();
      copy.allIsConfirmed();

      assertThat(Stream.of(till, copy).filter(one -> one.store().hasForked())).hasSize(1);
      TreeSet<String> sold = new TreeSet<>(ids(till.journal()));
      sold.addAll(ids(copy.journal()));
      assertThat(column("select id from entry order by id")).containsExactlyElementsOf(sold);
      assertThat(column("select number from journal join branch on journal = id")).hasSize(1);
      for (WiredTill one : List.of(till, copy)) {
        for (Recorded entry : one.journal()) {
          assertThat(one.store().ledger().syncStatus(entry.position()))
              .as(entry.number().paper())
              .isEqualTo(SyncStatus.SENT);
        }
      }
      bothCloseTheirDay(copy);
    }
  }

  /** What was copied is all at head office, so the copy finds more there than it has. */
  @Test
  void aCopyThatFindsTheOthersSalesAtHeadOfficeDoesNotTakeThemForItsOwn() throws Exception {
    till.start();
    till.pricesAreThere();
    till.opens();
    till.sells(2);
    till.allIsConfirmed();
    till.stop();
    copy(directory.resolve("till"), directory.resolve("copy"));
    copy(directory.resolve("witness"), directory.resolve("copy witness"));
    till.start();
    till.sells(3);
    till.allIsConfirmed();
    try (WiredTill copy = till.copiedTo(directory.resolve("copy"))) {
      copy.start();
      Await.until("an epoch of its own", () -> epochs(copy) == 2);
      copy.sells(2);
      copy.allIsConfirmed();
      Await.until("word of the other copy", () -> copy.store().hasForked());
      till.sells(1);
      copy.sells(1);
      till.allIsConfirmed();
      copy.allIsConfirmed();

      assertThat(sales(till)).isEqualTo(6);
      assertThat(sales(copy)).as("two before it was copied, three of its own").isEqualTo(5);
      assertThat(till.store().hasForked()).isFalse();
      bothCloseTheirDay(copy);
      assertThat(column("select count(*) from entry where kind = 'sale'")).containsExactly("9");
    }
  }

  @Test
  void anOlderCopyThatWasPutBackGetsWhatItHasLost() throws Exception {
    till.start();
    till.pricesAreThere();
    till.opens();
    till.sells(2);
    till.allIsConfirmed();
    till.stop();
    copy(directory.resolve("till"), directory.resolve("copy"));
    copy(directory.resolve("witness"), directory.resolve("copy witness"));
    till.start();
    till.sells(3);
    till.allIsConfirmed();
    till.stop();
    try (WiredTill copy = till.copiedTo(directory.resolve("copy"))) {
      copy.start();
      Await.until("an epoch of its own", () -> epochs(copy) == 2);
      copy.sells(1);
      copy.leap(Duration.ofSeconds(16));
      Await.until("what was lost", () -> sales(copy) == 6);
      copy.allIsConfirmed();

      assertThat(copy.store().hasForked()).isFalse();
      copy.closesDay(1);
      copy.headOfficeAgreesTo(1);
      assertThat(copy.store().answerTo(1).orElseThrow().verdict()).isEqualTo("confirmed");
    }
  }

  private static long epochs(WiredTill till) {
    return till.journal().stream().map(one -> one.entry().header().epoch()).distinct().count();
  }

  private static long sales(WiredTill till) {
    return till.journal().stream()
        .filter(one -> one.entry().header().kind().equals("sale"))
        .count();
  }

  /** One Z number and two days: each is confirmed with its own figures. */
  private void bothCloseTheirDay(WiredTill copy) throws Exception {
    till.closesDay(1);
    till.headOfficeAgreesTo(1);
    copy.closesDay(1);
    copy.headOfficeAgreesTo(1);
    assertThat(till.store().answerTo(1).orElseThrow().verdict()).isEqualTo("confirmed");
    var answer = copy.store().answerTo(1).orElseThrow();
    assertThat(answer.verdict()).isEqualTo("confirmed");
    assertThat(answer.missing()).isEmpty();
    assertThat(column("select z || ' ' || verdict from day_close"))
        .containsExactly("1 confirmed", "1 confirmed");
    long sales =
        copy.journal().stream().filter(one -> one.entry().header().kind().equals("sale")).count();
    assertThat(answer.office().kinds())
        .as("what the copy sold, and nothing of the other's")
        .anyMatch(kind -> kind.kind().equals("sale") && kind.count() == sales);
  }

  @Test
  void aHeadOfficeThatIsOlderThanTheRemovedDaysNotesTheHoleAndTheTillSellsOn() throws Exception {
    till.start();
    till.pricesAreThere();
    till.opens();
    till.sells(2);
    till.allIsConfirmed();
    till.closeOffice();
    copy(till.officeData(), directory.resolve("older office"));
    till.openOffice();
    for (int z = 1; z <= 3; z++) {
      till.sells(1);
      till.closesDay(z);
      till.headOfficeAgreesTo(z);
      till.opens();
    }
    till.closeOffice();
    Await.until("the papers", () -> till.store().printsWaiting() == 0);
    assertThat(till.store().removeConfirmedDays()).isPositive();
    long firstHere = till.journal().get(0).number().number();
    delete(till.officeData());
    copy(directory.resolve("older office"), till.officeData());
    till.openOffice();

    till.sells(1);
    till.sendNow();
    Await.until(
        "the hole", () -> !till.store().hasForked() && till.store().journalFeed().waiting() == 0);

    assertThat(till.store().hasForked()).isFalse();
    assertThat(column("select last from hole")).containsExactly(Long.toString(firstHere - 1));
    Await.until(
        "the day that is still here, which head office has forgotten",
        () ->
            till.status()
                .lastDay()
                .filter(day -> day.agreement() == Status.Agreement.CONFIRMED)
                .isPresent());
    assertThat(column("select z || ' ' || verdict from day_close")).containsExactly("3 confirmed");
    List<Recorded> here = till.journal();
    assertThat(column("select id from entry where number >= " + firstHere + " order by number"))
        .containsExactlyElementsOf(ids(here));
  }
}
