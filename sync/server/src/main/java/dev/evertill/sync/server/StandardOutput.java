package dev.evertill.sync.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import picocli.CommandLine;

/**
 * Standard output that says when it does not take what is written: a disk that is full, a pipe
 * whose reader has gone. As it is, and in the printer of the command line, it keeps that to itself.
 * Confined to the main thread.
 */
final class StandardOutput extends OutputStream {
  static final String LOST = "standard output did not take all of it";

  private final PrintStream out;

  StandardOutput(PrintStream out) {
    this.out = out;
  }

  /** Whether something that a command printed until now has reached nobody. */
  static boolean isLost(CommandLine line) {
    boolean lost = line.getOut().checkError();
    // The printer passes it on to this one, and does not ask it.
    return System.out.checkError() || lost;
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    check();
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    out.write(bytes, from, count);
    check();
  }

  @Override
  public void flush() throws IOException {
    check();
  }

  private void check() throws IOException {
    if (out.checkError()) {
      throw new IOException(LOST);
    }
  }
}
