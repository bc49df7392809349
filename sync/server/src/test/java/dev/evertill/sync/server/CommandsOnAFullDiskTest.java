package dev.evertill.sync.server;

import static dev.evertill.sync.server.MainTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.server.MainTest.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small disk in memory that gets full. Only the machine's administrator can mount one; for others
 * the test is skipped.
 */
@Timeout(60)
class CommandsOnAFullDiskTest {
  @TempDir Path directory;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    mounted = root("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", directory.toString());
    Assumptions.assumeTrue(mounted, "a small disk can only be mounted by root, on Linux");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(root("umount", directory.toString())).isTrue();
    }
  }

  private static boolean root(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(directory.resolve("fill"))) {
      byte[] some = new byte[4096];
      while (true) {
        out.write(some);
      }
    } catch (IOException e) {
      assertThat(e).hasMessage("No space left on device");
    }
  }

  private Ended on(Path data, String command) {
    return run((command + " --data " + data).split(" "));
  }

  private void importIsRefused(Path data, Path shop) {
    Ended imported = on(data, "catalogue import --draft x --publish taxes=" + shop);
    assertThat(imported.code()).isEqualTo(1);
    assertThat(imported.err())
        .startsWith("the storage has no room left (")
        .endsWith("); nothing was changed, make room and try again\n");
  }

  @Test
  void itIsSaidWhatIsFullAndNothingHasChanged() throws Exception {
    Path data = directory.resolve("data");
    Path shop = Files.writeString(directory.resolve("taxes.csv"), "class,name,percent\nA,VAT,20\n");
    new Database(data).close();
    fill();
    importIsRefused(data, shop);
    Files.delete(directory.resolve("fill"));
    try (Database serving = new Database(data)) {
      assertThat(serving.pools()).hasSize(2);
      fill();
      importIsRefused(data, shop);
    }
    Path sales = directory.resolve("sales.csv");
    Path copy = directory.resolve("copy.sqlite");
    String days = "export --format poslog --from 2026-01-01 --to 2026-01-31 --out ";
    assertThat(on(data, days + sales))
        .isEqualTo(new Ended(1, "", sales + " was not written: No space left on device\n"));
    assertThat(on(data, "backup --to " + copy).err())
        .startsWith(data.resolve("headoffice.sqlite") + " could not be copied to " + directory);
    Files.delete(directory.resolve("fill"));
    assertThat(on(data, "catalogue drafts")).isEqualTo(new Ended(0, "", ""));
    try (var left = Files.list(directory)) {
      assertThat(left).containsExactlyInAnyOrder(data, shop);
    }
  }
}
