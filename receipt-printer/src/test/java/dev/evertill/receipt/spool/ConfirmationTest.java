package dev.evertill.receipt.spool;

import static dev.evertill.receipt.spool.Counter.answering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.escpos.PrinterProfile.Answer;
import dev.evertill.receipt.status.Condition;
import dev.evertill.receipt.status.DrawerSensor;
import dev.evertill.receipt.status.PrinterStatus.Drawer;
import org.junit.jupiter.api.Test;

/** By what a printer is believed, and what it is asked. */
class ConfirmationTest {
  private final Counter counter = new Counter();
  private final FaultPrinter printer = counter.printer;

  @Test
  void processedIsNotPrintedYetWhereThePrinterSaysMore() {
    JobKey key = counter.sell(1);
    counter.run(60);
    assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);

    counter.queue = new WhenSending(counter.jobs, () -> printer.knowsProcessIds = false);
    counter.start();
    JobKey next = counter.sell(2);
    counter.run(60);

    assertThat(counter.state(next)).isEqualTo(JobState.DOUBTFUL);
  }

  @Test
  void aPrinterThatKnowsNoProcessIdsIsBelievedByItsStatus() {
    printer.knowsProcessIds = false;

    assertThat(printed()).isEqualTo(JobState.PRINTED);
    assertThat(printed()).isEqualTo(JobState.PRINTED);
    assertThat(counter.time.millis()).as("it is soon known").isLessThan(5_000);
  }

  @Test
  void aPrinterThatSpeaksByItselfOnlyIsAskedToSpeakAfterTheReceipt() {
    counter.profile = answering(Answer.AUTOMATIC_STATUS);
    assertThat(printed()).isEqualTo(JobState.PRINTED);
  }

  @Test
  void whatAPrinterSaysByItselfInTheMiddleOfAReceiptVouchesForNothing() {
    counter.profile = answering(Answer.STATUS);
    JobKey first = counter.sell(1);
    counter.run(60);
    assertThat(counter.state(first)).isEqualTo(JobState.PRINTED);
    JobKey key = counter.sell(2);
    counter.queue =
        new WhenSending(
            counter.jobs,
            () -> {
              printer.speaksUp();
              printer.knowsInTurn = false;
            });
    counter.start();
    counter.run(60);

    assertThat(counter.state(key)).isEqualTo(JobState.DOUBTFUL);
  }

  @Test
  void whatAPrinterSaysTwiceVouchesForOneReceiptOnly() {
    counter.profile = answering(Answer.STATUS);
    printer.saysAllTwice = true;
    counter.queue = new WhenSending(counter.jobs, () -> printer.knowsInTurn = sold < 3);
    assertThat(printed()).isEqualTo(JobState.PRINTED);
    assertThat(printed()).isEqualTo(JobState.PRINTED);

    assertThat(printed()).isEqualTo(JobState.DOUBTFUL);
  }

  @Test
  void whatAnswersAtOnceSaysNothingOfAJob() {
    counter.profile = answering(Answer.REAL_TIME_STATUS);
    assertThat(printed()).isEqualTo(JobState.HANDED_OVER);
  }

  @Test
  void aPrinterThatClaimsToAnswerAndDoesNotIsHandedTheReceipt() {
    printer.knowsProcessIds = false;
    printer.knowsInTurn = false;
    printer.knowsAutomatic = false;
    printer.knowsRealTime = false;

    assertThat(printed()).isEqualTo(JobState.HANDED_OVER);
    assertThat(printed()).isEqualTo(JobState.HANDED_OVER);
    assertThat(counter.faults()).isEmpty();
  }

  /** It prints for another till when it is met first. */
  @Test
  void aPrinterThatIsBusyForSomebodyElseIsNotTakenForASilentOne() {
    printer.stuck = true;
    JobKey key = counter.sell(1);
    counter.run(2);
    assertThat(counter.state(key)).isEqualTo(JobState.BLOCKED);
    printer.stuck = false;
    counter.run(60);

    assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);
    assertThat(counter.faults()).isEmpty();
  }

  @Test
  void aPrinterThatWasAsleepIsBelievedOnceItAnswers() {
    printer.knowsProcessIds = false;
    printer.knowsInTurn = false;
    assertThat(printed()).isEqualTo(JobState.HANDED_OVER);
    printer.knowsInTurn = true;

    assertThat(printed()).isEqualTo(JobState.PRINTED);
  }

  @Test
  void whereNothingCanComeBackNothingIsAsked() {
    printer.readsBack = false;

    assertThat(printed()).isEqualTo(JobState.HANDED_OVER);
    assertThat(printer.answered()).isZero();
  }

  @Test
  void whereNothingCanComeBackEveryWriteIsAReceipt() {
    printer.readsBack = false;
    printed();
    printed();

    assertThat(printer.writes).isEqualTo(2);
    assertThat(counter.faults()).isEmpty();
  }

  @Test
  void aWayThatVouchesIsBelieved() {
    printer.readsBack = false;
    printer.confirms = true;

    assertThat(printed()).isEqualTo(JobState.PRINTED);
    assertThat(printer.answered()).isZero();
  }

  @Test
  void whatAPrinterSaysOfItselfIsShown() {
    counter.sensor = DrawerSensor.LOW_IS_OPEN;
    printer.paperLow = true;
    assertThat(printed()).isEqualTo(JobState.PRINTED);

    assertThat(counter.shown().printer().conditions()).containsExactly(Condition.PAPER_LOW);
    assertThat(counter.shown().printer().drawer()).isEqualTo(Drawer.OPEN);
    printer.drawerHigh = true;
    assertThat(printed()).isEqualTo(JobState.PRINTED);
    assertThat(counter.shown().printer().drawer()).isEqualTo(Drawer.CLOSED);
  }

  @Test
  void theDrawerIsReadInItsTurnWhereNothingIsAnsweredAtOnce() {
    counter.sensor = DrawerSensor.HIGH_IS_OPEN;
    counter.profile = answering(Answer.STATUS);
    printer.drawerHigh = true;
    assertThat(printed()).isEqualTo(JobState.PRINTED);

    assertThat(counter.shown().printer().drawer()).isEqualTo(Drawer.OPEN);
  }

  private int sold;

  private JobState printed() {
    JobKey key = counter.sell(++sold);
    counter.run(60);
    return counter.state(key);
  }
}
