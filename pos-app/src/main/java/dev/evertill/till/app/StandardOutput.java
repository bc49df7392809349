package dev.evertill.till.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this program's commands write to. What others read is UTF-8. Functions only. */
final class StandardOutput {
  private static final Path OUT = Path.of("/proc/self/fd/1");
  private static final Path ERRORS = Path.of("/proc/self/fd/2");
  private static final Path ABOUT_OUT = Path.of("/proc/self/fdinfo/1");
  private static final Pattern FLAGS = Pattern.compile("(?m)^flags:\\s*([0-7]+)$");

  /** O_WRONLY and O_RDWR of Linux. */
  private static final int WRITES = 3;

  private StandardOutput() {}

  static PrintWriter errors() {
    return utf8(new FileOutputStream(FileDescriptor.err));
  }

  /** With whatever else of this process writes there. */
  static PrintWriter shared() {
    return utf8(new FileOutputStream(FileDescriptor.out));
  }

  /**
   * For this program's own answer: ObjectBox's native library writes of each failure to file 1, in
   * the middle of the JSON that a machine reads. The answer goes on through a file of its own, and
   * file 1 leads nowhere from now on. Where that cannot be (no Linux, a socket, errors in the same
   * file) it is the {@link #shared} one.
   */
  static PrintWriter alone() {
    try {
      if (!Files.exists(OUT) || !isWritten() || Files.isSameFile(OUT, ERRORS)) {
        return shared();
      }
      OutputStream own = new FileOutputStream(OUT.toString(), true);
      new FileOutputStream(FileDescriptor.out).close(); // Java lets file 1 lead to /dev/null then
      return utf8(own);
    } catch (IOException e) {
      return shared(); // it cannot be opened a second time
    }
  }

  /** A program that was started without an output may have any other file there. */
  private static boolean isWritten() throws IOException {
    Matcher flags = FLAGS.matcher(Files.readString(ABOUT_OUT));
    return flags.find() && (Integer.parseInt(flags.group(1), 8) & WRITES) != 0;
  }

  private static PrintWriter utf8(OutputStream out) {
    return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
  }
}
