package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.app.CommandLineTill.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheDemosLinkTest {
  @TempDir Path directory;

  @Test
  void aLinkThatTheDemoCannotCutIsRefusedAtOnce() {
    Path data = directory.resolve("till");
    Said said =
        new CommandLineTill(data)
            .run("demo", "--paper", "paper.txt", "--head-office", "https://head.example:8480");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err())
        .startsWith(
            "--head-office https://head.example:8480: demo cuts the link itself, http://HOST:PORT is"
                + " allowed\n");
    assertThat(data).doesNotExist();
  }
}
