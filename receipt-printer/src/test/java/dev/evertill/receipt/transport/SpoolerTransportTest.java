package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Papers;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real CUPS with a real queue; the till's side is a program of its own that is told where. */
@Timeout(120)
class SpoolerTransportTest {
  @TempDir private Path folder;
  private PrintServer cups;

  @BeforeEach
  void startCups() throws Exception {
    cups = PrintServer.start(folder.resolve("cups"));
  }

  @AfterEach
  void stopCups() {
    cups.close();
  }

  @Test
  void aQueueBringsTheBytesAsTheyAre() throws Exception {
    byte[] receipt = new EscPosEncoder().encode(Papers.ofAShop(), PrinterProfile.EPSON_80MM);
    byte[] all = new byte[receipt.length + 256];
    System.arraycopy(receipt, 0, all, 0, receipt.length);
    for (int i = 0; i < 256; i++) {
      all[receipt.length + i] = (byte) i;
    }
    try (ServerSocket printer = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      cups.addQueue("Receipts", printer.getLocalPort());
      CompletableFuture<byte[]> printed = Aside.start("printer", () -> readAll(printer));

      assertThat(print("Receipts", all)).isEqualTo("handed over, reads back false, confirms false");

      assertThat(printed.get()).isEqualTo(all);
    }
  }

  @Test
  void aQueueWhosePrinterIsOffTakesTheJobAllTheSame() throws Exception {
    cups.addQueue("Receipts", 1);

    assertThat(print("Receipts", new byte[] {'1', '\n'}))
        .isEqualTo("handed over, reads back false, confirms false");
  }

  @Test
  void anUnknownQueueSaysWhichThereAre() throws Exception {
    cups.addQueue("Receipts", 1);
    cups.addQueue("Office", 1);

    assertThat(print("Reciepts", new byte[] {'1', '\n'}))
        .isEqualTo(
            "nothing accepted: print queue Reciepts is not opened: there is no such queue; the"
                + " system has Office, Receipts");
  }

  @Test
  void aQueueThatTakesNoJobsTookNothing() throws Exception {
    cups.addQueue("Receipts", 1);
    cups.reject("Receipts");

    assertThat(print("Receipts", new byte[] {'1', '\n'}))
        .isEqualTo(
            "nothing accepted: print queue Receipts refused the job: Printer is not accepting"
                + " job.");
  }

  @Test
  void withoutADefaultQueueThereIsNone() throws Exception {
    assertThat(print("", new byte[] {'1', '\n'}))
        .isEqualTo(
            "nothing accepted: the default print queue is not opened: the system has no default"
                + " queue");
  }

  @Test
  void theDefaultQueuePrints() throws Exception {
    try (ServerSocket printer = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      cups.addQueue("Receipts", printer.getLocalPort());
      cups.makeDefault("Receipts");
      CompletableFuture<byte[]> printed = Aside.start("printer", () -> readAll(printer));

      assertThat(print("", new byte[] {'1', '\n'}))
          .isEqualTo("handed over, reads back false, confirms false");

      assertThat(printed.get()).containsExactly('1', '\n');
    }
  }

  @Test
  void aSystemThatDoesNotAnswerIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThat(
              print(
                  "127.0.0.1:" + silent.getLocalPort(),
                  "Receipts",
                  new byte[] {'1'},
                  "1000",
                  "1000"))
          .isEqualTo("nothing accepted: print queue Receipts is not opened: no answer in 1000 ms");
    }
  }

  @Test
  void aSystemThatHangsInTheMiddleMayPrintSomeDay() throws Exception {
    cups.addQueue("Receipts", 1);

    assertThat(
            print(
                cups.address(),
                "Receipts",
                new byte[] {'1'},
                "20000",
                "1000",
                String.valueOf(cups.pid())))
        .isEqualTo("partly accepted: print queue Receipts has not taken the job after 1000 ms");
  }

  private String print(String queue, byte[] bytes) throws Exception {
    return print(cups.address(), queue, bytes, "20000", "20000");
  }

  /** Prints from a program of its own: where the queues are, Java asks once. */
  private String print(String server, String queue, byte[] bytes, String... patience)
      throws Exception {
    Path job = Files.write(folder.resolve("job"), bytes);
    Path said = folder.resolve("said");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-Djava.awt.headless=true", "-Djava.io.tmpdir=" + folder));
    command.addAll(List.of(PrintMain.class.getName(), queue, job.toString()));
    command.addAll(List.of(patience));
    Tool.run("default-jdk", said, Map.of("CUPS_SERVER", server), command);
    return Files.readString(said).strip();
  }

  private static byte[] readAll(ServerSocket printer) throws IOException {
    try (Socket job = printer.accept()) {
      return job.getInputStream().readAllBytes();
    }
  }
}
