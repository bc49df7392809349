package dev.evertill.till.campaign;

import java.io.PrintStream;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * What the campaign is told, a line each: a word, then fields as {@code name=value}. What was told
 * before a kill stays told: each line is handed to the system whole. Safe from any thread.
 */
final class Telling {
  private final PrintStream out;

  Telling(PrintStream out) {
    this.out = Objects.requireNonNull(out);
  }

  /** What is worth a kill, or part of it. */
  interface Work {
    void run() throws Exception;
  }

  synchronized void tell(String word, Object... namesAndValues) {
    StringBuilder line = new StringBuilder(word);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String value = namesAndValues[i + 1].toString().replaceAll("\\s", "_");
      line.append(' ').append(namesAndValues[i]).append('=').append(value);
    }
    out.print(line.append('\n'));
    out.flush();
  }

  /** Something is about to be written; a kill from here on falls into it. */
  void begin(String phase, String what) {
    tell("begin", "phase", phase, "what", what);
  }

  void done(String phase, String what) {
    tell("done", "phase", phase, "what", what);
  }

  /** Tells that a phase begins, runs it, and tells that it is over. */
  void during(String phase, String what, Work work) throws Exception {
    begin(phase, what);
    work.run();
    done(phase, what);
  }

  /** What must not be: the campaign fails for it. */
  void fault(String what) {
    tell("fault", "text", what);
  }

  /** Runs what a thread does; what it throws ends the till at once, so that no kill hides it. */
  Runnable orEnd(Callable<Void> work) {
    return () -> {
      try {
        work.call();
      } catch (Exception | Error e) {
        fault(Thread.currentThread().getName() + ": " + e);
        e.printStackTrace();
        Runtime.getRuntime().halt(SellingTill.MISTAKE);
      }
    };
  }
}
