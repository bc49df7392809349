package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.till.checkout.Ledger.Recorded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a till says of removed days to a head office that was restored from before them. */
class GoneTest {
  @TempDir private Path directory;
  private SellingCounter till;
  private final List<Close> closed = new ArrayList<>();

  @BeforeEach
  void open() {
    till = SellingCounter.in(directory, 1, OpenTill.ROOMY);
  }

  @AfterEach
  void close() {
    till.close();
  }

  private void confirmedDays(int from, int to) {
    for (int z = from; z <= to; z++) {
      till.day(z, 2);
      closed.addAll(till.feed().unconfirmedCloses());
      till.confirm(z);
    }
  }

  private String epoch() {
    return till.store().head().number().epoch();
  }

  private Segment end(int day) {
    List<Segment> segments = closed.get(day - 1).segments();
    return segments.get(segments.size() - 1);
  }

  @Test
  void removedDaysAreSaidWithNumberHashAndTotals() {
    confirmedDays(1, 4);
    assertThat(till.feed().anchorAfter(epoch(), 0)).as("nothing is gone").isEmpty();
    till.store().removeConfirmedDays();

    Anchor all = new Anchor(end(3).last(), end(3).hash(), closed.subList(0, 3));
    assertThat(till.feed().anchorAfter(epoch(), 0)).contains(all);
    assertThat(till.feed().anchorAfter(epoch(), 2)).as("within the first day").contains(all);
    assertThat(till.feed().anchorAfter(epoch(), end(1).last()))
        .as("after the first day")
        .contains(new Anchor(end(3).last(), end(3).hash(), closed.subList(1, 3)));
    assertThat(till.feed().anchorAfter(epoch(), end(3).last())).as("that is here").isEmpty();
    assertThat(till.feed().anchorAfter(epoch(), 9_999)).isEmpty();
    assertThat(till.feed().anchorAfter("another epoch", 0)).isEmpty();
    assertThat(till.feed().hashAt(epoch(), end(3).last()).orElseThrow().hex())
        .isEqualTo(end(3).hash());
    till.reopened();
    assertThat(till.feed().anchorAfter(epoch(), 0)).contains(all);
  }

  @Test
  void aDayOfTwoEpochsEndsEachWithItsOwnHash() {
    till.opened();
    till.sells(1);
    Recorded last = till.store().head();
    till.feed().forked(epoch(), last.number().number(), last.entry().hash());
    till.sells(1);
    till.closesDay(1);
    till.print();
    closed.addAll(till.feed().unconfirmedCloses());
    till.confirm(1);
    confirmedDays(2, 2);
    till.store().removeConfirmedDays();

    List<Segment> first = closed.get(0).segments();
    assertThat(first).hasSize(2);
    for (Segment segment : first) {
      assertThat(till.feed().anchorAfter(segment.epoch(), 0))
          .contains(new Anchor(segment.last(), segment.hash(), closed.subList(0, 1)));
      assertThat(till.feed().hashAt(segment.epoch(), segment.last()).orElseThrow().hex())
          .isEqualTo(segment.hash());
    }
    assertThat(till.feed().hashAt(first.get(0).epoch(), first.get(0).last() - 1)).isEmpty();
    assertThat(till.feed().forkedEpochs()).containsExactly(first.get(0).epoch());
  }

  @Test
  void theOldestEntryThatWaitsSaysSinceWhen() {
    till.opened();
    till.sells(2);
    List<Recorded> sold = till.entries();
    assertThat(till.feed().oldestWaiting().orElseThrow().toEpochMilli())
        .isEqualTo(sold.get(0).entry().header().tillTimeMillis());
    Recorded third = sold.get(2);
    till.feed().acknowledge(epoch(), 3, third.entry().hash(), List.of());
    assertThat(till.feed().oldestWaiting().orElseThrow().toEpochMilli())
        .isEqualTo(sold.get(3).entry().header().tillTimeMillis());
    Recorded last = till.store().head();
    till.feed().acknowledge(epoch(), last.number().number(), last.entry().hash(), List.of());
    assertThat(till.feed().oldestWaiting()).isEmpty();
  }
}
