package dev.evertill.receipt;

import java.util.ArrayList;
import java.util.List;

/**
 * Programs that do not outlive the tests that started them, however these end: a shell holds them
 * by its standard input. When that ends, so does the program with all that it started. Immutable.
 *
 * <p>The shell lives as long as the program and ends with its code. A session of its own keeps
 * those together who make groups of their own, as the parts of CUPS do.
 */
public final class Leash {
  private static final String SHELL =
      """
      exec 3<&0
      setsid "$@" </dev/null 3<&- &
      program=$!
      (read -r end <&3; pkill -KILL -s $program; kill -KILL $program) >/dev/null 2>&1 &
      holder=$!
      wait $program
      code=$?
      kill $holder
      pkill -KILL -s $program
      exit $code
      """;

  private Leash() {}

  /** What is to be started instead of this; closing its standard input ends it. */
  public static List<String> held(List<String> command) {
    List<String> held = new ArrayList<>(List.of("sh", "-c", SHELL, "leash"));
    held.addAll(command);
    return held;
  }

  /** The program itself, once it runs; its shell and the one that holds it are left out. */
  public static ProcessHandle program(Process shell) {
    return shell
        .children()
        .filter(child -> !child.info().command().equals(shell.info().command()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no program runs in " + shell.info()));
  }
}
