package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.spool.PrinterState;
import dev.evertill.receipt.status.Condition;
import dev.evertill.receipt.status.PrinterStatus;
import dev.evertill.receipt.status.PrinterStatus.Drawer;
import dev.evertill.till.ui.model.Status;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusBoardTest {
  @Test
  void theCashierSeesWhatThePrinterNeeds() {
    assertThat(shown(PrinterState.Status.READY)).isEqualTo(Status.Printer.READY);
    assertThat(shown(PrinterState.Status.READY, Condition.PAPER_LOW))
        .isEqualTo(Status.Printer.PAPER_LOW);
    assertThat(shown(PrinterState.Status.PRINTING, Condition.PAPER_LOW))
        .isEqualTo(Status.Printer.PRINTING);
    assertThat(shown(PrinterState.Status.BLOCKED, Condition.PAPER_OUT, Condition.OFFLINE))
        .isEqualTo(Status.Printer.PAPER_OUT);
    assertThat(shown(PrinterState.Status.BLOCKED, Condition.COVER_OPEN, Condition.PAPER_OUT))
        .isEqualTo(Status.Printer.COVER_OPEN);
    assertThat(shown(PrinterState.Status.BLOCKED, Condition.CUTTER_ERROR))
        .isEqualTo(Status.Printer.FAULT);
    assertThat(shown(PrinterState.Status.DOUBTFUL)).isEqualTo(Status.Printer.DOUBTFUL);
  }

  @Test
  void whatThePrinterSaidBeforeItWasOffCountsNoMore() {
    assertThat(shown(PrinterState.Status.OFF, Condition.PAPER_OUT)).isEqualTo(Status.Printer.OFF);
    assertThat(shown(PrinterState.Status.NOT_ANSWERING)).isEqualTo(Status.Printer.OFF);
    assertThat(shown(PrinterState.Status.STORE_FAILED)).isEqualTo(Status.Printer.OFF);
  }

  @Test
  void theCashierSeesThatPapersComeOutAtTheSecondPrinter() {
    assertThat(shownOfSecond(PrinterState.Status.READY)).isEqualTo(Status.Printer.AT_SECOND);
    assertThat(shownOfSecond(PrinterState.Status.PRINTING)).isEqualTo(Status.Printer.AT_SECOND);
    assertThat(shownOfSecond(PrinterState.Status.DOUBTFUL)).isEqualTo(Status.Printer.DOUBTFUL);
    assertThat(shownOfSecond(PrinterState.Status.OFF)).isEqualTo(Status.Printer.OFF);
  }

  private static Status.Printer shownOfSecond(PrinterState.Status status) {
    return StatusBoard.shown(new PrinterState(status, "", 0, PrinterStatus.QUIET, true));
  }

  private static Status.Printer shown(PrinterState.Status status, Condition... conditions) {
    return StatusBoard.shown(
        new PrinterState(
            status, "", 0, new PrinterStatus(Set.of(conditions), Drawer.UNKNOWN), false));
  }
}
