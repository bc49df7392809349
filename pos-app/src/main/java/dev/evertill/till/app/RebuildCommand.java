package dev.evertill.till.app;

import dev.evertill.sync.protocol.MayBeMissing;
import dev.evertill.till.app.VerifyCommand.Verified;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.store.ClosedJournal;
import dev.evertill.till.store.TillInUseException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Writes a till's journal anew: by itself, or by asking the till that has it. Confined to the main
 * thread.
 */
@Command(
    name = "rebuild",
    description =
        "Writes a till's journal anew, since its file never gets smaller by itself. A till that is"
            + " running does it while it sells; its next start puts the new one in place.",
    mixinStandardHelpOptions = true)
final class RebuildCommand extends AnsweringCommand {

  /**
   * What it says to machines.
   *
   * @param atNextStart whether the till runs, and its next start puts the new one in place
   * @param journal what was found in the new one, missing until it is in place
   */
  public record Rebuilt(boolean atNextStart, @MayBeMissing Verified journal) {}

  @Override
  int run() throws IOException, TillInUseException {
    Verification.Result found;
    try {
      found = ClosedJournal.rebuild(data());
    } catch (TillInUseException e) {
      askTill(e, Doorbell.REBUILD, "write it anew", "wrote nothing anew");
      answer(
          new Rebuilt(true, null),
          List.of(
              "the journal was written anew by the till, which is running; its next start puts it"
                  + " in place"));
      return FINE;
    }
    answer(
        new Rebuilt(false, Verified.of(found)),
        Stream.concat(
                Stream.of("the journal was written anew"), VerifyCommand.words(found).stream())
            .toList());
    return found.isWhole() && found.missing().isEmpty() ? FINE : FOUND_SOMETHING_WRONG;
  }
}
