package dev.evertill.receipt.spool;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.transport.Connection;
import dev.evertill.receipt.transport.PrinterTransport;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A real line, and the clock of whoever waits on it: waiting for what the test knows will not come
 * takes no time. So patience may be long, and a busy machine changes nothing. Safe from any thread;
 * its connections are confined to the printer thread.
 */
final class HastyLine implements PrinterTransport, LongSupplier {
  /** What the printer still says. */
  enum Voice {
    ALL,
    OUT_OF_TURN,
    NOTHING
  }

  volatile Voice voice = Voice.ALL;

  /** On the printer thread, each time when somebody waited in vain. */
  volatile Runnable whenNothingCame = () -> {};

  private final PrinterTransport line;
  private final AtomicLong skipped = new AtomicLong();

  HastyLine(PrinterTransport line) {
    this.line = line;
  }

  @Override
  public long getAsLong() {
    return System.nanoTime() + skipped.get();
  }

  @Override
  public Connection open() throws PrinterException {
    return new Hasty(line.open());
  }

  @Override
  public String describe() {
    return line.describe();
  }

  private final class Hasty implements Connection {
    private final Connection connection;
    private int outOfTurnDue;
    private boolean inBlock;

    Hasty(Connection connection) {
      this.connection = connection;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws PrinterException {
      for (int i = from; i + 2 < from + length; i++) {
        outOfTurnDue += bytes[i] == 0x10 && bytes[i + 1] == 0x04 ? 1 : 0;
      }
      connection.write(bytes, from, length);
    }

    @Override
    public OptionalInt read(long timeoutMillis) throws PrinterException {
      boolean mayCome = voice == Voice.ALL || voice == Voice.OUT_OF_TURN && outOfTurnDue > 0;
      OptionalInt value = connection.read(mayCome ? timeoutMillis : 0);
      if (value.isPresent()) {
        heard(value.getAsInt());
      } else if (!mayCome) {
        skipped.addAndGet(TimeUnit.MILLISECONDS.toNanos(timeoutMillis));
        whenNothingCame.run();
      }
      return value;
    }

    private void heard(int value) {
      boolean begins = !inBlock && value == 0x37;
      outOfTurnDue -= !inBlock && (value & 0x93) == 0x12 ? 1 : 0;
      inBlock = begins || inBlock && value != 0;
    }

    @Override
    public void close() {
      connection.close();
    }
  }
}
