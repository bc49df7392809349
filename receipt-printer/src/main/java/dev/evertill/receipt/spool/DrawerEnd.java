package dev.evertill.receipt.spool;

import java.util.Objects;

/**
 * What became of a wish to open the drawer. Immutable.
 *
 * @param sent whether the way to the printer took the command, once; whether the drawer is open is
 *     what {@link dev.evertill.receipt.status.PrinterStatus#drawer} says where that is wired
 * @param reason why it was not sent, or not all of it, for people who look after the till; empty if
 *     it was. It is not sent later.
 */
public record DrawerEnd(boolean sent, String reason) {
  public DrawerEnd {
    Objects.requireNonNull(reason, "reason");
  }
}
