package dev.evertill.sync.server;

import static dev.evertill.sync.server.Journal.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.carry.CarryKeys;
import dev.evertill.sync.protocol.carry.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every storage of the tills' signing keys promises. */
abstract class CarrySignersContract {
  private static final InstantSource NOON = () -> Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path directory;
  private CarrySigners signers;
  private Signer first;
  private Signer second;

  abstract Database database();

  @BeforeEach
  void open() throws IOException {
    signers = new CarrySigners(database(), NOON);
    first = CarryKeys.in(directory.resolve("first")).signing().signer();
    second = CarryKeys.in(directory.resolve("second")).signing().signer();
  }

  @Test
  void theFirstKeySeenIsTheTills() {
    assertThat(signers.isOf(TILL, first)).isTrue();
    assertThat(signers.isOf(TILL, second)).isFalse();
    assertThat(signers.isOf(TILL, first)).isTrue();
    assertThat(signers.known(TILL)).containsExactly(first);
    assertThat(signers.known("0117-04")).isEmpty();
  }

  @Test
  void aKeyThatAPersonAcceptsComesAfterTheFirstHoweverOften() {
    signers.isOf(TILL, first);
    signers.accept(TILL, second);
    signers.accept(TILL, second);
    assertThat(signers.isOf(TILL, second)).isTrue();
    assertThat(signers.known(TILL)).containsExactly(first, second);
  }
}
