package dev.evertill.till.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.ui.model.Status.Office;
import dev.evertill.till.ui.model.Status.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfficeTextTest {
  private static final Instant NOON = Instant.parse("2026-11-16T11:00:00Z");
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  private final OfficeText english = new OfficeText(Texts.of(Locale.UK), VIENNA);
  private final OfficeText german = new OfficeText(Texts.of(Locale.GERMAN), VIENNA);

  private static Status status(Status.Link link, long waiting, Office office) {
    return new Status(
        link,
        waiting,
        Optional.of(NOON),
        42,
        Status.Printer.READY,
        0,
        Optional.empty(),
        List.of(),
        "",
        office);
  }

  private static Status ahead(Duration ahead) {
    return status(
        Status.Link.UP,
        0,
        new Office(
            Optional.empty(),
            Optional.empty(),
            Optional.of(ahead),
            Optional.empty(),
            Optional.empty()));
  }

  private static Status sending(Progress.What what, long done, Long total) {
    return status(
        Status.Link.UP,
        500,
        new Office(
            Optional.of(NOON.minus(Duration.ofDays(3))),
            Optional.of(NOON.minus(Duration.ofHours(4))),
            Optional.empty(),
            Optional.of(NOON.plusSeconds(7)),
            Optional.of(new Progress(what, done, Optional.ofNullable(total)))));
  }

  @Test
  void aLongUploadSaysHowFarItIs() {
    Status status = sending(Progress.What.ENTRIES, 1_500, 17_000L);
    assertThat(english.link(status)).isEqualTo("Connected · 1,500 of 17,000 sent");
    assertThat(german.link(status)).isEqualTo("Verbunden · 1.500 von 17.000 gesendet");
    assertThat(english.waiting(status))
        .isEqualTo(
            "500 entries that head office does not hold yet; the oldest of 13 Nov 2026, 12:00");
    assertThat(english.next(status)).isEqualTo("12:00:07");
    assertThat(english.prices(42, status)).isEqualTo("42, since 16 Nov 2026, 08:00");
    assertThat(english.contact(status)).isEqualTo("16 Nov 2026, 12:00");
  }

  @Test
  void aPriceListSaysItsRowsAlsoWhereNobodyKnowsHowManyThereAre() {
    assertThat(english.link(sending(Progress.What.ROWS, 10_000, 1_000_000L)))
        .isEqualTo("Connected · 10,000 of 1,000,000 rows of the price list");
    assertThat(german.link(sending(Progress.What.ROWS, 5_000, null)))
        .isEqualTo("Verbunden · 5.000 Zeilen der Preisliste");
  }

  @Test
  void theTillsClockIsComparedWithHeadOffices() {
    assertThat(english.clock(ahead(Duration.ofMillis(4_900)))).isEqualTo("as head office's");
    assertThat(english.clock(ahead(Duration.ofSeconds(6))))
        .isEqualTo("6 seconds behind head office's");
    assertThat(english.clock(ahead(Duration.ofSeconds(-60))))
        .isEqualTo("1 minute ahead of head office's");
    assertThat(german.clock(ahead(Duration.ofHours(5)))).isEqualTo("5 Stunden nach der Zentrale");
    assertThat(german.clock(ahead(Duration.ofDays(-400)))).isEqualTo("400 Tage vor der Zentrale");
  }

  @Test
  void whatIsNotKnownIsNotMadeUp() {
    Status nothing = Status.AT_START;
    assertThat(english.link(nothing)).isEqualTo("Not asked yet");
    assertThat(english.contact(nothing)).isEqualTo("none");
    assertThat(english.clock(nothing)).isEqualTo("Not asked yet");
    assertThat(english.next(nothing)).isEqualTo("now");
    assertThat(english.prices(0, nothing)).isEqualTo("none");
    assertThat(english.prices(42, nothing)).isEqualTo("42");
    assertThat(english.waiting(nothing)).isEqualTo("nothing, head office holds all");
  }
}
