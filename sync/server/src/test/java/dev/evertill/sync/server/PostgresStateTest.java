package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresStateTest {
  @ParameterizedTest
  @ValueSource(strings = {"on", "local", "remote_write", "remote_apply"})
  void aServerThatKeepsWhatItSaysIsTaken(String synchronousCommit) {
    assertThat(new PostgresState(140_000, "14.0", "on", synchronousCommit, "UTF8", false).refusal())
        .isNull();
  }

  @Test
  void aServerThatIsTooOldIsRefused() {
    assertThat(new PostgresState(130_022, "13.22", "on", "on", "UTF8", false).refusal())
        .isEqualTo("it is PostgreSQL 13.22; allowed is 14 or newer");
  }

  @Test
  void aServerThatForgetsInAPowerCutIsRefused() {
    assertThat(new PostgresState(150_018, "15.18", "off", "on", "UTF8", false).refusal())
        .isEqualTo(
            "fsync is off: a power cut would lose sales that tills were told are kept;"
                + " allowed is on");
  }
}
