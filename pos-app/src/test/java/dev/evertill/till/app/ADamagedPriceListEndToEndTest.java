package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.virtual.VirtualPrinter;
import dev.evertill.till.checkout.Notice;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A price list that is damaged on the till's disk comes back from a real head office. */
class ADamagedPriceListEndToEndTest {
  private static final int PAGE = 4096;

  @TempDir private Path directory;
  private VirtualPrinter printer;
  private WiredTill till;

  @BeforeEach
  void start() throws Exception {
    printer = WiredTill.printer();
    till = new WiredTill(directory, printer);
    till.start();
    till.pricesAreThere();
    till.opens();
  }

  @AfterEach
  void stop() throws Exception {
    till.close();
    printer.close();
  }

  private void overwrite(int firstPage) throws Exception {
    try (FileChannel file =
        FileChannel.open(directory.resolve("till/catalogue/data.mdb"), StandardOpenOption.WRITE)) {
      byte[] rubbish = new byte[(int) file.size() - firstPage * PAGE];
      Arrays.fill(rubbish, (byte) 0xff);
      file.write(ByteBuffer.wrap(rubbish), (long) firstPage * PAGE);
    }
  }

  private void paysAndSellsAgain() throws Exception {
    assertThat(till.pays().kind()).isEqualTo(Notice.Kind.PAID);
    till.pricesAreThere();
    assertThat(till.store().catalogueTrouble()).isEmpty();
    till.act(checkout -> checkout.scan(WiredTill.MILK));
    assertThat(till.counter().basket().lines()).hasSize(1);
    assertThat(till.pays().kind()).isEqualTo(Notice.Kind.PAID);
    till.allIsConfirmed();
  }

  @Test
  void whatIsOnTheCounterIsPaidWhileThePriceListComesAgain() throws Exception {
    till.act(checkout -> checkout.scan("101"));
    till.closeOffice();
    overwrite(2);
    till.act(checkout -> checkout.scan(WiredTill.MILK));
    assertThat(till.counter().notice())
        .isEqualTo(new Notice(Notice.Kind.CATALOGUE_DAMAGED, List.of(WiredTill.MILK)));
    assertThat(till.store().catalogueTrouble()).isPresent();
    assertThat(till.counter().basket().lines()).hasSize(1);

    assertThat(till.pays().kind()).isEqualTo(Notice.Kind.PAID);
    till.act(checkout -> checkout.scan(WiredTill.MILK));
    assertThat(till.counter().notice().kind()).isEqualTo(Notice.Kind.CATALOGUE_DAMAGED);
    till.openOffice();
    till.sendNow();
    till.pricesAreThere();
    till.act(checkout -> checkout.scan(WiredTill.MILK));
    paysAndSellsAgain();
  }

  @Test
  void aPriceListThatWasDamagedOverNightComesAgain() throws Exception {
    till.stop();
    overwrite(0);
    till.start();
    till.pricesAreThere();
    till.act(checkout -> checkout.scan("101"));
    paysAndSellsAgain();
  }
}
