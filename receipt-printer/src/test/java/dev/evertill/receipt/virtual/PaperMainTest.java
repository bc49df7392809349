package dev.evertill.receipt.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Leash;
import dev.evertill.receipt.Papers;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.BufferedReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started by hand. */
@Timeout(60)
class PaperMainTest {
  @TempDir Path folder;

  @Test
  void whenThePrinterAnswersThePaperIsOnDisk() throws Exception {
    Path portFile = folder.resolve("port");
    Process program =
        new ProcessBuilder(
                Leash.held(
                    List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PaperMain.class.getName(),
                        "--port=0",
                        "--width=58",
                        "--paper=" + folder,
                        "--port-file=" + portFile)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = program.inputReader()) {
      String line = said.readLine();
      int port = Integer.parseInt(Files.readString(portFile).trim());
      assertThat(line).isEqualTo("Paper: listening on 127.0.0.1:" + port);
      byte[] receipt = new EscPosEncoder().encode(Papers.numbered(7), PrinterProfile.EPSON_58MM);
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket.getOutputStream().write(receipt);
        socket.getOutputStream().write(EscPosEncoder.statusRequest());
        assertThat(socket.getInputStream().read()).isZero();
      }

      assertThat(folder.resolve("paper.txt"))
          .hasContent("Slip 7\n- - - - - - - - - - - - - - - -\n\f\n");
      assertThat(Files.readAllBytes(folder.resolve("paper.bin"))).startsWith(receipt);
    } finally {
      program.getOutputStream().close();
    }
    assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}
