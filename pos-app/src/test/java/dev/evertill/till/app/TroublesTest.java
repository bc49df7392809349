package dev.evertill.till.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.carry.Loss;
import dev.evertill.till.carry.MirrorState;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.record.EpochStart.Cause;
import dev.evertill.till.store.StoreNews;
import dev.evertill.till.ui.model.Texts;
import dev.evertill.till.ui.model.TroubleText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the cashier reads of what happened to the till's disk. */
class TroublesTest {
  private static List<TroubleText> read(List<Trouble> troubles) {
    return troubles.stream().map(one -> TroubleText.of(one, Texts.of(Locale.ENGLISH))).toList();
  }

  private static List<TroubleText> read(Cause cause, Optional<Path> setAside, long brought) {
    return read(Troubles.of(new StoreNews(Optional.of(cause), setAside, brought)));
  }

  private static List<TroubleText> read(Cause cause, long brought) {
    return read(cause, Optional.empty(), brought);
  }

  @Test
  void aJournalThatWasDamagedIsSaidWithWhereItLies() {
    Path aside = Path.of("till", "journal.damaged-20261116-133207");
    assertThat(read(Cause.DAMAGED, Optional.of(aside), 3))
        .containsExactly(
            new TroubleText(
                "Journal damaged and set aside",
                "The journal was damaged and set aside as journal.damaged-20261116-133207."
                    + " 3 entries came back from the mirror; head office gives back what else it"
                    + " has. Numbers begin anew. Sell on; tell head office."));
  }

  @Test
  void aStoreThatIsOlderThanItsWitnessIsSaid() {
    assertThat(read(Cause.RESTORED, 1))
        .containsExactly(
            new TroubleText(
                "The till is an older copy",
                "The data of this till is older than it was at the last stop, as after a restored"
                    + " backup. 1 entry came back from the mirror; head office gives back what else"
                    + " it has. Numbers begin anew. Sell on; tell head office."));
  }

  @Test
  void aStoreOfAnotherMachineIsSaid() {
    assertThat(read(Cause.OTHER_MACHINE, 0))
        .containsExactly(
            new TroubleText(
                "Data of another machine",
                "The data of this till was written on another machine. Numbers begin anew. If the"
                    + " other machine still sells under this name, stop one of them and call IT."));
  }

  @Test
  void dataThatIsGoneIsSaid() {
    assertThat(read(Cause.REINSTALLED, 0))
        .containsExactly(
            new TroubleText(
                "The data of the till was gone",
                "This till has sold before, but its data was gone at the start. No entry came back"
                    + " from the mirror; head office gives back what else it has. Numbers begin"
                    + " anew. Sell on; tell head office."));
  }

  @Test
  void aForkIsSaid() {
    assertThat(read(Cause.FORKED, 0))
        .containsExactly(
            new TroubleText(
                "Head office has other entries",
                "Head office holds entries under this till's name that are not in its journal."
                    + " Perhaps two tills have the same name. Sell on and call IT; nothing is lost"
                    + " on either side."));
  }

  @Test
  void aLostMirrorIsSaidAndOneThatIsBehindIsNot() {
    assertThat(read(Troubles.of(MirrorState.lost(Loss.of(Loss.Why.FULL)))))
        .containsExactly(
            new TroubleText(
                "Mirror lost",
                "The second copy of the journal is not kept: it is full. Check the stick or the"
                    + " second disk. Sales are recorded on this till all the same."));
    assertThat(Troubles.of(MirrorState.behind(3))).isEmpty();
    assertThat(Troubles.of(MirrorState.KEEPING_UP)).isEmpty();
  }
}
