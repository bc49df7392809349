package dev.evertill.receipt.escpos;

/**
 * The pulse that opens a drawer ({@code ESC p}). Immutable.
 *
 * @param pin of the socket, 2 or 5: two drawers can hang on one printer
 * @param onMillis how long the pulse is, 2 to 510
 * @param offMillis how long nothing may follow it, 2 to 510
 */
public record DrawerKick(int pin, int onMillis, int offMillis) {
  /** What most drawers open with. */
  public static final DrawerKick USUAL = new DrawerKick(2, 100, 100);

  public DrawerKick {
    if (pin != 2 && pin != 5) {
      throw new IllegalArgumentException("a drawer hangs on pin 2 or 5: " + pin);
    }
    check(onMillis);
    check(offMillis);
  }

  private static void check(int millis) {
    if (millis < 2 || millis > 510) {
      throw new IllegalArgumentException("a pulse takes 2 to 510 ms: " + millis);
    }
  }

  /** The command; times are sent in steps of 2 ms. */
  public byte[] command() {
    return new byte[] {
      0x1B, 'p', (byte) (pin == 2 ? 0 : 1), (byte) (onMillis / 2), (byte) (offMillis / 2)
    };
  }

  /**
   * The command for a printer that stands still ({@code DLE DC4}, function 1): done at once, with
   * times in steps of 100 ms up to 800.
   */
  public byte[] commandAtOnce() {
    int steps = Math.max(1, Math.min(8, (Math.max(onMillis, offMillis) + 99) / 100));
    return new byte[] {0x10, 0x14, 1, (byte) (pin == 2 ? 0 : 1), (byte) steps};
  }
}
