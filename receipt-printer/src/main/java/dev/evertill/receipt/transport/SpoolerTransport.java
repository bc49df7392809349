package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;

/**
 * A print queue of the system (CUPS, Windows), which gets the bytes as they are. Safe from any
 * thread; its connections say theirs.
 *
 * <p>Each {@link Connection#write} becomes one job of the queue. Nothing comes back, and nothing is
 * believed: the system reports the same with the printer off. On Linux, Java hands jobs over by
 * {@code lpr}, and finds the queues of another machine by the variable CUPS_SERVER.
 */
public final class SpoolerTransport implements PrinterTransport {
  private final String queue;
  private final int openMillis;
  private final int stallMillis;
  private final Opening<PrintService> opening;

  /**
   * @param queue its name, empty for the system's default
   * @param openMillis how long the system may look for it
   * @param stallMillis how long the system may take over one job
   */
  public SpoolerTransport(String queue, int openMillis, int stallMillis) {
    this.queue = queue;
    this.openMillis = openMillis;
    this.stallMillis = stallMillis;
    this.opening = new Opening<>(describe(), this::find);
  }

  private PrintService find() throws IOException {
    if (queue.isEmpty()) {
      PrintService usual = PrintServiceLookup.lookupDefaultPrintService();
      if (usual == null) {
        throw new IOException("the system has no default queue");
      }
      return usual;
    }
    PrintService[] all = PrintServiceLookup.lookupPrintServices(null, null);
    for (PrintService service : all) {
      if (service.getName().equals(queue)) {
        return service;
      }
    }
    List<String> names = Arrays.stream(all).map(PrintService::getName).sorted().toList();
    throw new IOException(
        "there is no such queue; the system has "
            + (names.isEmpty() ? "none" : String.join(", ", names)));
  }

  @Override
  public Connection open() throws PrinterException {
    try {
      return new SpoolerConnection(opening.within(openMillis), describe(), stallMillis);
    } catch (IOException e) {
      throw PrinterException.nothingAccepted(describe() + " is not opened: " + Aside.reason(e), e);
    }
  }

  @Override
  public String describe() {
    return queue.isEmpty() ? "the default print queue" : "print queue " + queue;
  }

  @Override
  public boolean readsBack() {
    return false;
  }
}
