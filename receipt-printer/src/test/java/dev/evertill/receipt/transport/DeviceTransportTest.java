package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.evertill.receipt.Papers;
import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DeviceTransportTest {
  private static final byte[] RECEIPT =
      new EscPosEncoder().encode(Papers.ofAShop(), PrinterProfile.EPSON_80MM);

  @TempDir private Path folder;

  @Test
  void aPipeGetsTheBytesAsTheyAre() throws Exception {
    Path pipe = pipe();
    CompletableFuture<byte[]> printed = Aside.start("printer", () -> readAll(pipe));

    PrinterTransport transport = patient(pipe);
    try (Connection line = transport.open()) {
      line.write(RECEIPT, 0, RECEIPT.length);
      assertThat(line.endOfJob()).isFalse();
      assertThat(line.read(1)).isEmpty();
    }

    assertThat(printed.get()).isEqualTo(RECEIPT);
    assertThat(transport.readsBack()).isFalse();
    assertThat(transport.confirms()).isFalse();
    assertThat(transport.describe()).isEqualTo(pipe.toString());
  }

  @Test
  void aPipeNobodyReadsIsGivenUpAndTheSameTryIsFoundAgain() throws Exception {
    Path pipe = pipe();
    PrinterTransport transport = hasty(pipe);

    for (int i = 0; i < 3; i++) {
      PrinterException failure = catchThrowableOfType(PrinterException.class, transport::open);
      assertThat(failure).hasMessage(pipe + " is not opened: no answer in 200 ms");
      assertThat(failure.anyByteAccepted()).isFalse();
    }
    assertThat(
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("opens " + pipe)))
        .hasSize(1);

    CompletableFuture<byte[]> printed = Aside.start("printer", () -> readAll(pipe));
    try (Connection line = openInTheEnd(transport)) {
      line.write(RECEIPT, 0, RECEIPT.length);
    }
    assertThat(printed.get()).isEqualTo(RECEIPT);
  }

  @Test
  void aPipeThatIsFullIsGivenUp() throws Exception {
    Path pipe = pipe();
    CompletableFuture<InputStream> deaf =
        Aside.start("printer", () -> new FileInputStream(pipe.toFile()));
    byte[] much = new byte[1 << 20];

    try (Connection line = stallsSoon(pipe).open();
        InputStream open = deaf.get()) {
      PrinterException failure =
          catchThrowableOfType(PrinterException.class, () -> line.write(much, 0, much.length));

      assertThat(failure)
          .hasMessageMatching(pipe + " took 6\\d{4} of 1048576 bytes: takes nothing for 200 ms");
      assertThat(failure.anyByteAccepted()).isTrue();
      assertThat(open.available()).isPositive();
    }
  }

  @Test
  void aPipeThatWasFullBeforeTookNothing() throws Exception {
    Path pipe = pipe();
    CompletableFuture<InputStream> deaf =
        Aside.start("printer", () -> new FileInputStream(pipe.toFile()));
    byte[] much = new byte[1 << 20];

    PrinterTransport transport = stallsSoon(pipe);
    try (Connection line = transport.open();
        InputStream open = deaf.get()) {
      catchThrowableOfType(PrinterException.class, () -> line.write(much, 0, much.length));
      // What is left of the first page of the pipe's room.
      byte[] rest = new byte[4_096];
      for (boolean room = true; room; ) {
        try (Connection more = transport.open()) {
          more.write(rest, 0, 1);
        } catch (PrinterException e) {
          room = false;
        }
      }

      try (Connection next = transport.open()) {
        PrinterException failure =
            catchThrowableOfType(PrinterException.class, () -> next.write(rest, 0, rest.length));

        assertThat(failure).hasMessage(pipe + " took 0 of 4096 bytes: takes nothing for 200 ms");
        assertThat(failure.anyByteAccepted()).isFalse();
      }
      assertThat(open.available()).isPositive();
    }
  }

  @Test
  void aReaderThatGoesAwayIsNoticed() throws Exception {
    Path pipe = pipe();
    CompletableFuture<Integer> printer =
        Aside.start(
            "printer",
            () -> {
              try (InputStream paper = Files.newInputStream(pipe)) {
                return paper.read();
              }
            });

    try (Connection line = patient(pipe).open()) {
      line.write(RECEIPT, 0, 1);
      assertThat(printer.get()).isEqualTo(RECEIPT[0] & 0xFF);

      PrinterException failure =
          catchThrowableOfType(
              PrinterException.class, () -> line.write(RECEIPT, 1, RECEIPT.length - 1));

      assertThat(failure)
          .hasMessage(pipe + " took 0 of " + (RECEIPT.length - 1) + " bytes: Broken pipe");
      assertThat(failure.anyByteAccepted()).isFalse();
    }
  }

  @Test
  void closingFromAnotherThreadEndsAWriteThatWaits() throws Exception {
    Path pipe = pipe();
    CompletableFuture<InputStream> deaf =
        Aside.start("printer", () -> new FileInputStream(pipe.toFile()));
    byte[] much = new byte[1 << 20];
    Connection line = new DeviceTransport(pipe.toString(), 5_000, 600_000).open();
    try (InputStream open = deaf.get()) {
      CompletableFuture<PrinterException> writing =
          Aside.start(
              "till",
              () ->
                  catchThrowableOfType(
                      PrinterException.class, () -> line.write(much, 0, much.length)));
      while (open.available() < 60_000) {
        Thread.onSpinWait();
      }

      line.close();

      assertThat(writing.get())
          .hasMessageMatching(pipe + " took 6\\d{4} of 1048576 bytes: it is closed");
      assertThat(writing.get().anyByteAccepted()).isTrue();
    }
  }

  @Test
  void aTillThatEndsDoesNotWaitForADevice() throws Exception {
    Path pipe = pipe();
    CompletableFuture<InputStream> deaf =
        Aside.start("printer", () -> new FileInputStream(pipe.toFile()));
    byte[] much = new byte[1 << 20];
    try (Connection line = patient(pipe).open();
        InputStream open = deaf.get()) {
      Thread.currentThread().interrupt();

      PrinterException failure =
          catchThrowableOfType(PrinterException.class, () -> line.write(much, 0, much.length));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure)
          .hasMessageMatching(pipe + " took \\d+ of 1048576 bytes: nobody waits for it any more");
      assertThat(failure.anyByteAccepted()).isEqualTo(open.available() > 0);
    }
  }

  @Test
  void aDeviceThatIsNotThereIsNotMade() {
    Path nothing = folder.resolve("lp0");

    PrinterException failure = catchThrowableOfType(PrinterException.class, patient(nothing)::open);

    assertThat(failure).hasMessage(nothing + " is not opened: it is not there");
    assertThat(failure.anyByteAccepted()).isFalse();
    assertThat(nothing).doesNotExist();
  }

  @Test
  void aDeviceOneMayNotWriteSaysSo() {
    // The one file that not even the system's administrator may write.
    Path closed = Path.of("/proc/sys/kernel/osrelease");

    PrinterException failure = catchThrowableOfType(PrinterException.class, patient(closed)::open);

    assertThat(failure)
        .hasMessage("/proc/sys/kernel/osrelease is not opened: permission to write is denied");
    assertThat(failure.anyByteAccepted()).isFalse();
  }

  @Test
  void aPlainFileIsNoDevice() throws Exception {
    Path file = Files.createFile(folder.resolve("paper.bin"));

    PrinterException failure = catchThrowableOfType(PrinterException.class, patient(file)::open);

    assertThat(failure)
        .hasMessage(file + " is not opened: it is no device; file:" + file + " is allowed");
    assertThat(file).isEmptyFile();
  }

  @Test
  void aTerminalSpeaksBothWaysAndSaysWhenItIsGone() throws Exception {
    try (SerialPair pair = SerialPair.open(folder)) {
      PrinterTransport transport = patient(pair.till());
      assertThat(transport.readsBack()).isTrue();
      try (Connection line = transport.open();
          Connection printer = patient(pair.printer()).open()) {
        assertThat(line.read(1)).isEmpty();
        printer.write(new byte[] {0x12, 0x11, 0x13, (byte) 0xFF}, 0, 4);
        assertThat(line.read(5_000)).hasValue(0x12);
        assertThat(line.read(5_000)).hasValue(0x11);
        assertThat(line.read(5_000)).hasValue(0x13);
        assertThat(line.read(5_000)).hasValue(0xFF);
        line.write(RECEIPT, 0, RECEIPT.length);
        for (byte expected : RECEIPT) {
          assertThat(printer.read(5_000)).hasValue(expected & 0xFF);
        }

        pair.unplug();

        PrinterException failure =
            catchThrowableOfType(PrinterException.class, () -> line.read(5_000));
        assertThat(failure).hasMessage(pair.till() + " is gone: Input/output error");
      }
    }
  }

  private static PrinterTransport hasty(Path device) {
    return new DeviceTransport(device.toString(), 200, 200);
  }

  private static PrinterTransport patient(Path device) {
    return new DeviceTransport(device.toString(), 20_000, 20_000);
  }

  /** Patient until it is open. */
  private static PrinterTransport stallsSoon(Path device) {
    return new DeviceTransport(device.toString(), 20_000, 200);
  }

  private static Connection openInTheEnd(PrinterTransport transport) throws PrinterException {
    for (int i = 0; i < 100; i++) {
      try {
        return transport.open();
      } catch (PrinterException e) {
        assertThat(e.anyByteAccepted()).isFalse();
      }
    }
    return transport.open();
  }

  private Path pipe() throws Exception {
    Path pipe = folder.resolve("lp");
    Tool.run("coreutils", folder.resolve("log"), Map.of(), List.of("mkfifo", pipe.toString()));
    return pipe;
  }

  private static byte[] readAll(Path pipe) throws Exception {
    try (InputStream paper = Files.newInputStream(pipe)) {
      return paper.readAllBytes();
    }
  }
}
