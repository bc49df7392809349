package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobLogTest {
  @TempDir private Path directory;

  @Test
  void whatWasNotReadAfterARewriteIsNotWrittenOver() throws IOException {
    Path file = directory.resolve("jobs");
    try (JobLog log = JobLog.open(file, (at, record) -> {})) {
      assertThatThrownBy(
              () ->
                  log.replace(
                      List.of(new byte[] {1}, new byte[] {2}),
                      (at, record) -> {
                        throw new IOException("the disk does not answer");
                      }))
          .hasMessage("the disk does not answer");
      byte[] rewritten = Files.readAllBytes(file);

      assertThatThrownBy(() -> log.append(new byte[] {3})).isInstanceOf(IOException.class);
      assertThat(Files.readAllBytes(file)).isEqualTo(rewritten);
    }
  }
}
