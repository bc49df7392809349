package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.record.Slips;
import dev.evertill.till.store.Rescue;
import dev.evertill.till.store.StoreSettings;
import dev.evertill.till.store.TillStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

class VerifyCommandTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-16T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path data;
  private final StringWriter said = new StringWriter();

  /** Before the command says where the log goes: it is the tests' log. */
  @BeforeAll
  static void makeTheFirstLogger() {
    LoggerFactory.getLogger(VerifyCommandTest.class).debug("the tests' log is open");
  }

  private int verify() {
    said.getBuffer().setLength(0);
    return new CommandLine(new VerifyCommand())
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(said, true))
        .execute("--data", data.toString());
  }

  private TillStore opened() throws Exception {
    return TillStore.open(
        StoreSettings.of(
            "03", data, Path.of("target", "witness", data.getFileName().toString()), "a machine"),
        new Slips(Locale.ROOT),
        NOON,
        new Random(1),
        Rescue.NONE);
  }

  @Test
  void aWholeJournalIsCalledWhole() throws Exception {
    opened().close();

    assertThat(verify()).isZero();
    assertThat(said.toString().strip()).isEqualTo("the journal is whole: 1 entries");
  }

  @Test
  void aDirectoryWithoutATillIsNamed() {
    assertThat(verify()).isEqualTo(2);
    assertThat(said.toString().strip())
        .isEqualTo("no journal in " + data + ": the directory of a till's --data is expected");
  }

  @Test
  void aJournalThatWasWipedIsNotCalledWhole() throws Exception {
    opened().close();
    Files.delete(data.resolve("journal/data.mdb"));
    Files.createFile(data.resolve("journal/data.mdb"));

    assertThat(verify()).isEqualTo(1);
    assertThat(said.toString().lines())
        .containsExactly(
            "there is no entry; a journal begins with the one that opens its epoch",
            "the journal is damaged, see above; 0 entries read");
  }

  @Test
  void toVerifyChangesNothing() throws Exception {
    opened().close();
    byte[] before = Files.readAllBytes(data.resolve("journal/data.mdb"));

    assertThat(verify()).isZero();
    assertThat(Files.readAllBytes(data.resolve("journal/data.mdb"))).isEqualTo(before);
  }

  @Test
  void aTillThatIsRunningIsLeftAlone() throws Exception {
    TillStore running = opened();

    assertThat(verify()).isEqualTo(2);
    assertThat(said.toString().strip())
        .isEqualTo(
            "the till in "
                + data
                + " is open in "
                + CommandLineTill.holder(data)
                + "; close it there first, two would overwrite each other's sales");
    running.close();
  }
}
