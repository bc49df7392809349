package dev.evertill.receipt.status;

import java.util.EnumSet;
import java.util.Set;

/**
 * The bits of a printer's answers, after Epson's ESC/POS reference. Immutable.
 *
 * <pre>
 * bit         7  6           5            4  3           2            1  0
 * DLE EOT 1   0  feed button recovery     1  offline     drawer pin   1  0
 * DLE EOT 2   0  error       paper out    1  feeding     cover        1  0
 * DLE EOT 3   0  temperature unrecoverable1  cutter      recoverable  1  0
 * DLE EOT 4   0  paper out   paper out    1  paper low   paper low    1  0
 * GS r 1      0  -           -            0  paper out   paper out    paper low (two bits)
 * GS r 2      0  -           -            0  -           -            -  drawer pin
 * GS a, 1st   0  feeding     cover        1  offline     drawer pin   0  0
 *       2nd   0  temperature unrecoverable0  cutter      recoverable  feed button, recovery
 *       3rd   0  -           -            0  paper out   paper out    paper low (two bits)
 *       4th   0  -           -            0  -           -            -  -
 * </pre>
 */
final class StatusBits {
  private StatusBits() {}

  static boolean isRealTime(int answer) {
    return (answer & 0x93) == 0x12;
  }

  /** The first of four. */
  static boolean isAutomatic(int answer) {
    return (answer & 0x93) == 0x10;
  }

  /** The answer to {@code GS r}, or what follows the first of four. */
  static boolean isInTurn(int answer) {
    return (answer & 0x90) == 0;
  }

  static Set<Condition> printer(int answer) {
    Set<Condition> found = none();
    add(found, answer, 0x08, Condition.OFFLINE);
    add(found, answer, 0x20, Condition.WAITING_FOR_RECOVERY);
    add(found, answer, 0x40, Condition.FEEDING);
    return found;
  }

  static boolean printerDrawerPin(int answer) {
    return (answer & 0x04) != 0;
  }

  static Set<Condition> offlineCause(int answer) {
    Set<Condition> found = none();
    add(found, answer, 0x04, Condition.COVER_OPEN);
    add(found, answer, 0x08, Condition.FEEDING);
    add(found, answer, 0x20, Condition.PAPER_OUT);
    add(found, answer, 0x40, Condition.ERROR);
    return found;
  }

  static Set<Condition> errorCause(int answer) {
    Set<Condition> found = none();
    add(found, answer, 0x04, Condition.RECOVERABLE_ERROR);
    add(found, answer, 0x08, Condition.CUTTER_ERROR);
    add(found, answer, 0x20, Condition.UNRECOVERABLE_ERROR);
    add(found, answer, 0x40, Condition.TEMPERATURE);
    return found;
  }

  static Set<Condition> paper(int answer) {
    Set<Condition> found = none();
    add(found, answer, 0x0C, Condition.PAPER_LOW);
    add(found, answer, 0x60, Condition.PAPER_OUT);
    return found;
  }

  /** Of {@code GS r 1}, and of the third of four. */
  static Set<Condition> paperInTurn(int answer) {
    Set<Condition> found = none();
    add(found, answer, 0x03, Condition.PAPER_LOW);
    add(found, answer, 0x0C, Condition.PAPER_OUT);
    return found;
  }

  static boolean drawerPinInTurn(int answer) {
    return (answer & 0x01) != 0;
  }

  static Set<Condition> automatic(int first, int second, int third) {
    Set<Condition> found = paperInTurn(third);
    add(found, first, 0x08, Condition.OFFLINE);
    add(found, first, 0x20, Condition.COVER_OPEN);
    add(found, first, 0x40, Condition.FEEDING);
    add(found, second, 0x01, Condition.WAITING_FOR_RECOVERY);
    add(found, second, 0x02, Condition.FEEDING);
    add(found, second, 0x04, Condition.RECOVERABLE_ERROR);
    add(found, second, 0x08, Condition.CUTTER_ERROR);
    add(found, second, 0x20, Condition.UNRECOVERABLE_ERROR);
    add(found, second, 0x40, Condition.TEMPERATURE);
    return found;
  }

  private static Set<Condition> none() {
    return EnumSet.noneOf(Condition.class);
  }

  /** Where a printer uses two bits for one thing, either is enough. */
  private static void add(Set<Condition> found, int answer, int bits, Condition condition) {
    if ((answer & bits) != 0) {
      found.add(condition);
    }
  }
}
