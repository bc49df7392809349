package dev.evertill.receipt.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Two serial ports and the wire between them. Confined to the test's thread. */
final class SerialPair implements AutoCloseable {
  private final Tool wire;
  private final Path till;
  private final Path printer;

  private SerialPair(Tool wire, Path till, Path printer) {
    this.wire = wire;
    this.till = till;
    this.printer = printer;
  }

  static SerialPair open(Path folder) throws IOException {
    Path till = folder.resolve("tty-till");
    Path printer = folder.resolve("tty-printer");
    Tool wire =
        Tool.start(
            "socat",
            folder.resolve("socat.log"),
            Map.of(),
            List.of("socat", "pty,raw,echo=0,link=" + till, "pty,raw,echo=0,link=" + printer));
    wire.ready("both ends are there", () -> Files.exists(till) && Files.exists(printer));
    return new SerialPair(wire, till, printer);
  }

  Path till() {
    return till;
  }

  Path printer() {
    return printer;
  }

  /** The wire carries nothing until it is mended: as with a printer that holds its line down. */
  void block() throws IOException, InterruptedException {
    wire.signal("STOP");
  }

  void unblock() throws IOException, InterruptedException {
    wire.signal("CONT");
  }

  /** Both ports vanish. */
  void unplug() {
    wire.close();
  }

  @Override
  public void close() {
    wire.close();
  }
}
