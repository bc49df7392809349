package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.sync.protocol.carry.CarryFile;
import dev.evertill.till.Await;
import dev.evertill.till.carry.Loss;
import dev.evertill.till.carry.MirrorReader;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.ui.model.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till that is wired as in the shop, with a stick in it; its printer is off. */
class AMirrorInTheTillTest {
  @TempDir private Path directory;
  private Path stick;
  private WiredTill till;

  @BeforeEach
  void start() throws Exception {
    till = new WiredTill(directory);
    stick = Files.createDirectory(directory.resolve("stick"));
    till.mirror = Optional.of(stick);
  }

  private void startTill() throws Exception {
    till.start();
    till.pricesAreThere();
    till.opens();
  }

  @AfterEach
  void stop() throws Exception {
    till.close();
  }

  private Path data() {
    return till.stores.directory();
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
    Await.until("every entry is on the stick", () -> onTheStick().equals(till.journal()));
  }

  private void saysLost(Loss.Why why) {
    Trouble lost = Trouble.of(Trouble.Kind.MIRROR_LOST, why.name(), "");
    Await.until("the till says: " + why, () -> till.status().troubles().contains(lost));
  }

  private void saysNothing() {
    Await.until(
        "the till says no more of the mirror",
        () ->
            till.status().troubles().stream()
                .noneMatch(one -> one.kind() == Trouble.Kind.MIRROR_LOST));
  }

  @Test
  void everyEntryIsOnTheStickAndHeadOfficeCanReadIt() throws Exception {
    startTill();
    till.sells(3);
    everythingIsOnTheStick();
    assertThat(till.status().troubles()).isEmpty();

    Await.until("head office is heard", () -> new TillKeys(data()).headOfficeOrNone().isPresent());
    till.sells(1);
    everythingIsOnTheStick();
    AgeIdentity identity = AgeIdentity.read(till.officeData().resolve("carry-identity.txt"));
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
    till.sells(1);
    everythingIsOnTheStick();
    Path pocket = Files.move(stick, directory.resolve("pocket"));
    till.sells(5);
    saysLost(Loss.Why.NOT_THERE);
    assertThat(stick).as("it is never made on the till's own disk").doesNotExist();

    Files.move(pocket, stick);
    till.leap(Duration.ofSeconds(61));
    till.sells(1);
    everythingIsOnTheStick();
    saysNothing();
  }

  @Test
  void aStickThatIsNotThereAtTheStartKeepsNoTillFromSelling() throws Exception {
    Files.delete(stick);
    startTill();
    saysLost(Loss.Why.NOT_THERE);
    till.sells(3);

    Files.createDirectory(stick);
    till.leap(Duration.ofSeconds(61));
    till.sells(1);
    everythingIsOnTheStick();
    saysNothing();
  }

  @Test
  void keysThatCannotBeKeptAreSaidAndKeepNoTillFromSelling() throws Exception {
    Files.createDirectories(data());
    Files.writeString(data().resolve("keys"), "a file where the directory should be");
    startTill();
    saysLost(Loss.Why.NO_KEYS);
    till.sells(3);
    assertThat(stick).isEmptyDirectory();
  }

  /** Its thread hangs where each file asks for whom it is to be written. */
  @Test
  void noSaleWaitsForAStickThatHangs() throws Exception {
    startTill();
    till.sells(1);
    Await.until("head office is heard", () -> new TillKeys(data()).headOfficeOrNone().isPresent());
    everythingIsOnTheStick();
    till.closeOffice(); // so that nobody else asks for its key
    Await.until("the link is lost", () -> till.status().link() == Status.Link.DOWN);
    Path key = data().resolve("keys").resolve("head-office.txt");
    String recipient = Files.readString(key);
    Path hangs = directory.resolve("hangs");
    Assumptions.assumeTrue(
        isMade(hangs), "what hangs is a pipe that nobody writes to: mkfifo makes one on Linux");
    Files.move(hangs, key, StandardCopyOption.REPLACE_EXISTING);

    int before = onTheStick().size();
    till.sells(30);
    assertThat(onTheStick()).as("it hangs").hasSize(before);
    till.leap(Duration.ofSeconds(61));
    till.sells(1);
    saysLost(Loss.Why.SILENT);
    till.sells(30);

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
