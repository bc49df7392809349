package dev.evertill.sync.client;

import static dev.evertill.sync.client.MemoryJournal.TILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A line over which no whole page of a price list ever comes. */
@Timeout(120)
final class ShortPagesTest extends WithHeadOffice {
  private static final int SHORT = 6_000;

  private long nanos;
  private final PageSize size = new PageSize(5_000, () -> nanos);

  @Test
  void aPriceListComesOverALineThatIsCutEveryFewThousandBytes() throws IOException {
    importGoods(10_000, 13_000);
    int cuts = 0;
    try (CutLine cut = new CutLine(server.port(), Long.MAX_VALUE, SHORT, true)) {
      HttpHeadOffice office = new HttpHeadOffice(cut.url(), TILL);
      Sync round = new Sync(journal, catalogue, CustomerFeed.NONE, office, clock());
      while (catalogue.version() == 0 && cuts < 200) {
        Throwable failure = catchThrowable(round::round);
        cuts += failure == null ? 0 : 1;
      }
      office.cancel();
    }

    assertThat(catalogue.version()).as("after %d cuts", cuts).isEqualTo(1);
    assertThat(cuts).isGreaterThan(5);
  }

  @Test
  void lostEntriesComeBackOverALineThatIsCutEveryFewThousandBytes() throws IOException {
    for (int i = 0; i < 200; i++) {
      journal.sell(300);
    }
    sync.round();
    MemoryJournal lost = new MemoryJournal("e1");
    int cuts = 0;
    try (CutLine cut = new CutLine(server.port(), Long.MAX_VALUE, SHORT, true)) {
      HttpHeadOffice office = new HttpHeadOffice(cut.url(), TILL);
      Sync round = new Sync(lost, catalogue, CustomerFeed.NONE, office, clock());
      while (lost.waiting() > 0 || lost.lastNumber("e1") < 200) {
        Throwable failure = catchThrowable(round::round);
        cuts += failure == null ? 0 : 1;
        assertThat(cuts).isLessThan(200);
      }
      office.cancel();
    }

    assertThat(lost.epochs.get("e1")).isEqualTo(journal.epochs.get("e1"));
    assertThat(cuts).isGreaterThan(5);
  }

  @Test
  void aPageThatDoesNotComeThroughIsHalvedDownToOneLine() {
    for (int lines : new int[] {2_500, 1_250, 625}) {
      breaks();
      assertThat(size.now()).isEqualTo(lines);
    }
    for (int i = 0; i < 20; i++) {
      breaks();
    }
    assertThat(size.now()).isEqualTo(1);
  }

  @Test
  void pagesThatComeQuicklyGrowUntilTheyAreWholeAgain() throws IOException {
    breaks();
    breaks();
    assertThat(size.isWhole()).isFalse();
    comes(Duration.ofMillis(2_999));
    assertThat(size.now()).isEqualTo(2_500);
    comes(Duration.ofSeconds(3));
    assertThat(size.now()).as("slow enough").isEqualTo(2_500);
    comes(Duration.ZERO);
    comes(Duration.ZERO);
    assertThat(size.now()).isEqualTo(5_000);
    assertThat(size.isWhole()).isTrue();
  }

  @Test
  void whatHeadOfficeRefusesIsNotAskedForInShorterPages() {
    assertThat(
            catchThrowable(
                () ->
                    size.of(
                        () -> {
                          throw new HeadOfficeException("500", Duration.ZERO);
                        })))
        .isInstanceOf(HeadOfficeException.class);
    assertThat(size.isWhole()).isTrue();
  }

  private void breaks() {
    assertThat(
            catchThrowable(
                () ->
                    size.of(
                        () -> {
                          throw new SocketTimeoutException("timeout");
                        })))
        .isInstanceOf(SocketTimeoutException.class);
  }

  private void comes(Duration took) throws IOException {
    size.of(
        () -> {
          nanos += took.toNanos();
          return null;
        });
  }
}
