package dev.evertill.receipt.transport;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.IOException;
import java.util.Objects;

/**
 * A printer, and a drawer if one is named, that their maker's JavaPOS driver drives. Needs javapos
 * and the driver on the class path. Safe from any thread; its connections say theirs.
 *
 * <p>The driver does not get our bytes but what they mean: text, bar codes, pictures, cuts. Where
 * it can, a job is one transaction: it prints at the job's end, or nothing of it does.
 */
public final class JavaPosTransport implements PrinterTransport {
  private final String name;
  private final String drawer;
  private final PrinterProfile profile;
  private final int stallMillis;
  private final int openMillis;
  private final Opening<JavaPosDevices> opening;

  /**
   * @param name of the POSPrinter in the JavaPOS configuration
   * @param drawer of the CashDrawer, empty for none: then opening it does nothing
   * @param profile what the bytes are written for
   * @param openMillis how long opening and claiming may take
   * @param stallMillis how long the driver may take over one write
   */
  public JavaPosTransport(
      String name, String drawer, PrinterProfile profile, int openMillis, int stallMillis) {
    this.name = name;
    this.drawer = drawer;
    this.profile = Objects.requireNonNull(profile, "profile");
    this.openMillis = openMillis;
    this.stallMillis = stallMillis;
    this.opening = new Opening<>(describe(), () -> JavaPosDevices.open(name, drawer, openMillis));
  }

  @Override
  public Connection open() throws PrinterException {
    try {
      JavaPosDevices devices = opening.within(openMillis);
      return new JavaPosConnection(devices, profile, describe(), stallMillis);
    } catch (IOException e) {
      throw PrinterException.nothingAccepted(describe() + " is not opened: " + Aside.reason(e), e);
    } catch (LinkageError e) {
      throw PrinterException.nothingAccepted(
          describe() + " is not opened: javapos is not on the class path", e);
    }
  }

  @Override
  public String describe() {
    return "JavaPOS " + name + (drawer.isEmpty() ? "" : " with " + drawer);
  }

  @Override
  public boolean confirms() {
    return true;
  }
}
