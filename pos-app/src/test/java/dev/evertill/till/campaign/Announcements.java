package dev.evertill.till.campaign;

import dev.evertill.sync.protocol.Wire;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The file that a till announces its commits in. Each is one write, so that a recording of the
 * system calls shows it among the store's own, in its true place. Safe from any thread.
 */
final class Announcements implements AutoCloseable {
  private final FileOutputStream file;

  Announcements(Path path) throws IOException {
    file = new FileOutputStream(path.toFile());
  }

  synchronized void say(Announcement what) {
    byte[] json = Wire.bytes(what);
    byte[] line = new byte[json.length + 1];
    System.arraycopy(json, 0, line, 0, json.length);
    line[json.length] = '\n';
    try {
      file.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException("the announcements cannot be written", e);
    }
  }

  void begin(String thread, String act) {
    say(Announcement.begin(thread, act));
  }

  void done(String thread, String act, Long value) {
    say(Announcement.done(thread, act, value));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
