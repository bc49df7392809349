package dev.evertill.till.app;

import dev.evertill.till.checkout.Verification;
import dev.evertill.till.store.ClosedJournal;
import dev.evertill.till.store.TillInUseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * Verifies the journal of a till that is not running, and changes nothing in it. Confined to the
 * main thread.
 */
@Command(
    name = "verify",
    description = "Reads a till's journal again and says whether every hash and number is right.",
    mixinStandardHelpOptions = true)
final class VerifyCommand extends AnsweringCommand {

  /** What it says to machines. */
  public record Verified(
      boolean whole, long entries, List<FaultSaid> faults, List<MissingSaid> missing) {

    static Verified of(Verification.Result result) {
      return new Verified(
          result.isWhole() && result.missing().isEmpty(),
          result.entries(),
          result.faults().stream()
              .map(fault -> new FaultSaid(fault.entry(), fault.what()))
              .toList(),
          result.missing().stream()
              .map(gap -> new MissingSaid(gap.first(), gap.last(), gap.unchecked()))
              .toList());
    }
  }

  /** Something that does not fit. */
  public record FaultSaid(String entry, String fault) {}

  /** Positions whose entries are lost. */
  public record MissingSaid(long first, long last, String unchecked) {}

  @Override
  int damaged() {
    return FOUND_SOMETHING_WRONG;
  }

  @Override
  int run() throws IOException, TillInUseException {
    Verification.Result result = ClosedJournal.look(data(), Verification::of);
    answer(Verified.of(result), words(result));
    return result.isWhole() && result.missing().isEmpty() ? FINE : FOUND_SOMETHING_WRONG;
  }

  static List<String> words(Verification.Result result) {
    List<String> words = new ArrayList<>();
    result.faults().forEach(fault -> words.add(fault.text()));
    result.missing().forEach(gap -> words.add(gap.text()));
    if (!result.isWhole()) {
      words.add("the journal is damaged, see above; " + result.entries() + " entries read");
    } else if (!result.missing().isEmpty()) {
      words.add(
          "entries are missing, see above; the "
              + result.entries()
              + " that are here fit together");
    } else {
      words.add("the journal is whole: " + result.entries() + " entries");
    }
    return words;
  }
}
