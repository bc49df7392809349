package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.sync.protocol.carry.CarryFile;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import dev.evertill.till.Await;
import dev.evertill.till.carry.Loss;
import dev.evertill.till.carry.MirrorReader;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.money.Money;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.ui.model.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till that is wired as in the shop, with a stick in it; its printer is off. */
class AMirrorInTheTillTest {
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final int NO_PRINTER = 9;

  @TempDir private Path directory;
  private Path stick;
  private HeadOfficeServer office;
  private Wiring till;
  private volatile Counter counter = Counter.IDLE;
  private volatile Status status = Status.AT_START;
  private volatile Duration ahead =
      Duration.between(Instant.now(), Instant.parse("2026-11-16T10:00:00Z"));

  /** It ticks, and goes on faster when a test says so. */
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException("a till stays where it is");
        }

        @Override
        public Instant instant() {
          return Instant.now().plus(ahead);
        }
      };

  @BeforeEach
  void start() throws Exception {
    assertThat(Main.run("import", "--data", office().toString(), "--demo")).isZero();
    office = new HeadOfficeServer(office(), 0).start();
    stick = Files.createDirectory(directory.resolve("stick"));
  }

  private Path office() {
    return directory.resolve("office");
  }

  private Path data() {
    return directory.resolve("till");
  }

  private void startTill() throws Exception {
    till =
        new Wiring(
            new Settings(
                StoreSettings.of("03", data(), directory.resolve("witness"), "this machine"),
                Optional.of(stick),
                "http://127.0.0.1:" + office.port(),
                "127.0.0.1",
                NO_PRINTER,
                PrinterProfile.EPSON_80MM,
                IDLE),
            clock,
            new Random(1),
            next -> counter = next,
            next -> status = next);
    till.start();
    Await.until("the price list", () -> till.store().catalogue().version() > 0);
    act(checkout -> checkout.openShift(till.store().catalogue().staff().get(0), Money.of(100_00)));
  }

  @AfterEach
  void stop() throws Exception {
    if (till != null) {
      till.close();
    }
    office.close();
  }

  private void act(Consumer<Checkout> act) throws InterruptedException {
    till.tillThread()
        .ask(
            () -> {
              act.accept(till.checkout());
              return true;
            });
  }

  private void sells(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      act(checkout -> checkout.add("101"));
      act(checkout -> checkout.payCash(Money.of(1_00)));
      assertThat(counter.notice().kind()).isEqualTo(Notice.Kind.PAID);
    }
  }

  private List<Recorded> journal() {
    List<Recorded> all = new ArrayList<>();
    till.store().ledger().read(0, all::add);
    return all;
  }

  private List<Recorded> onTheStick() {
    try {
      List<Recorded> all = new ArrayList<>();
      MirrorReader.read(
          stick,
          "03",
          new TillKeys(data()).kept(),
          carried -> all.add(new Recorded(carried.position(), carried.entry())));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void everythingIsOnTheStick() {
    Await.until("every entry is on the stick", () -> onTheStick().equals(journal()));
  }

  private void saysLost(Loss.Why why) {
    Trouble lost = Trouble.of(Trouble.Kind.MIRROR_LOST, why.name(), "");
    Await.until("the till says: " + why, () -> status.troubles().contains(lost));
  }

  private void saysNothing() {
    Await.until(
        "the till says no more of the mirror",
        () -> status.troubles().stream().noneMatch(one -> one.kind() == Trouble.Kind.MIRROR_LOST));
  }

  @Test
  void everyEntryIsOnTheStickAndHeadOfficeCanReadIt() throws Exception {
    startTill();
    sells(3);
    everythingIsOnTheStick();
    assertThat(status.troubles()).isEmpty();

    Await.until("head office is heard", () -> new TillKeys(data()).headOfficeOrNone().isPresent());
    sells(1);
    everythingIsOnTheStick();
    AgeIdentity identity = AgeIdentity.read(office().resolve("carry-identity.txt"));
    List<Recorded> read = new ArrayList<>();
    CarryFile.verify(newest(), List.of(identity))
        .read(carried -> read.add(new Recorded(carried.position(), carried.entry())));
    assertThat(read).isNotEmpty().last().isEqualTo(till.store().head());
  }

  private Path newest() throws IOException {
    try (Stream<Path> files = Files.list(stick)) {
      return files.max(Comparator.comparing(file -> file.getFileName().toString())).orElseThrow();
    }
  }

  @Test
  void aStickThatVanishesIsSaidAndBroughtUpWhenItIsBack() throws Exception {
    startTill();
    sells(1);
    everythingIsOnTheStick();
    Path pocket = Files.move(stick, directory.resolve("pocket"));
    sells(5);
    saysLost(Loss.Why.NOT_THERE);
    assertThat(stick).as("it is never made on the till's own disk").doesNotExist();

    Files.move(pocket, stick);
    ahead = ahead.plusSeconds(61);
    sells(1);
    everythingIsOnTheStick();
    saysNothing();
  }

  @Test
  void aStickThatIsNotThereAtTheStartKeepsNoTillFromSelling() throws Exception {
    Files.delete(stick);
    startTill();
    saysLost(Loss.Why.NOT_THERE);
    sells(3);

    Files.createDirectory(stick);
    ahead = ahead.plusSeconds(61);
    sells(1);
    everythingIsOnTheStick();
    saysNothing();
  }

  @Test
  void keysThatCannotBeKeptAreSaidAndKeepNoTillFromSelling() throws Exception {
    Files.createDirectories(data());
    Files.writeString(data().resolve("keys"), "a file where the directory should be");
    startTill();
    saysLost(Loss.Why.NO_KEYS);
    sells(3);
    assertThat(stick).isEmptyDirectory();
  }

  /** Its thread hangs where each file asks for whom it is to be written. */
  @Test
  void noSaleWaitsForAStickThatHangs() throws Exception {
    startTill();
    sells(1);
    Await.until("head office is heard", () -> new TillKeys(data()).headOfficeOrNone().isPresent());
    everythingIsOnTheStick();
    office.close(); // so that nobody else asks for its key
    Await.until("the link is lost", () -> status.link() == Status.Link.DOWN);
    Path key = data().resolve("keys").resolve("head-office.txt");
    String recipient = Files.readString(key);
    Path hangs = directory.resolve("hangs");
    Assumptions.assumeTrue(
        isMade(hangs), "what hangs is a pipe that nobody writes to: mkfifo makes one on Linux");
    Files.move(hangs, key, StandardCopyOption.REPLACE_EXISTING);

    int before = onTheStick().size();
    sells(30);
    assertThat(onTheStick()).as("it hangs").hasSize(before);
    ahead = ahead.plusSeconds(61);
    sells(1);
    saysLost(Loss.Why.SILENT);
    sells(30);

    try (OutputStream pipe = Files.newOutputStream(key)) {
      Path whole = Files.writeString(directory.resolve("whole"), recipient);
      Files.move(whole, key, StandardCopyOption.REPLACE_EXISTING);
      pipe.write(recipient.getBytes(StandardCharsets.US_ASCII));
    }
    everythingIsOnTheStick();
    saysNothing();
  }

  private static boolean isMade(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such command here
    }
  }
}
