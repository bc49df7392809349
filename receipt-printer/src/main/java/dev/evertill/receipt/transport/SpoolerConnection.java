package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javax.print.Doc;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.SimpleDoc;
import javax.print.attribute.HashPrintRequestAttributeSet;
import javax.print.attribute.PrintRequestAttributeSet;
import javax.print.attribute.standard.JobName;

/** Jobs going into a queue. Confined to the thread that opened it; closed from any thread. */
final class SpoolerConnection implements Connection {
  private final PrintService service;
  private final String printer;
  private final int stallMillis;
  private final Silence silence = new Silence();
  private volatile CompletableFuture<Void> printing = new CompletableFuture<>();

  SpoolerConnection(PrintService service, String printer, int stallMillis) {
    this.service = service;
    this.printer = printer;
    this.stallMillis = stallMillis;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws PrinterException {
    byte[] job = Arrays.copyOfRange(bytes, from, from + length);
    try {
      printing = Aside.start("prints to " + printer, () -> print(job));
      Aside.within(stallMillis, printing);
    } catch (TimeoutException e) {
      // The system's call goes on, and whether it prints, it alone knows.
      throw PrinterException.partlyAccepted(
          printer + " has not taken the job after " + stallMillis + " ms", e);
    } catch (IOException e) {
      String message = printer + " refused the job: " + Aside.reason(e);
      throw e.getCause() instanceof PrintException
          ? PrinterException.nothingAccepted(message, e)
          : PrinterException.partlyAccepted(message, e);
    }
  }

  private Void print(byte[] job) throws PrintException {
    Doc document = new SimpleDoc(job, DocFlavor.BYTE_ARRAY.AUTOSENSE, null);
    PrintRequestAttributeSet how = new HashPrintRequestAttributeSet(new JobName("Receipt", null));
    service.createPrintJob().print(document, how);
    return null;
  }

  /** A queue says nothing. */
  @Override
  public OptionalInt read(long timeoutMillis) {
    return silence.lasts(timeoutMillis);
  }

  /** Ends the waiting for a job, not the job: what the system has begun, it goes on with. */
  @Override
  public void close() {
    silence.end();
    printing.completeExceptionally(new IOException("it is closed"));
  }
}
