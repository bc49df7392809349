package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.record.Slips;
import dev.evertill.till.store.TillStore;
import java.io.PrintWriter;
import java.io.StringWriter;
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

  private int verify(String till) {
    said.getBuffer().setLength(0);
    return new CommandLine(new VerifyCommand())
        .setOut(new PrintWriter(said, true))
        .execute("--till", till, "--data", data.toString());
  }

  private TillStore opened() throws Exception {
    return TillStore.open(data, "03", new Slips(Locale.ROOT), NOON, new Random(1));
  }

  @Test
  void aWholeJournalIsCalledWhole() throws Exception {
    opened().close();

    assertThat(verify("03")).isZero();
    assertThat(said.toString().strip()).isEqualTo("the journal is whole: 1 entries");
  }

  @Test
  void aDirectoryWithoutATillIsNamed() {
    assertThat(verify("03")).isEqualTo(2);
    assertThat(said.toString().strip())
        .isEqualTo("no till in " + data + ": the directory of a till's --data is expected");
  }

  @Test
  void theWrongTillIsNamedAndNotCalledDamaged() throws Exception {
    opened().close();

    assertThat(verify("04")).isEqualTo(2);
    assertThat(said.toString().strip())
        .isEqualTo("the journal in " + data + " is of till 03, not of till 04");
  }

  @Test
  void aTillThatIsRunningIsLeftAlone() throws Exception {
    TillStore running = opened();

    assertThat(verify("03")).isEqualTo(2);
    assertThat(said.toString().strip())
        .isEqualTo(
            "the till in "
                + data
                + " is open in process "
                + ProcessHandle.current().pid()
                + "; close it there first, two would overwrite each other's sales");
    running.close();
  }
}
