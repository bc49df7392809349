package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HolderTest {
  private static final Instant MORNING = Instant.parse("2026-11-16T07:58:12.345Z");
  private static final String LOCAL =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
          MORNING.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault()));

  @Test
  void aProcessIsNamedAsFarAsItIsKnown() {
    assertThat(new Holder("4711", Optional.of(MORNING), Optional.of("anna")).text())
        .isEqualTo("process 4711 (since " + LOCAL + ", user anna)");
    assertThat(new Holder("4711", Optional.empty(), Optional.of("anna")).text())
        .isEqualTo("process 4711 (user anna)");
    assertThat(new Holder("4711", Optional.empty(), Optional.empty()).text())
        .isEqualTo("process 4711");
  }

  @Test
  void thisProcessIsKnownToTheSystem() {
    ProcessHandle here = ProcessHandle.current();
    assertThat(Holder.of(here.pid() + "\n"))
        .isEqualTo(
            new Holder(Long.toString(here.pid()), here.info().startInstant(), here.info().user()));
  }

  @Test
  void whatIsNoNumberIsNotLookedUp() {
    assertThat(Holder.of("").text()).isEqualTo("process unknown");
    assertThat(Holder.of("47x1\n").text()).isEqualTo("process 47x1");
    assertThat(Holder.of("12345678901234567890").text()).isEqualTo("process 12345678901234567890");
  }
}
