package dev.evertill.till.app;

import dev.evertill.till.app.VerifyCommand.Verified;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.store.ClosedJournal;
import dev.evertill.till.store.TillInUseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Copies a till's journal: by itself, or by asking the till that has it. Confined to the main
 * thread.
 */
@Command(
    name = "backup",
    description =
        "Copies a till's journal into a new directory and verifies the copy. A till that is running"
            + " makes the copy itself while it sells.",
    mixinStandardHelpOptions = true)
final class BackupCommand extends AnsweringCommand {
  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "the new directory to copy it into")
  private Path to;

  /**
   * What it says to machines.
   *
   * @param byRunningTill whether the till made the copy itself
   */
  public record BackedUp(String to, boolean byRunningTill, Verified copy) {}

  @Override
  int run() throws IOException, TillInUseException {
    Path target = to.toAbsolutePath().normalize();
    boolean byRunningTill = false;
    Verification.Result found;
    try {
      found = ClosedJournal.backup(data(), target);
    } catch (TillInUseException e) {
      // By a read transaction, so it sells on meanwhile.
      askTill(e, Doorbell.BACKUP + " " + target, "make the copy", "made no copy");
      byRunningTill = true;
      found = ClosedJournal.verified(target);
    }
    answer(
        new BackedUp(target.toString(), byRunningTill, Verified.of(found)),
        Stream.concat(
                Stream.of(
                    "copied to "
                        + target
                        + (byRunningTill ? " by the till, which is running" : "")),
                VerifyCommand.words(found).stream())
            .toList());
    return found.isWhole() && found.missing().isEmpty() ? FINE : FOUND_SOMETHING_WRONG;
  }
}
