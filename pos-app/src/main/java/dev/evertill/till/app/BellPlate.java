package dev.evertill.till.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands at a till's door: the loopback port of its {@link Doorbell} and the token that it
 * asks for. Immutable. In the file {@code till.bell} beside the lock, for the till's user alone:
 *
 * <pre>
 * 41234 0f4c…        port, token of 32 hexadecimal digits
 * </pre>
 */
record BellPlate(int port, String token) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,5}) ([0-9a-f]{32})\\n");

  private static Path in(Path data) {
    return data.resolve("till.bell");
  }

  /** Puts it up, whole or not at all. */
  void putUp(Path data) throws IOException {
    Path begun = Files.createTempFile(data, "till.bell", ".part", forTheOwner());
    Files.writeString(begun, port + " " + token + "\n", StandardCharsets.US_ASCII);
    Files.move(begun, in(data), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Elsewhere the directory's own rules hold, and temporary files are the owner's. */
  private static FileAttribute<?>[] forTheOwner() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** What stands at the door of a directory, empty where nothing does or it cannot be read. */
  static Optional<BellPlate> at(Path data) throws IOException {
    try {
      Matcher read = FORM.matcher(Files.readString(in(data), StandardCharsets.ISO_8859_1));
      return read.matches()
          ? Optional.of(new BellPlate(Integer.parseInt(read.group(1)), read.group(2)))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  static void takeDown(Path data) throws IOException {
    Files.deleteIfExists(in(data));
  }
}
