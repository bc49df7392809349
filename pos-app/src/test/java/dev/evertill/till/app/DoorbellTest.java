package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.app.Caller.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorbellTest {
  @TempDir private Path data;
  private Doorbell bell;

  @BeforeEach
  void hang() throws IOException {
    bell = Doorbell.hang(data, new Random(1), Thread::new);
  }

  @AfterEach
  void close() throws IOException {
    bell.close();
  }

  private Optional<Reply> ask(String request) throws IOException {
    return new Caller(data).ask(request);
  }

  /** By somebody with little patience. */
  private Optional<Reply> hardlyAsked(String request) throws IOException {
    return new Caller(data, Duration.ofMillis(200)).ask(request);
  }

  /** What somebody hears who says this at the door, until it is shut. */
  private String said(String words) throws IOException {
    BellPlate plate = BellPlate.at(data).orElseThrow();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), plate.port())) {
      socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String token() throws IOException {
    return BellPlate.at(data).orElseThrow().token();
  }

  @Test
  void whoRingsGetsTheLinesOfTheAnswer() throws IOException {
    bell.on("backup", words -> List.of("to " + words, "46 entries"));

    assertThat(ask("backup /media/Käse stick"))
        .contains(new Reply(List.of("to /media/Käse stick", "46 entries"), Optional.empty()));
    assertThat(said(token() + " backup x\n")).isEqualTo("here\n+ to x\n+ 46 entries\ndone\n");
  }

  @Test
  void aRequestWithoutWordsIsAnsweredToo() throws IOException {
    bell.on("show", words -> List.of("[" + words + "]"));

    assertThat(ask("show")).contains(new Reply(List.of("[]"), Optional.empty()));
  }

  @Test
  void whatATillDoesNotDoForOthersIsRefused() throws IOException {
    assertThat(ask("dance"))
        .contains(
            new Reply(
                List.of(), Optional.of("\"dance\" is nothing that this till does for others")));
  }

  @Test
  void whatFailsSaysWhyAndTheNextRequestIsServed() throws IOException {
    bell.on(
        "backup",
        words -> {
          throw new IOException("the stick is full\nreally");
        });
    bell.on(
        "show",
        words -> {
          throw new IllegalStateException("no window");
        });

    assertThat(ask("backup x"))
        .contains(new Reply(List.of(), Optional.of("the stick is full really")));
    assertThat(ask("show"))
        .contains(new Reply(List.of(), Optional.of("java.lang.IllegalStateException: no window")));
  }

  @Test
  void aWrongTokenATooLongRequestAndNoneHearNothing() throws IOException {
    bell.on("show", words -> List.of("seen"));

    assertThat(said("0".repeat(32) + " show\n")).isEmpty();
    assertThat(said("show\n")).isEmpty();
    assertThat(said("\n")).isEmpty();
    assertThat(said("")).isEmpty();
    assertThat(said(token())).isEmpty();
    assertThat(said(token() + " show " + "x".repeat(4_096) + "\n")).isEmpty();
    assertThat(said(token() + " show\n")).isEqualTo("here\n+ seen\ndone\n");
  }

  @Test
  void whatStandsAtTheDoorIsForTheTillsUserAlone() throws IOException {
    Path plate = data.resolve("till.bell");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(plate)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(plate)).matches("[0-9]+ [0-9a-f]{32}\n");
    try (var files = Files.list(data)) {
      assertThat(files).containsExactly(plate);
    }
  }

  @Test
  void aClosedTillDoesNotAnswer() throws IOException {
    bell.close();

    assertThat(data).isEmptyDirectory();
    assertThat(hardlyAsked("show")).isEmpty();
  }

  @Test
  void aTillThatWasKilledDoesNotAnswer() throws IOException {
    BellPlate left = BellPlate.at(data).orElseThrow();
    bell.close();
    left.putUp(data);

    assertThat(hardlyAsked("show")).isEmpty();
  }

  @Test
  void aPlateThatIsNoneIsNoPlate() throws IOException {
    Files.writeString(data.resolve("till.bell"), "41234 0f4c\n");

    assertThat(BellPlate.at(data)).isEmpty();
    assertThat(hardlyAsked("show")).isEmpty();
  }

  @Test
  void whoTakesLongIsWaitedForOnlyWhereThatWasAsked() throws Exception {
    CountDownLatch enough = new CountDownLatch(1);
    bell.on(
        "backup",
        words -> {
          enough.await();
          return List.of("done at last");
        });

    assertThat(hardlyAsked("backup x")).isEmpty();
    enough.countDown();
    assertThat(new Caller(data).askAndWait("backup x"))
        .contains(new Reply(List.of("done at last"), Optional.empty()));
  }

  @Test
  void fiveAtOnceAreOneTooManyAndTheNextIsServedAgain() throws Exception {
    CountDownLatch busy = new CountDownLatch(4);
    CountDownLatch enough = new CountDownLatch(1);
    bell.on(
        "backup",
        words -> {
          busy.countDown();
          enough.await();
          return List.of();
        });
    List<Thread> four = IntStream.range(0, 4).mapToObj(i -> new Thread(this::rings)).toList();
    four.forEach(Thread::start);
    busy.await();

    assertThat(said(token() + " backup x\n")).isEmpty();

    enough.countDown();
    for (Thread caller : four) {
      caller.join();
    }
    assertThat(ask("backup x")).contains(new Reply(List.of(), Optional.empty()));
  }

  private void rings() {
    try {
      said(token() + " backup x\n");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
