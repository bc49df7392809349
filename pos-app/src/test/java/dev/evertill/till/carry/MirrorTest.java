package dev.evertill.till.carry;

import static dev.evertill.till.carry.BusyTill.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.sync.protocol.carry.CarryKeys;
import dev.evertill.sync.protocol.carry.SigningKey;
import dev.evertill.till.Await;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mirror on its own thread; time passes when the test says so. */
class MirrorTest {
  @TempDir Path directory;
  private final CarryKeys keys = new CarryKeys(SigningKey.make(), AgeIdentity.make());
  private final BusyTill till = new BusyTill();
  private final List<MirrorState> states = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private BadStick stick;
  private Mirror mirror;

  @BeforeEach
  void plugIn() {
    stick = new BadStick(directory);
    Mirroring mirroring = new Mirroring(TILL, till, stick, keys, Optional::empty, () -> now);
    mirror = new Mirror(mirroring, () -> now, states::add, Thread::new);
  }

  @AfterEach
  void stop() {
    stick.hangs.countDown();
    mirror.close();
  }

  private void sell() {
    till.sell(1);
    mirror.wake();
  }

  private void is(MirrorState state) {
    Await.until(
        state + " after " + states,
        () -> !states.isEmpty() && states.get(states.size() - 1).equals(state));
  }

  private void after(Duration passed) {
    now = now.plus(passed);
    mirror.wake();
  }

  private void holds(long entries) {
    Await.until(
        entries + " entries",
        () -> {
          try {
            return MirrorReader.read(directory, TILL, keys, carried -> {}).entries() == entries;
          } catch (IOException e) {
            return false;
          }
        });
  }

  @Test
  void anEntryIsOnTheStickSoonAfterItsCommit() {
    mirror.start();
    is(MirrorState.KEEPING_UP);
    sell();
    holds(1);
    sell();
    holds(2);
    assertThat(states).containsExactly(MirrorState.KEEPING_UP);
  }

  @Test
  void aStickThatIsBehindSaysHowFar() {
    till.sell(1100);
    mirror.start();
    is(MirrorState.KEEPING_UP);
    assertThat(states)
        .containsExactly(MirrorState.behind(600), MirrorState.behind(100), MirrorState.KEEPING_UP);
  }

  @Test
  void aFullStickIsSaidAndTriedAgainAndBroughtUp() {
    mirror.start();
    is(MirrorState.KEEPING_UP);
    stick.fails = new FileSystemException("f", null, "No space left on device");
    sell();
    is(MirrorState.lost(Loss.of(Loss.Why.FULL)));
    stick.fails = null;
    sell();
    sell();
    after(Duration.ofMillis(1_999));
    assertThat(states).hasSize(2);
    after(Duration.ofMillis(1));
    is(MirrorState.KEEPING_UP);
    holds(3);
  }

  @Test
  void aStickThatIsPulledAndPluggedInAgainIsBroughtUp() throws IOException {
    mirror.start();
    is(MirrorState.KEEPING_UP);
    sell();
    holds(1);
    Path away = directory.resolveSibling(directory.getFileName() + "-away");
    Files.move(directory, away);
    sell();
    is(MirrorState.lost(Loss.of(Loss.Why.NOT_THERE)));
    assertThat(directory).doesNotExist();
    Files.move(away, directory);
    sell();
    after(Duration.ofSeconds(2));
    is(MirrorState.KEEPING_UP);
    holds(3);
  }

  @Test
  void aStickThatHangsIsSaidByWhoeverSells() {
    mirror.start();
    is(MirrorState.KEEPING_UP);
    CountDownLatch hanging = new CountDownLatch(1);
    stick.hangs = hanging;
    sell();
    Await.until("a write", () -> stick.isHanging);
    sell();
    after(Duration.ofSeconds(60));
    assertThat(states).containsExactly(MirrorState.KEEPING_UP);
    after(Duration.ofMillis(1));
    assertThat(states.get(1)).isEqualTo(MirrorState.lost(Loss.of(Loss.Why.SILENT)));
    hanging.countDown();
    is(MirrorState.KEEPING_UP);
    holds(2);
  }

  @Test
  void aClockThatWasSetBackDoesNotPutTheNextTryOff() {
    mirror.start();
    is(MirrorState.KEEPING_UP);
    stick.fails = new IOException("pulled");
    sell();
    is(MirrorState.lost(new Loss(Loss.Why.FAILED, "pulled")));
    stick.fails = null;
    after(Duration.ofDays(-3));
    is(MirrorState.KEEPING_UP);
    holds(1);
  }

  @Test
  void aStoreThatFailsIsSaidAndTriedAgain() {
    mirror.start();
    is(MirrorState.KEEPING_UP);
    till.broken = true;
    sell();
    is(
        MirrorState.lost(
            new Loss(Loss.Why.NOT_COPIED, "java.lang.IllegalStateException: the store is closed")));
    till.broken = false;
    after(Duration.ofSeconds(2));
    is(MirrorState.KEEPING_UP);
  }

  @Test
  void theWaitsGrowFromTwoSecondsToSixty() {
    assertThat(IntStream.rangeClosed(1, 8).mapToObj(i -> Mirror.backOff(i).toSeconds()))
        .containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void whatFailedIsSaidInPlainWords() {
    assertThat(words(new NoSuchFileException("x"))).isEqualTo("its directory is not there");
    assertThat(words(new java.nio.file.AccessDeniedException("x")))
        .isEqualTo("it may not be written");
    assertThat(words(new IOException("No space left on device"))).isEqualTo("it is full");
    assertThat(words(new FileSystemException("x", null, "Input/output error")))
        .isEqualTo("it failed (Input/output error)");
  }

  private static String words(IOException e) {
    return Loss.of(e).words();
  }
}
