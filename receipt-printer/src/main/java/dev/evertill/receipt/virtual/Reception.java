package dev.evertill.receipt.virtual;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.EscPosDecoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * What a virtual printer is sent, and what becomes of it. Confined to the virtual printer's thread.
 */
final class Reception implements EscPosDecoder.Listener {
  private static final String NAME = "Evertill virtual printer";
  private static final int BUFFER = 64 << 10;
  private static final int LOOK_AGAIN_MILLIS = 5;

  private final VirtualPrinter printer;
  private final EscPosDecoder decoder;
  private final byte[] bytes = new byte[BUFFER];
  private int from;
  private int to;
  private int looked;
  private int answeredAlready;
  private Socket socket;

  Reception(VirtualPrinter printer, PrinterProfile profile) {
    this.printer = printer;
    decoder = new EscPosDecoder(profile, this);
  }

  /** Whether something was sent and is not printed, as the printer is off line. */
  boolean hasRest() {
    return to > from;
  }

  Receipt unfinished() {
    return decoder.unfinished();
  }

  /** All that comes by this connection, until it ends. */
  void read(Socket connection) throws IOException {
    socket = connection;
    boolean prints = true;
    while (prints && receive()) {
      prints = print();
    }
    if (!prints) {
      socket.setSoLinger(true, 0);
    }
  }

  /** As much as there is room for; returns whether there is more to come. */
  private boolean receive() throws IOException {
    if (to == bytes.length) {
      printer.pause(socket, LOOK_AGAIN_MILLIS);
      return true;
    }
    socket.setSoTimeout(hasRest() ? LOOK_AGAIN_MILLIS : 0);
    try {
      int read = socket.getInputStream().read(bytes, to, bytes.length - to);
      to += Math.max(0, read);
      return read >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }

  /**
   * What was received, as far as the printer is on line; off line it answers what is asked out of
   * turn.
   *
   * @return whether it is still alive
   */
  boolean print() {
    while (hasRest()) {
      if (!printer.prints()) {
        answerOutOfTurn();
        return true;
      }
      int length = printer.lived(to - from);
      printer.received(bytes, from, length);
      decoder.feed(bytes, from, length);
      from += length;
      if (printer.died()) {
        from = to;
        return false;
      }
    }
    from = 0;
    to = 0;
    looked = 0;
    answeredAlready = 0;
    return true;
  }

  /** The status requests among bytes that wait to be printed. */
  private void answerOutOfTurn() {
    for (looked = Math.max(looked, from); looked + 2 < to; looked++) {
      if (bytes[looked] == 0x10 && bytes[looked + 1] == 0x04) {
        int number = bytes[looked + 2];
        answer(health -> health.realTimeStatus(number));
        answeredAlready++;
      }
    }
  }

  @Override
  public void paper(Receipt receipt) {
    printer.printed(receipt);
  }

  @Override
  public void drawerKicked(int pin, int milliseconds) {
    printer.kicked();
  }

  @Override
  public void statusRequested(int what) {
    answer(health -> health.status(what));
  }

  @Override
  public void processIdRequested(byte[] id) {
    byte[] done = {0x37, 0x22, id[0], id[1], id[2], id[3], 0};
    answer(health -> done);
  }

  @Override
  public void automaticStatus(int bits) {
    printer.enable(bits);
    if (bits != 0) {
      answer(Health::automaticStatus);
    }
  }

  @Override
  public void identityRequested(int what) {
    byte[] text = ("_" + NAME + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] one = {1};
    answer(health -> what < 65 ? one : text);
  }

  @Override
  public void realTimeStatusRequested(int number) {
    if (answeredAlready > 0) {
      answeredAlready--;
    } else {
      answer(health -> health.realTimeStatus(number));
    }
  }

  private void answer(Function<Health, byte[]> answer) {
    printer.answer(socket, answer);
  }
}
