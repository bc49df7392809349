package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A build that changes the store's model in passing could open a till with nothing in it. */
class ModelFileTest {
  private static final Path MODEL = Path.of("objectbox-models", "default.json");
  private static final Path DECISIONS = Path.of("..", "docs", "decisions");

  @Test
  void theModelOfTheStoreChangesWithADecisionOnly() throws Exception {
    String hash =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(MODEL)));

    assertThat(decisions())
        .as("no docs/decisions/*store-model*.md knows %s %s", hash, MODEL)
        .anyMatch(text -> text.contains(hash));
  }

  private static List<String> decisions() throws IOException {
    try (Stream<Path> files = Files.list(DECISIONS)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*store-model.*\\.md"))
          .map(ModelFileTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }
}
