package dev.evertill.till.ui;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Brings a display of its own for the window tests where there is none, before AWT starts. It ends
 * with this JVM, however that ends: a pipe holds it.
 */
public final class DisplayLauncher implements LauncherSessionListener {
  private static final String HELD_BY_PIPE =
      "%s & held=$!; exec >&-; cat >/dev/null; kill $held 2>/dev/null";
  private static final String MISSING =
      "Window tests need a display or the Debian packages xvfb and openbox: ";

  /** Keeps the pipes open. */
  private static final List<Process> HELD = new ArrayList<>();

  private static volatile Optional<String> trouble = Optional.empty();

  /** The display of the window tests, for other processes. */
  private static volatile String display = System.getenv("DISPLAY");

  /** AWT asks the C library for the display. */
  private interface Environment extends Library {
    int setenv(String name, String value, int overwrite);
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (System.getenv("DISPLAY") != null || !isUnix()) {
      return;
    }
    try {
      display = ":" + firstLine("Xvfb -displayfd 1 -screen 0 1920x1200x24 -nolisten tcp", "");
      Native.load("c", Environment.class).setenv("DISPLAY", display, 1);
      System.setProperty("java.awt.headless", "false");
      firstLine("openbox --startup 'echo ready'", display);
    } catch (IOException e) {
      trouble = Optional.of(MISSING + e.getMessage());
    }
  }

  private static boolean isUnix() {
    return System.getProperty("os.name").startsWith("Linux");
  }

  /** Starts a program that lives as long as this JVM, and waits until it says that it is ready. */
  private static String firstLine(String command, String display) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", String.format(HELD_BY_PIPE, command))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DISPLAY", display);
    Process process = builder.start();
    HELD.add(process);
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      throw new IOException("\"" + command + "\" did not start");
    }
    return line.strip();
  }

  /** What another process needs as {@code DISPLAY} to be on the same one. */
  public static String display() {
    return display;
  }

  /** Fails the test when there is no display to test on. */
  public static void require() {
    trouble.ifPresent(
        why -> {
          throw new AssertionError(why);
        });
  }
}
