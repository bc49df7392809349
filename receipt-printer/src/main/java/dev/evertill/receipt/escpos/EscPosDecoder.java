package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Block;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.layout.Layout;
import java.nio.charset.Charset;

/**
 * Reads the commands a printer is sent, as they come, and says what a printer would do with them.
 * Confined to the thread that feeds it.
 *
 * <p>Each line becomes one block, so the paper comes out as {@link Layout} would lay it out.
 */
public final class EscPosDecoder {
  /** What a printer would do. */
  public interface Listener {
    /** One more block is on the paper. */
    default void block(Block block) {}

    /**
     * The paper was cut: this is what came off. Never from a printer without a cutter, whose papers
     * follow one another in {@link #unfinished}.
     */
    default void paper(Receipt receipt) {}

    /** The paper was cut; {@link #paper} follows. */
    default void cut() {}

    /**
     * A drawer was opened.
     *
     * @param pin of the drawer's plug: 2 or 5
     * @param milliseconds that the pulse lasts
     */
    default void drawerKicked(int pin, int milliseconds) {}

    /**
     * Everything before this was processed; one byte is waited for ({@code GS r}).
     *
     * @param what 1 paper, 2 drawer, 4 ink
     */
    default void statusRequested(int what) {}

    /**
     * Asked out of turn; one byte is waited for ({@code DLE EOT}).
     *
     * @param number 1 printer, 2 why it is off line, 3 what is broken, 4 paper
     */
    default void realTimeStatusRequested(int number) {}

    /** The number of a job is to be answered when everything before this is printed. */
    default void processIdRequested(byte[] id) {}

    /**
     * From now on the printer is to speak by itself ({@code GS a}).
     *
     * @param enabled 1 drawer, 2 on and off line, 4 errors, 8 paper; 0 is silence
     */
    default void automaticStatus(int enabled) {}

    /**
     * Asked for the printer's name ({@code GS I}).
     *
     * @param what 1 to 3 for one byte, 65 and above for a text
     */
    default void identityRequested(int what) {}

    /**
     * Asked to go on after an error ({@code DLE ENQ}).
     *
     * @param clears whether what was sent before is to be forgotten
     */
    default void recoveryRequested(boolean clears) {}

    /** This is shown, but not just as a printer would print it. */
    default void approximated(String what) {}

    /** A command that no printer of ours knows, or data it would refuse; it was skipped. */
    default void unknown(String command) {}
  }

  private static final int SPACE = 0x20;
  private static final int LONGEST_COMMAND = 8 << 20;

  private final Listener listener;
  private final Workings printer;
  private final Received received = new Received();
  private long toSkip;

  public EscPosDecoder(PrinterProfile profile, Listener listener) {
    this(profile, null, listener);
  }

  /**
   * @param twoByte what a printer for East Asia reads two bytes as: {@code windows-31j}, {@code
   *     GB18030}, {@code Big5} or {@code EUC-KR}; null for one that does so only when told
   */
  public EscPosDecoder(PrinterProfile profile, Charset twoByte, Listener listener) {
    this.listener = listener;
    printer = new Workings(profile, twoByte, listener);
  }

  /** Takes any part of the stream; a command cut in two waits for its end. */
  public void feed(byte[] bytes, int start, int length) {
    int skipped = (int) Math.min(toSkip, length);
    toSkip -= skipped;
    received.append(bytes, start + skipped, length - skipped);
    obey(received, true);
  }

  /** What is on the paper and not cut off yet. */
  public Receipt unfinished() {
    return printer.paper().soFar();
  }

  /** Nobody waits for such a command: it is skipped as it comes. */
  static boolean isTooLong(long length) {
    return length > LONGEST_COMMAND;
  }

  private void obey(Received bytes, boolean mayPlay) {
    while (bytes.size() > 0) {
      long length = length(bytes);
      if (isTooLong(length)) {
        listener.unknown("a command of " + length + " bytes");
        int here = (int) Math.min(length, bytes.size());
        toSkip = mayPlay ? length - here : 0;
        bytes.drop(here);
      } else if (length == Lengths.MORE || !bytes.has((int) length)) {
        return;
      } else {
        obey(bytes, (int) length, mayPlay);
      }
    }
  }

  private long length(Received bytes) {
    int first = bytes.at(0);
    if (first >= SPACE) {
      return printer.characters().length(bytes);
    }
    if (!beginsCommand(first)) {
      return 1;
    }
    Commands.Command command = bytes.has(2) ? Commands.of(bytes) : null;
    return command == null ? Lengths.MORE : command.length().of(bytes);
  }

  private static boolean beginsCommand(int first) {
    return first == 0x10 || first == 0x1B || first == 0x1C || first == 0x1D;
  }

  private void obey(Received bytes, int length, boolean mayPlay) {
    int first = bytes.at(0);
    Commands.Command command = beginsCommand(first) ? Commands.of(bytes) : null;
    Sequence taken = bytes.take(length);
    if (printer.macro().isRecording() && !Macro.ends(taken)) {
      printer.macro().record(taken.from(0));
    } else if (!printer.isSelected() && !Workings.selects(taken)) {
      return;
    } else if (command != null) {
      command.action().on(printer, taken);
    } else if (first < SPACE) {
      printer.control(first);
    } else {
      printer.print(taken);
    }
    play(mayPlay);
  }

  private void play(boolean mayPlay) {
    int times = printer.macro().takeToPlay();
    byte[] commands = mayPlay ? printer.macro().commands() : new byte[0];
    for (int i = 0; i < times && commands.length > 0; i++) {
      Received again = new Received();
      again.append(commands, 0, commands.length);
      obey(again, false);
    }
  }
}
