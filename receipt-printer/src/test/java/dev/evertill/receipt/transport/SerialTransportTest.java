package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.evertill.receipt.Papers;
import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.transport.SerialLine.Flow;
import dev.evertill.receipt.transport.SerialLine.Parity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SerialTransportTest {
  private static final int XON = 0x11;
  private static final int XOFF = 0x13;

  @TempDir private Path folder;

  @Test
  void everyByteArrivesAsItIsBothWays() throws Exception {
    byte[] receipt = new EscPosEncoder().encode(Papers.ofAShop(), PrinterProfile.EPSON_80MM);
    byte[] all = new byte[receipt.length + 256];
    System.arraycopy(receipt, 0, all, 0, receipt.length);
    for (int i = 0; i < 256; i++) {
      all[receipt.length + i] = (byte) i; // XON and XOFF too
    }
    try (SerialPair pair = SerialPair.open(folder);
        Connection till = transport(pair.till(), SerialLine.USUAL).open();
        Connection printer = transport(pair.printer(), SerialLine.USUAL).open()) {
      till.write(all, 0, all.length);
      assertThat(read(printer, all.length)).isEqualTo(all);

      printer.write(all, 0, all.length);
      assertThat(read(till, all.length)).isEqualTo(all);

      assertThat(till.read(1)).isEmpty();
      assertThat(till.endOfJob()).isFalse();
    }
  }

  @Test
  void aStatusIsAskedForAndComesBack() throws Exception {
    try (SerialPair pair = SerialPair.open(folder);
        Connection till = transport(pair.till(), SerialLine.USUAL).open();
        Connection printer = transport(pair.printer(), SerialLine.USUAL).open()) {
      byte[] question = EscPosEncoder.statusRequest();
      till.write(question, 0, question.length);
      assertThat(read(printer, question.length)).isEqualTo(question);
      printer.write(new byte[] {0x03}, 0, 1);
      assertThat(till.read(5_000)).hasValue(0x03);
    }
  }

  @Test
  void anXoffHoldsTheBytesUntilXon() throws Exception {
    SerialLine held = new SerialLine(38_400, 8, Parity.NONE, 1, Flow.XONXOFF);
    byte[] slip = "Slip 1\n".getBytes(StandardCharsets.US_ASCII);
    try (SerialPair pair = SerialPair.open(folder);
        Connection till = transport(pair.till(), held).open();
        Connection printer = transport(pair.printer(), SerialLine.USUAL).open()) {
      printer.write(new byte[] {'?', XOFF, '!'}, 0, 3);
      assertThat(till.read(5_000)).hasValue('?');
      assertThat(till.read(5_000)).hasValue('!'); // so the one between was obeyed

      CompletableFuture<Void> writing = Aside.start("till", () -> write(till, slip));
      assertThat(printer.read(300)).isEmpty();
      assertThat(writing).isNotDone();

      printer.write(new byte[] {XON}, 0, 1);
      assertThat(read(printer, slip.length)).isEqualTo(slip);
      writing.get();
    }
  }

  @Test
  void aPrinterThatHoldsTheLineIsGivenUp() throws Exception {
    byte[] much = new byte[1 << 20];
    try (SerialPair pair = SerialPair.open(folder);
        Connection till = stallsSoon(pair.till(), SerialLine.USUAL).open()) {
      pair.block();

      PrinterException failure =
          catchThrowableOfType(PrinterException.class, () -> till.write(much, 0, much.length));

      assertThat(failure)
          .hasMessageMatching(
              pair.till() + " took \\d+ of 1048576 bytes: takes nothing for 200 ms");
      assertThat(failure.anyByteAccepted()).isTrue();
    }
  }

  @Test
  void aPrinterThatHeldTheLineBeforeTookNothing() throws Exception {
    SerialLine held = new SerialLine(38_400, 8, Parity.NONE, 1, Flow.XONXOFF);
    byte[] slip = "Slip 1\n".getBytes(StandardCharsets.US_ASCII);
    try (SerialPair pair = SerialPair.open(folder);
        Connection till = stallsSoon(pair.till(), held).open();
        Connection printer = transport(pair.printer(), SerialLine.USUAL).open()) {
      printer.write(new byte[] {XOFF, '!'}, 0, 2);
      assertThat(till.read(5_000)).hasValue('!');

      PrinterException failure =
          catchThrowableOfType(PrinterException.class, () -> till.write(slip, 0, slip.length));

      assertThat(failure).hasMessage(pair.till() + " took 0 of 7 bytes: takes nothing for 200 ms");
      assertThat(failure.anyByteAccepted()).isFalse();
    }
  }

  @Test
  void closingFromAnotherThreadEndsAWriteThatWaits() throws Exception {
    SerialLine held = new SerialLine(38_400, 8, Parity.NONE, 1, Flow.XONXOFF);
    byte[] slip = "Slip 1\n".getBytes(StandardCharsets.US_ASCII);
    try (SerialPair pair = SerialPair.open(folder);
        Connection printer = transport(pair.printer(), SerialLine.USUAL).open()) {
      Connection till = transport(pair.till(), held).open();
      printer.write(new byte[] {XOFF, '!'}, 0, 2);
      assertThat(till.read(5_000)).hasValue('!');
      CompletableFuture<PrinterException> writing =
          Aside.start(
              "till",
              () ->
                  catchThrowableOfType(
                      PrinterException.class, () -> till.write(slip, 0, slip.length)));
      assertThat(printer.read(100)).isEmpty();

      till.close();

      assertThat(writing.get()).hasMessage(pair.till() + " took 0 of 7 bytes: it is closed");
      assertThat(writing.get().anyByteAccepted()).isFalse();
    }
  }

  @Test
  void aPortThatVanishesIsNoticed() throws Exception {
    byte[] much = new byte[1 << 20];
    try (SerialPair pair = SerialPair.open(folder);
        Connection till = transport(pair.till(), SerialLine.USUAL).open()) {
      pair.unplug();

      PrinterException failure =
          catchThrowableOfType(PrinterException.class, () -> till.write(much, 0, much.length));
      assertThat(failure)
          .hasMessage(pair.till() + " took 0 of 1048576 bytes: the port is lost (error 5)");
      assertThat(failure.anyByteAccepted()).isFalse();
    }
  }

  @Test
  void aPortThatIsNotThereSaysSo() {
    assertNotOpened(folder.resolve("ttyUSB0"), "it is not there");
  }

  @Test
  void aPortOneMayNotUseSaysSo() {
    // The one file that not even the system's administrator may write.
    assertNotOpened(
        Path.of("/proc/sys/kernel/osrelease"), "permission to read and write is denied");
  }

  @Test
  void aFileIsNoPort() throws Exception {
    assertNotOpened(
        Files.createFile(folder.resolve("ttyS0")),
        "another program has it, or it is no serial port (error 25)");
  }

  @Test
  void aPortThatIsInUseSaysSo() throws Exception {
    try (SerialPair pair = SerialPair.open(folder);
        Connection first = transport(pair.till(), SerialLine.USUAL).open()) {
      PrinterException failure =
          catchThrowableOfType(
              PrinterException.class, transport(pair.till(), SerialLine.USUAL)::open);

      assertThat(failure)
          .hasMessageMatching(
              pair.till()
                  + " is not opened: another program has it, or it is no serial port \\(error \\d+\\)");
      assertThat(failure.anyByteAccepted()).isFalse();
      assertThat(first.read(1)).isEmpty();
    }
  }

  @Test
  void aLineIsSpokenAsTheSwitchesOfAPrinterCanSay() {
    for (int baud : new int[] {49, 4_000_001}) {
      IllegalArgumentException failure =
          catchThrowableOfType(
              IllegalArgumentException.class,
              () -> new SerialLine(baud, 8, Parity.EVEN, 1, Flow.RTSCTS));
      assertThat(failure).hasMessage("baud=" + baud + ": 50 to 4000000 is allowed");
    }
  }

  private void assertNotOpened(Path port, String why) {
    PrinterException failure =
        catchThrowableOfType(PrinterException.class, transport(port, SerialLine.USUAL)::open);
    assertThat(failure).hasMessage(port + " is not opened: " + why);
    assertThat(failure.anyByteAccepted()).isFalse();
  }

  private static PrinterTransport transport(Path port, SerialLine line) {
    return new SerialTransport(port.toString(), line, 20_000, 20_000);
  }

  private static PrinterTransport stallsSoon(Path port, SerialLine line) {
    return new SerialTransport(port.toString(), line, 20_000, 200);
  }

  private static Void write(Connection line, byte[] bytes) throws PrinterException {
    line.write(bytes, 0, bytes.length);
    return null;
  }

  private static byte[] read(Connection line, int length) throws PrinterException {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      OptionalInt next = line.read(5_000);
      assertThat(next).as("byte %d of %d", i, length).isPresent();
      bytes[i] = (byte) next.getAsInt();
    }
    return bytes;
  }
}
