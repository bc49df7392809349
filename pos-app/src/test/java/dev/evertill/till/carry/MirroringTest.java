package dev.evertill.till.carry;

import static dev.evertill.till.carry.BusyTill.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.sync.protocol.carry.Carried;
import dev.evertill.sync.protocol.carry.CarryFile;
import dev.evertill.sync.protocol.carry.CarryKeys;
import dev.evertill.sync.protocol.carry.SigningKey;
import dev.evertill.till.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirroringTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path directory;
  private final CarryKeys keys = new CarryKeys(SigningKey.make(), AgeIdentity.make());
  private final AgeIdentity office = AgeIdentity.make();
  private final BusyTill till = new BusyTill();
  private BadStick stick;
  private Mirroring mirroring;

  @BeforeEach
  void plugIn() {
    stick = new BadStick(directory);
    mirroring = mirroring(till, stick);
  }

  private Mirroring mirroring(BusyTill some, Stick where) {
    return new Mirroring(
        TILL, some, where, keys, () -> Optional.of(office.recipient()), () -> NOON);
  }

  private void keepUp() throws IOException {
    long behind = Long.MAX_VALUE;
    while (behind > 0) {
      behind = mirroring.step();
    }
  }

  private void sellOneByOne(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      till.sell(1);
      mirroring.step();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<Carried> read(Path from) throws IOException {
    List<Carried> read = new ArrayList<>();
    MirrorReader.Found found = MirrorReader.read(from, TILL, keys, read::add);
    assertThat(found).isEqualTo(new MirrorReader.Found(read.size(), List.of()));
    return read;
  }

  @Test
  void everyEntryIsThereInOrderOverEpochs() throws IOException {
    till.sell(3);
    keepUp();
    till.sell(1).open("e2").sell(2);
    keepUp();
    assertThat(names())
        .containsExactly(
            "0117-03_000000000001-000000000003_e1_1-3.age",
            "0117-03_000000000004-000000000004_e1_4-4.age",
            "0117-03_000000000005-000000000006_e2_1-2.age");
    assertThat(read(directory)).isEqualTo(till.carried());
  }

  @Test
  void headOfficeReadsTheMirrorToo() throws Exception {
    till.sell(3);
    keepUp();
    List<Carried> read = new ArrayList<>();
    CarryFile.verify(directory.resolve(names().get(0)), List.of(office)).read(read::add);
    assertThat(read).isEqualTo(till.carried());
  }

  @Test
  void anEmptyStickIsBroughtUpInBatches() throws IOException {
    till.sell(1200);
    assertThat(mirroring.step()).isEqualTo(700);
    assertThat(mirroring.step()).isEqualTo(200);
    assertThat(mirroring.step()).isZero();
    assertThat(names())
        .containsExactly(
            "0117-03_000000000001-000000000500_e1_1-500.age",
            "0117-03_000000000501-000000001000_e1_501-1000.age",
            "0117-03_000000001001-000000001200_e1_1001-1200.age");
    assertThat(read(directory)).isEqualTo(till.carried());
  }

  @Test
  void aHundredSmallFilesBecomeOne() throws IOException {
    sellOneByOne(99);
    assertThat(names()).hasSize(99);
    sellOneByOne(3);
    assertThat(names())
        .containsExactly(
            "0117-03_000000000001-000000000100_e1_1-100.age",
            "0117-03_000000000101-000000000101_e1_101-101.age",
            "0117-03_000000000102-000000000102_e1_102-102.age");
    assertThat(read(directory)).isEqualTo(till.carried());
  }

  @Test
  void aStickThatCouldNotBeTidiedIsTidiedWhileSalesGoOn() throws IOException {
    stick.removalsBeforeStop = 0;
    for (int i = 0; i < 250; i++) {
      till.sell(1);
      try {
        mirroring.step();
      } catch (IOException e) {
        assertThat(e).hasMessage("stopped");
      }
    }
    stick.removalsBeforeStop = Integer.MAX_VALUE;
    sellOneByOne(1);
    assertThat(names().size()).isLessThan(100);
    assertThat(read(directory)).isEqualTo(till.carried());
  }

  @Test
  void aHundredLargerFilesBecomeOne() throws IOException {
    for (int i = 0; i < 100; i++) {
      till.sell(100);
      mirroring.step();
    }
    assertThat(names()).containsExactly("0117-03_000000000001-000000010000_e1_1-10000.age");
    assertThat(read(directory)).isEqualTo(till.carried());
  }

  @Test
  void aMergeThatIsCutOffIsTidiedUpLater() throws IOException {
    sellOneByOne(99);
    stick.removalsBeforeStop = 40;
    assertThatThrownBy(() -> sellOneByOne(1)).hasMessage("stopped");
    assertThat(names()).hasSize(61);
    assertThat(read(directory)).isEqualTo(till.carried());

    stick.removalsBeforeStop = Integer.MAX_VALUE;
    Files.writeString(
        directory.resolve("0117-03_000000000101-000000000101_e1_101-101.age.part"), "half");
    keepUp();
    assertThat(names()).containsExactly("0117-03_000000000001-000000000100_e1_1-100.age");
    assertThat(read(directory)).isEqualTo(till.carried());
  }

  @Test
  void whatIsNotOursOnTheStickStays() throws IOException {
    Files.writeString(directory.resolve("holiday.jpg"), "x");
    Files.writeString(directory.resolve("04_000000000001-000000000002_e9_1-2.age"), "x");
    till.sell(2);
    keepUp();
    assertThat(names())
        .containsExactly(
            "0117-03_000000000001-000000000002_e1_1-2.age",
            "04_000000000001-000000000002_e9_1-2.age",
            "holiday.jpg");
  }

  @Test
  void theSameNameAndPositionsOfAnOlderStoreHideNothing() throws IOException {
    mirroring(new BusyTill().open("e0").sell(3), stick).step();
    till.sell(3);
    keepUp();
    assertThat(names())
        .containsExactly(
            "0117-03_000000000001-000000000003_e0_1-3.age",
            "0117-03_000000000001-000000000003_e1_1-3.age");
  }

  @Test
  void aFileThatWentIsWrittenAgain() throws IOException {
    sellOneByOne(5);
    Files.delete(directory.resolve("0117-03_000000000003-000000000003_e1_3-3.age"));
    keepUp();
    assertThat(read(directory)).isEqualTo(till.carried());
  }

  @Test
  void prunedDaysGoFromTheStickTooAndNothingElse() throws IOException {
    till.sell(500);
    keepUp();
    till.sell(300);
    keepUp();
    List<Carried> kept = till.carried(501, 800);
    till.prune(1, 600);
    keepUp();
    assertThat(names()).containsExactly("0117-03_000000000501-000000000800_e1_501-800.age");
    assertThat(read(directory)).isEqualTo(kept);

    till.sell(1);
    keepUp();
    assertThat(names()).hasSize(2);
  }

  @Test
  void aPrunedTillFillsANewStickFromWhereItBegins() throws IOException {
    till.sell(10).prune(1, 4);
    keepUp();
    assertThat(names()).containsExactly("0117-03_000000000005-000000000010_e1_5-10.age");
  }

  @Test
  void aDamagedEntryStopsNoOther() throws IOException {
    till.sell(5).damage(3);
    keepUp();
    assertThat(names())
        .containsExactly(
            "0117-03_000000000001-000000000002_e1_1-2.age",
            "0117-03_000000000004-000000000005_e1_4-5.age");
  }

  @Test
  void aDirectoryThatIsNotThereIsNotMade() {
    Path gone = directory.resolve("gone");
    till.sell(1);
    assertThatThrownBy(() -> mirroring(till, new DirectoryStick(gone)).step())
        .isInstanceOf(NoSuchFileException.class);
    assertThat(gone).doesNotExist();
  }

  @Test
  void damagedFilesAreNamedAndPassedOver() throws IOException {
    sellOneByOne(3);
    Path second = directory.resolve("0117-03_000000000002-000000000002_e1_2-2.age");
    byte[] bytes = Files.readAllBytes(second);
    bytes[bytes.length - 1] ^= 1;
    Files.write(second, bytes);
    List<Carried> read = new ArrayList<>();
    assertThat(MirrorReader.read(directory, TILL, keys, read::add))
        .isEqualTo(
            new MirrorReader.Found(
                2,
                List.of(
                    second
                        + ": it does not decrypt: bytes were changed, added or cut off;"
                        + " copy it again")));
    assertThat(read).isEqualTo(List.of(till.carried().get(0), till.carried().get(2)));
  }

  @Test
  void aFileSignedByAnotherIsPassedOver() throws IOException {
    till.sell(2);
    CarryKeys other = new CarryKeys(SigningKey.make(), AgeIdentity.make());
    new Mirroring(
            TILL, till, stick, other, () -> Optional.of(keys.identity().recipient()), () -> NOON)
        .step();
    List<Carried> read = new ArrayList<>();
    assertThat(MirrorReader.read(directory, TILL, keys, read::add).passedOver())
        .containsExactly(
            directory.resolve(names().get(0))
                + ": it is signed by the key "
                + other.signing().signer().fingerprint()
                + ", allowed is this till's "
                + keys.signing().signer().fingerprint());
    assertThat(read).isEmpty();
  }

  @Test
  void whateverHappensToTheStickNothingIsMissingAtTheEnd() {
    Seeds.each(
        10,
        chance -> {
          Path own = Files.createTempDirectory(directory, "seed");
          BusyTill busy = new BusyTill();
          BadStick bad = new BadStick(own);
          Mirroring round = mirroring(busy, bad);
          for (int i = 0; i < 150; i++) {
            if (chance.nextInt(40) == 0) {
              busy.open("e" + i);
            }
            busy.sell(chance.nextInt(3));
            bad.fails = chance.nextInt(5) == 0 ? new IOException("pulled") : null;
            bad.removalsBeforeStop = chance.nextInt(100);
            if (chance.nextInt(10) == 0) {
              anyFile(own, chance.nextInt(1000)).ifPresent(file -> file.toFile().delete());
            }
            try {
              round.step();
            } catch (IOException e) {
              assertThat(e.getMessage()).isIn("pulled", "stopped");
            }
          }
          bad.fails = null;
          bad.removalsBeforeStop = Integer.MAX_VALUE;
          for (int i = 0; i < 150; i++) {
            round.step();
          }
          assertThat(read(own)).isEqualTo(busy.carried());
        });
  }

  private static Optional<Path> anyFile(Path own, int index) throws IOException {
    try (Stream<Path> files = Files.list(own)) {
      List<Path> all = files.sorted().toList();
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(index % all.size()));
    }
  }
}
