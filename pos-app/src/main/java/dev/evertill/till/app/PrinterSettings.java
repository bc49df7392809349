package dev.evertill.till.app;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.DrawerKick;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.spool.SpoolerSetup;
import dev.evertill.receipt.status.DrawerSensor;
import dev.evertill.receipt.transport.PrinterTransport;
import dev.evertill.receipt.transport.Transports;
import java.time.Duration;
import java.util.Optional;

/**
 * The printers of one till, and the drawer on the first of them. Immutable.
 *
 * @param second takes the papers while the first is out of order; empty for none
 * @param standIn how long the first is out of order before that
 * @param kick how the drawer opens
 */
public record PrinterSettings(
    Printer first, Optional<Printer> second, Duration standIn, DrawerKick kick) {
  /** Long enough to change a roll. */
  public static final Duration STAND_IN = Duration.ofSeconds(60);

  /**
   * One printer. Immutable.
   *
   * @param address as {@link Transports} reads it
   * @param profile what is written for it
   */
  public record Printer(String address, PrinterProfile profile) {
    PrinterTransport transport() {
      return Transports.of(address, profile);
    }
  }

  /** One printer, and a drawer as most are. */
  public static PrinterSettings of(String address, PrinterProfile profile) {
    return new PrinterSettings(
        new Printer(address, profile), Optional.empty(), STAND_IN, DrawerKick.USUAL);
  }

  /** The first letter that is drawn takes a fifth of a second, for its fonts are looked up then. */
  void warmUp() {
    new EscPosEncoder().encode(Receipt.builder().text("茶").build(), first.profile());
  }

  SpoolerSetup applyTo(SpoolerSetup setup) {
    second.ifPresent(other -> setup.second(other.transport(), other.profile(), standIn));
    return setup.drawer(kick, DrawerSensor.NONE);
  }
}
