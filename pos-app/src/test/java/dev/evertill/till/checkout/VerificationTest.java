package dev.evertill.till.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Anchor.Cause;
import dev.evertill.till.checkout.Verification.Fault;
import dev.evertill.till.checkout.Verification.Missing;
import dev.evertill.till.record.Posting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A journal of fifty entries from which some are taken away; a real store's is in its own test. */
class VerificationTest {
  private static final long LAST = 50;

  private final MemoryLedger ledger = new MemoryLedger("03");
  private final Torn torn = new Torn(ledger);

  /** A ledger without some of its entries. */
  private static final class Torn extends ForwardingLedger {
    final TreeSet<Long> gone = new TreeSet<>();
    final List<Anchor> anchors = new ArrayList<>();
    Optional<Long> unreadable = Optional.empty();

    Torn(Ledger ledger) {
      super(ledger);
    }

    private boolean isHere(Recorded entry) {
      if (unreadable.filter(at -> at == entry.position()).isPresent()) {
        throw new IllegalArgumentException("id: character 3 is U+0001");
      }
      return !gone.contains(entry.position());
    }

    @Override
    public List<Anchor> anchors() {
      return anchors;
    }

    @Override
    public void read(long afterPosition, Consumer<Recorded> reader) {
      super.read(
          afterPosition,
          entry -> {
            if (isHere(entry)) {
              reader.accept(entry);
            }
          });
    }

    @Override
    public Optional<Recorded> at(long position) {
      return super.at(position).filter(this::isHere);
    }

    /** Takes entries away; what stands for them knows this of the last one. */
    void take(long first, long last, Cause cause, boolean known, boolean hashKnown) {
      Recorded end = super.at(last).orElseThrow();
      for (long at = first; at <= last; at++) {
        gone.add(at);
      }
      Optional<Hash> hash = hashKnown ? Optional.of(end.entry().hash()) : Optional.empty();
      anchors.add(
          known
              ? new Anchor(
                  cause,
                  end.number().epoch(),
                  first,
                  last,
                  end.number().number(),
                  hash,
                  Optional.empty())
              : new Anchor(cause, "", first, last, 0, hash, Optional.empty()));
    }
  }

  @BeforeEach
  void write() throws Exception {
    for (int i = 1; i <= LAST; i++) {
      int number = i;
      ledger.append(
          place -> Posting.voided("id-" + number, number, "{}".getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static String place(int number) {
    return "03-9F2C-0000" + number;
  }

  private static List<String> faults(Ledger ledger) {
    return Verification.of(ledger).faults().stream().map(Fault::text).toList();
  }

  private static Verification.Result inPages(Ledger ledger) {
    Verification verification = Verification.inPages(ledger);
    while (verification.look(7, LAST)) {
      assertThat(verification.result().entries()).isLessThan(LAST);
    }
    return verification.result();
  }

  /** In one go and in pages, whatever way a journal is read. */
  private void bothSay(long entries, List<Fault> faults, List<Missing> missing) {
    Verification.Result expected = new Verification.Result(entries, faults, missing);
    assertThat(Verification.of(torn)).isEqualTo(expected);
    assertThat(inPages(torn)).isEqualTo(expected);
  }

  @Test
  void aJournalWithoutAnyEntryWasWiped() {
    MemoryLedger wiped = new MemoryLedger("03");

    assertThat(faults(wiped))
        .containsExactly("there is no entry; a journal begins with the one that opens its epoch");
    assertThat(Verification.of(wiped).entries()).isZero();
  }

  @Test
  void aJournalNobodyTouchedIsWhole() {
    bothSay(50, List.of(), List.of());
    assertThat(Verification.of(torn).isWhole()).isTrue();
  }

  @Test
  void fromAnAnchorTheChainGoesOn() {
    torn.take(1, 20, Cause.PRUNED, true, true);
    torn.take(21, 30, Cause.PRUNED, true, true);
    bothSay(20, List.of(), List.of());
  }

  @Test
  void aChangedEntryRightBehindAnAnchorIsFound() {
    torn.take(1, 49, Cause.PRUNED, true, true);
    ledger.damageLast();
    bothSay(
        1,
        List.of(new Fault(place(50), "the hash does not fit the entry and the one before it")),
        List.of());
  }

  @Test
  void anAnchorOfAnotherHashDoesNotFit() {
    torn.take(1, 20, Cause.PRUNED, true, true);
    Anchor right = torn.anchors.remove(0);
    torn.anchors.add(
        new Anchor(
            right.cause(), right.epoch(), 1, 20, 20, Optional.of(Hash.ZERO), Optional.empty()));
    bothSay(
        30,
        List.of(new Fault(place(21), "the hash does not fit the entry and the one before it")),
        List.of());
  }

  @Test
  void anAnchorOfARemovedDayWithoutAHashIsAFault() {
    torn.take(1, 20, Cause.PRUNED, true, false);
    bothSay(
        30,
        List.of(
            new Fault("position 20", "removed, and no hash was kept from which the chain goes on")),
        List.of());
  }

  @Test
  void aLossThatIsKnownIsMissingAndNoDamage() {
    torn.take(11, 14, Cause.MISSING, true, true);
    torn.take(20, 20, Cause.MISSING, true, false);
    torn.take(30, 31, Cause.MISSING, false, false);
    bothSay(
        43,
        List.of(),
        List.of(
            new Missing(11, 14, ""),
            new Missing(20, 20, place(21)),
            new Missing(30, 31, place(32))));
    assertThat(Verification.of(torn).missing().stream().map(Missing::text))
        .containsExactly(
            "positions 11 to 14: missing",
            "position 20: missing; that 03-9F2C-000021 follows cannot be checked",
            "positions 30 to 31: missing; that 03-9F2C-000032 follows cannot be checked");
  }

  @Test
  void aLostEndIsMissingToo() {
    torn.take(41, 50, Cause.MISSING, true, false);
    bothSay(40, List.of(), List.of(new Missing(41, 50, "")));
  }

  @Test
  void whatIsGoneWithoutAWordIsAFault() {
    torn.gone.addAll(List.of(12L, 13L));
    bothSay(
        48,
        List.of(
            new Fault(place(14), "position 14, expected 12"),
            new Fault(place(14), "number 14, expected 12"),
            new Fault(place(14), "the hash does not fit the entry and the one before it")),
        List.of());
  }

  @Test
  void anAnchorStandsForItsOwnPositionsAlone() {
    torn.take(11, 14, Cause.PRUNED, true, true);
    torn.gone.add(15L);
    bothSay(
        45,
        List.of(
            new Fault(place(16), "position 16, expected 15"),
            new Fault(place(16), "number 16, expected 15"),
            new Fault(place(16), "the hash does not fit the entry and the one before it")),
        List.of());
  }

  @Test
  void entriesThatCameBackInsideALossAreCheckedAsFarAsPossible() {
    torn.take(11, 14, Cause.MISSING, true, true);
    torn.gone.remove(13L);
    bothSay(47, List.of(), List.of(new Missing(11, 12, place(13)), new Missing(14, 14, "")));
  }

  @Test
  void aJournalInUseIsReadPastWhatCannotBeRead() {
    torn.unreadable = Optional.of(12L);

    assertThat(inPages(torn))
        .isEqualTo(
            new Verification.Result(
                49,
                List.of(new Fault("position 12", "cannot be read: id: character 3 is U+0001")),
                List.of()));
    assertThat(faults(torn))
        .containsExactly(
            "after 03-9F2C-000011: what follows cannot be read: id: character 3 is U+0001");
  }

  @Test
  void theEndOfAJournalInUseMayNotVanish() {
    torn.gone.addAll(List.of(49L, 50L));

    assertThat(inPages(torn).faults())
        .containsExactly(new Fault("position 49", "nothing is there up to position 50"));
  }

  @Test
  void aDayRemovedWhileTheJournalIsReadIsNoFault() {
    Verification verification = Verification.inPages(torn);
    assertThat(verification.look(10, LAST)).isTrue();
    torn.take(1, 20, Cause.PRUNED, true, true);

    assertThat(verification.look(40, LAST)).isFalse();
    assertThat(verification.result()).isEqualTo(new Verification.Result(40, List.of(), List.of()));
  }

  @Test
  void onlyTheFirstTwentyFaultsAreNamed() {
    for (long at = 2; at < LAST; at += 2) {
      torn.gone.add(at);
    }
    assertThat(Verification.of(torn).faults()).hasSize(20);
    assertThat(Verification.of(torn).entries()).isEqualTo(26);
  }
}
