package dev.evertill.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that say what was once released, byte for byte. What a test finds instead is laid into
 * {@code target/golden}, to be looked at and, if it is right, to be copied.
 */
public final class Golden {
  private static final Path FOUND = Path.of("target", "golden");

  private Golden() {}

  public static byte[] bytes(String name) throws IOException {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }

  public static void same(String name, byte[] found) throws IOException {
    Path file = FOUND.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, found);
    assertThat(new String(found, StandardCharsets.UTF_8))
        .as("golden/%s, found is %s", name, file)
        .isEqualTo(new String(bytes(name), StandardCharsets.UTF_8));
    assertThat(found).isEqualTo(bytes(name));
  }

  public static void same(String name, String found) throws IOException {
    same(name, found.getBytes(StandardCharsets.UTF_8));
  }
}
