package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sends a file to a print queue and says what became of it. Confined to the main thread.
 *
 * <pre>
 * QUEUE FILE OPEN STALL [PROCESS]: times in milliseconds; the process is stopped between opening and writing
 * </pre>
 */
final class PrintMain {
  private PrintMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    PrinterTransport transport =
        new SpoolerTransport(args[0], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    byte[] bytes = Files.readAllBytes(Path.of(args[1]));
    try (Connection line = transport.open()) {
      if (args.length > 4) {
        new ProcessBuilder("kill", "-STOP", args[4]).start().waitFor();
      }
      line.write(bytes, 0, bytes.length);
      System.out.println(
          (line.endOfJob() ? "printed" : "handed over")
              + ", reads back "
              + transport.readsBack()
              + ", confirms "
              + transport.confirms());
    } catch (PrinterException e) {
      System.out.println(
          (e.anyByteAccepted() ? "partly accepted: " : "nothing accepted: ") + e.getMessage());
    }
    System.exit(0); // Java's own print threads would go on
  }
}
