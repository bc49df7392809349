package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.escpos.DrawerKick;
import dev.evertill.receipt.status.DrawerSensor;
import dev.evertill.receipt.status.PrinterStatus.Drawer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrawerTest {
  private final Counter counter = new Counter();
  private final FaultPrinter printer = counter.printer;

  @Test
  void theDrawerOpensOnceAndBeforeTheReceipt() {
    counter.jobs.askDrawer();
    counter.sell(1);
    printer.whenKicked = () -> assertThat(printer.strips).isEmpty();
    counter.run(60);

    assertThat(printer.kicks).isEqualTo(1);
    assertThat(printer.strips).hasSize(1);
    assertThat(counter.drawers).containsExactly(new DrawerEnd(true, ""));
  }

  /** Recorded while the printer thread looked for a job: still before its receipt. */
  @Test
  void aDrawerAskedForTogetherWithItsReceiptNeverOpensAfterIt() {
    counter.queue =
        new WhenSending(counter.jobs, () -> {}) {
          @Override
          public Optional<PrintJob> next() {
            Optional<PrintJob> job = super.next();
            if (job.isPresent() && printer.kicks == 0) {
              counter.jobs.askDrawer();
            }
            return job;
          }
        };
    counter.sell(1);
    printer.whenKicked = () -> assertThat(printer.strips).isEmpty();
    counter.run(60);

    assertThat(printer.kicks).isEqualTo(1);
    assertThat(printer.strips).hasSize(1);
  }

  @Test
  void withThePrinterOffItStaysShutForGood() {
    printer.off = true;
    counter.jobs.askDrawer();
    counter.sell(1);
    counter.run(2);
    printer.off = false;
    counter.run(60);

    assertThat(printer.kicks).isZero();
    assertThat(printer.strips).hasSize(1);
    assertThat(counter.drawers).containsExactly(new DrawerEnd(false, "the printer is off"));
  }

  @Test
  void afterFiveSecondsItStaysShut() {
    counter.jobs.askDrawer();
    counter.time.pass(5_001);
    counter.sell(1);
    counter.run(60);

    assertThat(printer.kicks).isZero();
    assertThat(counter.drawers)
        .containsExactly(new DrawerEnd(false, "it was not tried within 5 s"));
  }

  @Test
  void neitherARepeatNorACopyNorANewStartOpensItAgain() {
    counter.jobs.askDrawer();
    JobKey key = counter.sell(1);
    counter.queue = new WhenSending(counter.jobs, () -> printer.diesAfter = 20);
    counter.run(60);
    assertThat(counter.jobs.state(key)).contains(JobState.DOUBTFUL);
    assertThat(printer.kicks).isEqualTo(1);

    counter.queue = counter.jobs;
    counter.start();
    counter.again(key);
    counter.run(60);

    assertThat(printer.strips).hasSize(2);
    assertThat(printer.kicks).isEqualTo(1);
  }

  /** It dies after every byte from the first question on: the drawer opens once at the most. */
  @Test
  void whateverByteThePrinterDiesAfterItOpensOnceAtTheMost() {
    int opened = 0;
    for (int bytes = 1; bytes < 150; bytes++) {
      Counter counter = new Counter();
      counter.printer.diesAfter = bytes;
      counter.jobs.askDrawer();
      counter.sell(1);
      counter.run(60);
      assertThat(counter.printer.kicks).as("byte %d", bytes).isLessThanOrEqualTo(1);
      assertThat(counter.drawers).as("byte %d", bytes).hasSize(1);
      opened += counter.printer.kicks;
    }
    assertThat(opened).isBetween(50, 149);
  }

  @Test
  void withoutPaperItOpensAllTheSame() {
    printer.paperOut = true;
    counter.jobs.askDrawer();
    JobKey key = counter.sell(1);
    counter.run(3);
    assertThat(printer.kicks).isEqualTo(1);
    assertThat(counter.drawers).containsExactly(new DrawerEnd(true, ""));
    assertThat(counter.state(key)).isEqualTo(JobState.BLOCKED);

    printer.putPaperIn();
    counter.run(60);

    assertThat(printer.kicks).isEqualTo(1);
    assertThat(counter.state(key)).isEqualTo(JobState.PRINTED);
  }

  @Test
  void aPrinterThatHangsDoesNotOpenItWhenItWakesUp() {
    counter.sell(1);
    counter.run(60);
    printer.stuck = true;
    counter.jobs.askDrawer();
    counter.sell(2);
    counter.run(30);
    assertThat(counter.drawers)
        .containsExactly(new DrawerEnd(false, "the printer does not answer"));
    printer.stuck = false;
    counter.run(60);

    assertThat(printer.kicks).isZero();
  }

  @Test
  void aDrawerThatOpensAndClosesAgainIsSeenToDoSo() {
    counter.sensor = DrawerSensor.HIGH_IS_OPEN;
    counter.patience = new Patience(10_000, 1_000, 250, 100, 5_000, 2_000, 5_000, 60_000, 30_000);
    counter.start();
    counter.idle(10);
    assertThat(counter.shown().printer().drawer()).isEqualTo(Drawer.CLOSED);

    counter.jobs.askDrawer();
    printer.whenKicked = () -> printer.drawerHigh = true;
    counter.idle(6);
    assertThat(counter.shown().printer().drawer()).isEqualTo(Drawer.OPEN);

    printer.drawerHigh = false;
    counter.idle(6);
    assertThat(counter.shown().printer().drawer()).isEqualTo(Drawer.CLOSED);
  }

  @Test
  void pinAndPulseAreAsTheDrawerNeedsThem() {
    assertThat(DrawerKick.USUAL.command()).containsExactly(0x1B, 'p', 0, 50, 50);
    assertThat(new DrawerKick(5, 60, 240).command()).containsExactly(0x1B, 'p', 1, 30, 120);
    assertThat(new DrawerKick(5, 60, 240).commandAtOnce()).containsExactly(0x10, 0x14, 1, 1, 3);
    assertThatThrownBy(() -> new DrawerKick(3, 100, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a drawer hangs on pin 2 or 5: 3");
    assertThatThrownBy(() -> new DrawerKick(2, 100, 511))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a pulse takes 2 to 510 ms: 511");
  }
}
