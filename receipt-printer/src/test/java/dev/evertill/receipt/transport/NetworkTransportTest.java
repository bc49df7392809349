package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NetworkTransportTest {
  @Test
  void aPrinterThatIsOffTookNothing() throws IOException {
    int port;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = nobody.getLocalPort();
    }
    NetworkTransport transport = new NetworkTransport("127.0.0.1", port, 500, 200);

    PrinterException failure = catchThrowableOfType(PrinterException.class, transport::open);

    assertThat(failure).hasMessage("127.0.0.1:" + port + " is not reached: Connection refused");
    assertThat(failure.anyByteAccepted()).isFalse();
  }

  @Test
  void aPrinterThatDoesNotAnswerTheCallIsGivenUp() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      NetworkTransport transport = new NetworkTransport("127.0.0.1", busy.getLocalPort(), 300, 200);
      List<Connection> callers = new ArrayList<>();
      PrinterException failure = null;
      while (failure == null) {
        failure = catchThrowableOfType(PrinterException.class, () -> callers.add(transport.open()));
        assertThat(callers).as("nobody accepts them").hasSizeLessThan(100);
      }
      callers.forEach(Connection::close);

      assertThat(failure)
          .hasMessage("127.0.0.1:" + busy.getLocalPort() + " is not reached: no answer in 300 ms");
      assertThat(failure.anyByteAccepted()).isFalse();
    }
  }

  @Test
  void aPrinterThatNeverReadsTookSomeAndIsGivenUp() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Connection line = open(server);
        Socket deaf = server.accept()) {
      byte[] bytes = new byte[16 << 20];

      PrinterException failure =
          catchThrowableOfType(PrinterException.class, () -> line.write(bytes, 0, bytes.length));

      assertThat(failure)
          .hasMessageMatching(
              "127.0.0.1:\\d+ took \\d+ of 16777216 bytes: takes nothing for 200 ms");
      assertThat(failure.anyByteAccepted()).isTrue();
      assertThat(deaf.isConnected()).isTrue();
    }
  }

  @Test
  void anAnswerIsReadAndSilenceIsEmpty() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Connection line = open(server);
        Socket printer = server.accept()) {
      assertThat(line.read(1)).isEmpty();
      printer.getOutputStream().write(0x92);
      assertThat(line.read(5_000)).hasValue(0x92);
    }
  }

  @Test
  void aLineThatWasCutIsNoticedWhenReading() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Connection line = open(server)) {
      server.accept().close();

      PrinterException failure =
          catchThrowableOfType(PrinterException.class, () -> line.read(5_000));

      assertThat(failure)
          .hasMessage("127.0.0.1:" + server.getLocalPort() + " is gone: it closed the connection");
    }
  }

  @Test
  void aLineThatWasCutInTheMiddleTookSome() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Connection line = open(server)) {
      byte[] bytes = new byte[16 << 20];
      Socket printer = server.accept();
      CompletableFuture<PrinterException> writing =
          Aside.start(
              "till",
              () ->
                  catchThrowableOfType(
                      PrinterException.class, () -> line.write(bytes, 0, bytes.length)));
      assertThat(printer.getInputStream().read()).isZero();
      printer.setSoLinger(true, 0);
      printer.close();

      assertThat(writing.get())
          .hasMessageMatching(
              "127.0.0.1:\\d+ took \\d+ of 16777216 bytes: (Connection reset by peer|Broken"
                  + " pipe|Connection reset)");
      assertThat(writing.get().anyByteAccepted()).isTrue();
    }
  }

  @Test
  void closingFromAnotherThreadEndsAWriteThatWaitsAndWhatTheSystemHolds() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      byte[] bytes = new byte[16 << 20];
      Connection line =
          new NetworkTransport("127.0.0.1", server.getLocalPort(), 500, 600_000).open();
      try (Socket printer = server.accept()) {
        CompletableFuture<PrinterException> writing =
            Aside.start(
                "till",
                () ->
                    catchThrowableOfType(
                        PrinterException.class, () -> line.write(bytes, 0, bytes.length)));
        while (printer.getInputStream().available() < 60_000) {
          Thread.onSpinWait();
        }

        line.close();

        assertThat(writing.get())
            .hasMessageMatching("127.0.0.1:\\d+ took \\d+ of 16777216 bytes: it is closed");
        assertThat(writing.get().anyByteAccepted()).isTrue();
        IOException reset =
            catchThrowableOfType(IOException.class, () -> printer.getInputStream().readAllBytes());
        assertThat(reset).hasMessage("Connection reset");
      }
    }
  }

  @Test
  void aNameNobodyKnowsSaysSo() {
    String name = "p".repeat(64) + ".shop"; // too long, so no name server is bothered
    PrinterException failure =
        catchThrowableOfType(
            PrinterException.class, new NetworkTransport(name, 9_100, 20_000, 200)::open);

    assertThat(failure).hasMessage(name + ":9100 is not reached: no address is known for " + name);
    assertThat(failure.anyByteAccepted()).isFalse();
  }

  private static Connection open(ServerSocket server) throws PrinterException {
    return new NetworkTransport("127.0.0.1", server.getLocalPort(), 500, 200).open();
  }
}
