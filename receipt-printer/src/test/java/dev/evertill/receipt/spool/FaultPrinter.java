package dev.evertill.receipt.spool;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.transport.Connection;
import dev.evertill.receipt.transport.PrinterTransport;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/**
 * A printer in the test's memory and in the test's time, with a switch for each thing that breaks.
 * Its paper is one strip: what is not cut hangs out, over any loss of power. It shares no code with
 * what it is to test: it reads its bytes itself. One thread only.
 */
final class FaultPrinter implements PrinterTransport {
  private static final int NEVER = Integer.MAX_VALUE;
  private static final int MEMORY = 4_096;

  /** What was cut off, as text, oldest first. */
  final List<String> strips = new ArrayList<>();

  final List<String> unknown = new ArrayList<>();
  int kicks;
  int connections;
  int writes;
  Runnable whenKicked = () -> {};
  Runnable whenAsked = () -> {};

  boolean off;

  /** Takes bytes until its memory is full, and does nothing with them. */
  boolean stuck;

  boolean knowsProcessIds = true;
  boolean knowsInTurn = true;
  boolean knowsAutomatic = true;
  boolean saysAllTwice;
  boolean knowsRealTime = true;
  boolean readsBack = true;
  boolean confirms;
  boolean coverOpen;
  boolean paperOut;
  boolean paperLow;
  boolean drawerHigh;

  /** How long its answers take, those in turn. */
  long answersAfter;

  /** The power fails when it has read so many more bytes; it comes back at once. */
  int diesAfter = NEVER;

  /** The cover opens when it has read so many more bytes, and is closed after that time. */
  int opensAfter = NEVER;

  long closedAgainAfter;

  /** The cable comes loose when it has taken so many more bytes; what it took it keeps. */
  int breaksAfter = NEVER;

  /** Whether a writer is told that the line broke; else only a reader is. */
  boolean tells;

  private final Time time;
  private final String name;
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private final StringBuilder strip = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private Line open;
  private int said;

  FaultPrinter(Time time, String name) {
    this.time = time;
    this.name = name;
  }

  boolean isConnected() {
    return open != null && !open.broken;
  }

  /** What hangs out. */
  String hangingOut() {
    return strip.toString();
  }

  @Override
  public Connection open() throws PrinterException {
    if (off) {
      time.pass(1_000);
      throw PrinterException.nothingAccepted("the printer is off", null);
    }
    connections++;
    open = new Line();
    return open;
  }

  @Override
  public String describe() {
    return name;
  }

  @Override
  public boolean readsBack() {
    return readsBack;
  }

  @Override
  public boolean confirms() {
    return confirms;
  }

  private void powerFails() {
    diesAfter = NEVER;
    memory.reset();
    line.setLength(0);
    answers.clear();
    open.broken = true;
  }

  void closeCover() {
    coverOpen = false;
    work();
  }

  void putPaperIn() {
    paperOut = false;
    work();
  }

  private void work() {
    while (!stuck && !coverOpen && !paperOut && memory.size() > 0) {
      byte[] bytes = memory.toByteArray();
      int used = command(bytes);
      if (used == 0) {
        return;
      }
      memory.reset();
      memory.write(bytes, used, bytes.length - used);
    }
  }

  /** How long the first command is; 0 if its end is missing. */
  private int command(byte[] bytes) {
    int first = bytes[0] & 0xFF;
    int second = bytes.length > 1 ? bytes[1] & 0xFF : -1;
    int length = length(bytes, first, second);
    if (length == 0 || length > bytes.length) {
      return 0;
    }
    if (first == 0x1B) {
      escape(bytes, second);
    } else if (first == 0x1D) {
      group(bytes, second);
    } else if (first == 0x10) {
      return length;
    } else if (first == '\n') {
      endLine();
    } else if (first >= 0x20 && first < 0x7F) {
      line.append((char) first);
    } else if (first != 0 && first != 0x1C) {
      unknown.add(Integer.toHexString(first));
    }
    return length;
  }

  private static int length(byte[] bytes, int first, int second) {
    if (first != 0x1B && first != 0x1C && first != 0x1D && first != 0x10) {
      return 1;
    }
    if (second < 0 || second == '(' && bytes.length < 5 || second == 'V' && bytes.length < 3) {
      return 0;
    }
    return switch (first << 8 | second) {
      case 0x1B << 8 | '@', 0x1B << 8 | '2', 0x1C << 8 | '&', 0x1C << 8 | '.' -> 2;
      case 0x1B << 8 | '$', 0x1B << 8 | '\\', 0x1D << 8 | 'L', 0x1D << 8 | 'W' -> 4;
      case 0x1B << 8 | 'p', 0x10 << 8 | 0x14 -> 5;
      case 0x1D << 8 | '(' -> 5 + (bytes[3] & 0xFF) + ((bytes[4] & 0xFF) << 8);
      case 0x1D << 8 | 'V' -> bytes[2] == 66 || bytes[2] == 65 ? 4 : 3;
      default -> 3;
    };
  }

  private void escape(byte[] bytes, int command) {
    switch (command) {
      case '@' -> line.setLength(0);
      case 'p' -> kicked();
      case 'd' -> {
        endLine();
        strip.append("\n".repeat(bytes[2] - 1));
      }
      default -> {}
    }
  }

  private void kicked() {
    kicks++;
    whenKicked.run();
  }

  private void group(byte[] bytes, int command) {
    switch (command) {
      case 'V' -> {
        if (line.length() > 0) {
          endLine();
        }
        strips.add(strip.toString());
        strip.setLength(0);
      }
      case 'r' -> {
        if (knowsInTurn) {
          answerInTurn(bytes[2] == 1 ? (paperLow ? 3 : 0) : drawerHigh ? 1 : 0);
        }
      }
      case 'a' -> {
        if (knowsAutomatic && bytes[2] != 0) {
          answerInTurn(drawerHigh ? 0x14 : 0x10, 0, paperLow ? 3 : 0, 0);
        }
      }
      case '(' -> {
        if (bytes[2] == 'H' && knowsProcessIds) {
          answerInTurn(0x37, 0x22, bytes[7], bytes[8], bytes[9], bytes[10], 0);
        }
      }
      default -> {}
    }
  }

  private void endLine() {
    strip.append(line).append('\n');
    line.setLength(0);
  }

  private void answerInTurn(int... values) {
    time.in(1, () -> whenAsked.run());
    if (answersAfter == 0) {
      answer(values);
      if (saysAllTwice) {
        answer(values);
      }
    } else {
      time.in(answersAfter, () -> answer(values));
    }
  }

  /** How many bytes it said. */
  int answered() {
    return said;
  }

  /** Something changed, and it says so by itself. */
  void speaksUp() {
    answer(0x10, 0, 0, 0);
  }

  private void answer(int... values) {
    said += values.length;
    for (int value : values) {
      answers.add(value);
    }
  }

  private void realTime(int question) {
    if (knowsRealTime) {
      answer(
          switch (question) {
            case 1 -> 0x12 | (coverOpen || paperOut ? 0x08 : 0) | (drawerHigh ? 0x04 : 0);
            case 2 -> 0x12 | (coverOpen ? 0x04 : 0) | (paperOut ? 0x20 : 0);
            case 4 -> 0x12 | (paperLow ? 0x0C : 0) | (paperOut ? 0x60 : 0);
            default -> 0x12;
          });
    }
  }

  /** One connection. */
  private final class Line implements Connection {
    private boolean broken;
    private int last;
    private int lastButOne;

    @Override
    public void write(byte[] bytes, int from, int length) throws PrinterException {
      writes++;
      for (int i = 0; i < length; i++) {
        if (broken && tells) {
          throw i == 0
              ? PrinterException.nothingAccepted("the printer is gone", null)
              : PrinterException.partlyAccepted("the printer is gone", null);
        }
        if (broken) {
          // The systems in between took it all; that it is lost is seen when reading.
          return;
        }
        if (memory.size() >= MEMORY) {
          time.pass(5_000);
          broken = true;
          throw i == 0
              ? PrinterException.nothingAccepted("it takes nothing", null)
              : PrinterException.partlyAccepted("it takes no more", null);
        }
        take(bytes[from + i]);
      }
    }

    private void take(byte value) {
      if (lastButOne == 0x10 && last == 0x04 && !stuck) {
        realTime(value);
      }
      if (lastButOne == 0x10 && last == 0x14 && value == 1 && !stuck) {
        kicked();
      }
      lastButOne = last;
      last = value;
      memory.write(value);
      if (opensAfter != NEVER && --opensAfter == 0) {
        opensAfter = NEVER;
        coverOpen = true;
        time.in(closedAgainAfter, FaultPrinter.this::closeCover);
      }
      work();
      if (diesAfter != NEVER && --diesAfter == 0) {
        powerFails();
      } else if (breaksAfter != NEVER && --breaksAfter == 0) {
        breaksAfter = NEVER;
        answers.clear();
        broken = true;
      }
    }

    @Override
    public OptionalInt read(long timeoutMillis) throws PrinterException {
      long end = time.millis() + timeoutMillis;
      while (answers.isEmpty()) {
        if (broken) {
          throw PrinterException.partlyAccepted("the printer is gone", null);
        }
        if (time.millis() >= end) {
          return OptionalInt.empty();
        }
        time.pass(end - time.millis());
      }
      return OptionalInt.of(answers.poll() & 0xFF);
    }

    @Override
    public boolean endOfJob() {
      return confirms;
    }

    @Override
    public void close() {
      broken = true;
    }
  }
}
