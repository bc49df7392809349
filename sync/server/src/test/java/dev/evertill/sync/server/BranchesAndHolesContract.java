package dev.evertill.sync.server;

import static dev.evertill.sync.server.Journal.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.Close;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.Segment;
import dev.evertill.sync.protocol.Wire;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every sale log promises of copies of a till, and of entries nobody has any more. */
abstract class BranchesAndHolesContract extends LogOfATill {
  /** What a copy of the till sold after the second sale. */
  private final Journal copy = new Journal("e1").sell(300).sell(120).sell(999).sell(5);

  private static String nameOf(Journal copy, long first) {
    return BranchHead.name(copy.hashAt(first));
  }

  private Head headOf(Journal copy, long number) {
    return new Head(number, copy.hashAt(number));
  }

  private BranchHead branchHead(Journal copy, long first, long last) {
    return new BranchHead("e1", nameOf(copy, first), last, copy.hashAt(last).hex());
  }

  @Test
  void whatACopyOfTheTillSoldIsABranchBesideTheEpoch() {
    log().append(TILL, "e1", journal.arrivals(1, 4));
    String name = nameOf(copy, 3);

    assertThat(log().branch(TILL, "e1", name, copy.arrivals(3, 3)))
        .isEqualTo(stored(headOf(copy, 3)));
    assertThat(log().branch(TILL, "e1", name, copy.arrivals(3, 4)))
        .isEqualTo(stored(headOf(copy, 4)));
    assertThat(log().branch(TILL, "e1", name, copy.arrivals(3, 4)))
        .as("a repeat")
        .isEqualTo(stored(headOf(copy, 4)));

    assertThat(log().heads(TILL)).containsExactly(new EpochHead("e1", 4, journal.hashAt(4).hex()));
    assertThat(log().branchHeads(TILL)).containsExactly(branchHead(copy, 3, 4));
    Branch branch = log().branches(TILL).get(0);
    assertThat(List.of(branch.parent(), branch.first(), branch.entries()))
        .isEqualTo(List.of("e1", 3L, 2L));
    assertThat(log().totals(TILL, List.of(branch.range())))
        .isEqualTo(ControlTotals.of(copy.entries(3, 4).stream().map(Filed::of)));
    try (Stream<Arrival> all = log().read(TILL, JournalName.of("e1", name), 1, 99)) {
      assertThat(all.map(Arrival::entry)).containsExactlyElementsOf(copy.entries(3, 4));
    }
    assertThat(log().branches("0117-04")).isEmpty();
  }

  @Test
  void aBranchBeginsWithTheFirstEntryThatIsNotHeld() {
    log().append(TILL, "e1", journal.arrivals(1, 4));
    assertThat(log().branch(TILL, "e1", nameOf(copy, 2), copy.arrivals(2, 4)))
        .as("the second is held")
        .isEqualTo(new Verdict.Gap(headOf(copy, 2)));
    assertThat(log().branch(TILL, "e1", nameOf(copy, 4), copy.arrivals(4, 4)))
        .as("the third is not")
        .isEqualTo(new Verdict.Gap(head(4)));
    assertThat(log().branch(TILL, "e1", "another-name", copy.arrivals(3, 4)))
        .isEqualTo(new Verdict.Gap(head(4)));
    assertThat(log().branch(TILL, "e2", nameOf(copy, 3), copy.arrivals(3, 4)))
        .isEqualTo(new Verdict.Gap(Head.NONE));
    assertThat(log().branches(TILL)).isEmpty();
  }

  @Test
  void aCopyOfACopyIsABranchOfTheBranch() {
    log().append(TILL, "e1", journal.arrivals(1, 4));
    String name = nameOf(copy, 3);
    log().branch(TILL, "e1", name, copy.arrivals(3, 4));
    Journal third = new Journal("e1").sell(300).sell(120).sell(999).sell(77).sell(78);

    assertThat(log().branch(TILL, "e1", name, third.arrivals(3, 5)))
        .isEqualTo(new Verdict.Fork(headOf(copy, 4)));
    assertThat(log().branch(TILL, "e1", nameOf(third, 4), third.arrivals(4, 5)))
        .isEqualTo(stored(headOf(third, 5)));

    assertThat(log().branchHeads(TILL))
        .containsExactly(branchHead(copy, 3, 4), branchHead(third, 4, 5));
    assertThat(log().branches(TILL).get(1).parent()).isEqualTo(JournalName.of("e1", name));
    assertThat(log().branch(TILL, "e1", name, third.arrivals(2, 3)))
        .as("it begins at its beginning")
        .isEqualTo(new Verdict.Gap(headOf(copy, 2)));
  }

  @Test
  void aCopyOfTheVeryFirstEntryIsABranchToo() {
    log().append(TILL, "e1", journal.arrivals(1, 2));
    Journal other = new Journal("e1").sell(1);
    assertThat(log().branch(TILL, "e1", nameOf(other, 1), other.arrivals(1, 1)))
        .isEqualTo(stored(headOf(other, 1)));
  }

  private static Close day(int z, Journal of, long first, long last) {
    return new Close(
        z,
        "2026-01-0" + z,
        List.of(new Segment("e1", first, last, of.hashAt(last).hex())),
        ControlTotals.of(of.entries(first, last).stream().map(Filed::of)));
  }

  private Verdict anchor(long number, Close... days) {
    Anchor anchor = new Anchor(number, journal.hashAt(number).hex(), List.of(days));
    return log().anchor(TILL, "e1", anchor, Wire.bytes(anchor));
  }

  private void sixMore() {
    journal.sell(1).sell(2).sell(3).sell(4).sell(5).sell(6);
  }

  @Test
  void whatATillDoesNotHaveAnyMoreIsAHoleAndWhatFollowsGoesOn() {
    sixMore();
    log().append(TILL, "e1", journal.arrivals(1, 3));

    assertThat(anchor(7, day(1, journal, 1, 5), day(2, journal, 6, 8))).isEqualTo(stored(head(7)));
    assertThat(anchor(7, day(1, journal, 1, 5), day(2, journal, 6, 8)))
        .as("a repeat")
        .isEqualTo(stored(head(7)));
    assertThat(log().append(TILL, "e1", journal.arrivals(8, 10))).isEqualTo(stored(head(10)));

    Hole hole = log().holes(TILL).get(0);
    assertThat(log().holes(TILL)).hasSize(1);
    assertThat(List.of(hole.epoch(), hole.first(), hole.last())).isEqualTo(List.of("e1", 4L, 7L));
    assertThat(hole.hash()).contains(journal.hashAt(7));
    assertThat(hole.days()).containsExactly(day(1, journal, 1, 5), day(2, journal, 6, 8));
    assertThat(log().hashAt(TILL, "e1", 7)).contains(journal.hashAt(7));
    assertThat(log().hashAt(TILL, "e1", 6)).isEmpty();
    assertThat(log().heads(TILL))
        .containsExactly(new EpochHead("e1", 10, journal.hashAt(10).hex()));
  }

  private ControlTotals totals(long first, long last) {
    return log().totals(TILL, List.of(new SaleLog.Range("e1", first, last)));
  }

  private ControlTotals sold(long first, long last) {
    return ControlTotals.of(journal.entries(first, last).stream().map(Filed::of));
  }

  @Test
  void aDayInAHoleCountsWithTheFiguresTheTillKept() {
    sixMore();
    log().append(TILL, "e1", journal.arrivals(1, 3));
    anchor(7, day(1, journal, 1, 5), day(2, journal, 6, 8));
    assertThat(totals(1, 7)).as("the second day is not here yet").isEqualTo(sold(1, 5));
    log().append(TILL, "e1", journal.arrivals(8, 10));

    assertThat(totals(1, 10)).isEqualTo(sold(1, 10));
    assertThat(totals(1, 5)).as("the first day").isEqualTo(sold(1, 5));
    assertThat(totals(1, 8)).as("both").isEqualTo(sold(1, 8));
    assertThat(totals(2, 8)).as("what is held of the first").isEqualTo(sold(2, 3).plus(sold(6, 8)));
    assertThat(totals(9, 10)).as("after them").isEqualTo(sold(9, 10));
  }

  @Test
  void anEpochHeadOfficeNeverHeardOfMayBeginWithAHole() {
    assertThat(anchor(2)).isEqualTo(stored(head(2)));
    assertThat(log().append(TILL, "e1", journal.arrivals(3, 4))).isEqualTo(stored(head(4)));
    assertThat(log().holes(TILL).get(0).first()).isEqualTo(1);
  }

  @Test
  void anAnchorOfAnotherChainIsAForkAndNoHole() {
    log().append(TILL, "e1", journal.arrivals(1, 4));
    Anchor other = new Anchor(3, copy.hashAt(3).hex(), List.of());
    assertThat(log().anchor(TILL, "e1", other, Wire.bytes(other)))
        .isEqualTo(new Verdict.Fork(head(3)));
    copy.sell(6).sell(7);
    Anchor later = new Anchor(6, copy.hashAt(6).hex(), List.of(day(1, copy, 1, 3)));
    assertThat(log().anchor(TILL, "e1", later, Wire.bytes(later)))
        .isEqualTo(new Verdict.Fork(head(3)));
    assertThat(log().holes(TILL)).isEmpty();
    assertThat(log().held(TILL, "e1")).isEqualTo(head(4));
  }

  @Test
  void aHoleIsFilledFromAnySideAndFromTheMiddle() {
    sixMore();
    log().append(TILL, "e1", journal.arrivals(1, 1));
    anchor(9, day(1, journal, 1, 9));
    log().append(TILL, "e1", journal.arrivals(10, 10));

    assertThat(log().append(TILL, "e1", journal.arrivals(5, 6))).isEqualTo(stored(head(10)));
    assertThat(log().holes(TILL)).extracting(Hole::first).containsExactly(2L, 7L);
    assertThat(log().holes(TILL)).extracting(Hole::last).containsExactly(4L, 9L);
    assertThat(log().append(TILL, "e1", journal.arrivals(1, 5))).isEqualTo(stored(head(10)));
    assertThat(log().append(TILL, "e1", journal.arrivals(8, 10))).isEqualTo(stored(head(10)));
    assertThat(log().holes(TILL)).extracting(Hole::first).containsExactly(7L);
    assertThat(totals(1, 10)).isEqualTo(sold(1, 10));
    assertThat(log().append(TILL, "e1", journal.arrivals(7, 7))).isEqualTo(stored(head(10)));

    assertThat(log().holes(TILL)).isEmpty();
    assertThat(totals(1, 10)).isEqualTo(sold(1, 10));
    try (Stream<Arrival> all = log().read(TILL, "e1", 1, 10)) {
      assertThat(all.map(Arrival::entry)).containsExactlyElementsOf(journal.entries(1, 10));
    }
  }

  @Test
  void entriesOfAnotherChainFillNoHole() {
    log().append(TILL, "e1", journal.arrivals(1, 2));
    anchor(4);
    Journal other = new Journal("e1").sell(300).sell(120).sell(95).sell(1);
    assertThat(log().append(TILL, "e1", other.arrivals(3, 4)))
        .as("the third is the till's")
        .isEqualTo(new Verdict.Fork(head(4)));
    assertThat(log().append(TILL, "e1", copy.arrivals(4, 4))).isEqualTo(new Verdict.Fork(head(4)));
    assertThat(log().holes(TILL)).extracting(Hole::first).containsExactly(4L);
  }
}
