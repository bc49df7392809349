package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.virtual.VirtualPrinter;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import dev.evertill.till.Await;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Money;
import dev.evertill.till.store.StoreSettings;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A price list that is damaged on the till's disk comes back from a real head office. */
class ADamagedPriceListEndToEndTest {
  private static final String MILK = "4012345001877";
  private static final int PAGE = 4096;

  @TempDir private Path directory;
  private HeadOfficeServer office;
  private VirtualPrinter printer;
  private Wiring till;
  private volatile Counter counter = Counter.IDLE;
  private long seed = 1;

  @BeforeEach
  void start() throws Exception {
    assertThat(Main.run("import", "--data", directory.resolve("office").toString(), "--demo"))
        .isZero();
    office = new HeadOfficeServer(directory.resolve("office"), 0).start();
    printer = new VirtualPrinter(0, PrinterProfile.EPSON_80MM, new VirtualPrinter.Listener() {});
    startTill();
    pricesAreThere();
    act(checkout -> checkout.openShift(till.store().catalogue().staff().get(0), Money.of(100_00)));
  }

  private void startTill() throws Exception {
    till =
        new Wiring(
            new Settings(
                StoreSettings.of(
                    "03", directory.resolve("till"), directory.resolve("witness"), "this machine"),
                Optional.empty(),
                "http://127.0.0.1:" + office.port(),
                "127.0.0.1:" + printer.port(),
                PrinterProfile.EPSON_80MM,
                Duration.ofMillis(200)),
            Clock.systemUTC(),
            new Random(seed++),
            next -> counter = next,
            next -> {});
    till.start();
  }

  @AfterEach
  void stop() throws Exception {
    till.close();
    printer.close();
    office.close();
  }

  private void act(Consumer<Checkout> act) throws InterruptedException {
    till.tillThread()
        .ask(
            () -> {
              act.accept(till.checkout());
              return true;
            });
    till.tillThread().ask(() -> true);
  }

  private void pricesAreThere() {
    Await.until("the price list", () -> till.store().catalogue().version() > 0);
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
    act(checkout -> checkout.payCash(Money.of(50_00)));
    assertThat(counter.notice().kind()).isEqualTo(Notice.Kind.PAID);
    pricesAreThere();
    assertThat(till.store().catalogueTrouble()).isEmpty();
    act(checkout -> checkout.scan(MILK));
    assertThat(counter.basket().lines()).hasSize(1);
    act(checkout -> checkout.payCash(Money.of(50_00)));
    assertThat(counter.notice().kind()).isEqualTo(Notice.Kind.PAID);
    Await.until(
        "head office's confirmation of everything",
        () -> till.store().journalFeed().waiting() == 0);
  }

  @Test
  void whatIsOnTheCounterIsPaidWhileThePriceListComesAgain() throws Exception {
    act(checkout -> checkout.scan("101"));
    int port = office.port();
    office.close();
    overwrite(2);
    act(checkout -> checkout.scan(MILK));
    assertThat(counter.notice())
        .isEqualTo(new Notice(Notice.Kind.CATALOGUE_DAMAGED, List.of(MILK)));
    assertThat(till.store().catalogueTrouble()).isPresent();
    assertThat(counter.basket().lines()).hasSize(1);

    act(checkout -> checkout.payCash(Money.of(50_00)));
    assertThat(counter.notice().kind()).isEqualTo(Notice.Kind.PAID);
    act(checkout -> checkout.scan(MILK));
    assertThat(counter.notice().kind()).isEqualTo(Notice.Kind.CATALOGUE_DAMAGED);
    office = new HeadOfficeServer(directory.resolve("office"), port).start();
    till.sendNow();
    pricesAreThere();
    act(checkout -> checkout.scan(MILK));
    paysAndSellsAgain();
  }

  @Test
  void aPriceListThatWasDamagedOverNightComesAgain() throws Exception {
    till.close();
    overwrite(0);
    startTill();
    pricesAreThere();
    act(checkout -> checkout.scan("101"));
    paysAndSellsAgain();
  }
}
