package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.escpos.DrawerKick;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.virtual.VirtualPrinter;
import dev.evertill.till.Await;
import dev.evertill.till.ui.model.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ASecondPrinterEndToEndTest {
  @TempDir private Path directory;

  @Test
  void papersComeOutAtTheSecondPrinterWhileTheFirstIsOffAndEachOnce() throws Exception {
    try (VirtualPrinter first = WiredTill.printer();
        VirtualPrinter second = WiredTill.printer();
        WiredTill till = new WiredTill(directory, first)) {
      till.printers =
          new PrinterSettings(
              till.printers.first(),
              Optional.of(printer(second)),
              Duration.ZERO,
              new DrawerKick(5, 100, 100));
      till.start();
      till.pricesAreThere();
      till.opens();
      till.sells(1);
      Await.until("the first paper", () -> first.papers().size() == 1);
      assertThat(first.drawerKicks()).isEqualTo(1);

      first.switchOff();
      till.sells(2);
      Await.until("papers at the second printer", () -> second.papers().size() == 2);
      Await.until(
          "the cashier sees where they are",
          () -> till.status().printer() == Status.Printer.AT_SECOND);

      first.mend();
      for (int sold = 4; first.papers().size() < 2; sold++) {
        till.sells(1);
        int papers = sold;
        Await.until(
            papers + " papers", () -> first.papers().size() + second.papers().size() == papers);
        assertThat(papers).as("sales until the first printer is tried again").isLessThan(5000);
      }
      Await.until("it is shown", () -> till.status().printer() == Status.Printer.READY);
      assertThat(first.torn()).isEmpty();
      assertThat(second.torn()).isEmpty();
      assertThat(second.drawerKicks()).isZero();
    }
  }

  private static PrinterSettings.Printer printer(VirtualPrinter printer) {
    return new PrinterSettings.Printer("127.0.0.1:" + printer.port(), PrinterProfile.EPSON_80MM);
  }
}
