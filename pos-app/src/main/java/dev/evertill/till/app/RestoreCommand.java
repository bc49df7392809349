package dev.evertill.till.app;

import dev.evertill.till.app.VerifyCommand.Verified;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.store.ClosedJournal;
import dev.evertill.till.store.TillInUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts a copy of a journal in place. Confined to the main thread. */
@Command(
    name = "restore",
    description =
        "Puts a backup in place of a till's journal, after verifying it. The next start of the till"
            + " opens a new epoch.",
    mixinStandardHelpOptions = true)
final class RestoreCommand extends AnsweringCommand {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "the backup: a directory with journal/ in it")
  private Path from;

  @Option(
      names = "--set-aside",
      description = "keep a journal that is there as journal.before-<time>; without it none may be")
  private boolean setAside;

  private final Clock clock;

  RestoreCommand() {
    this(Clock.systemUTC());
  }

  RestoreCommand(Clock clock) {
    this.clock = clock;
  }

  /**
   * What it says to machines.
   *
   * @param setAside whether a journal that was there is kept under another name
   */
  public record Restored(boolean restored, boolean setAside, Verified copy) {}

  @Override
  int damaged() {
    return FOUND_SOMETHING_WRONG;
  }

  @Override
  int run() throws IOException, TillInUseException {
    String aside = "journal.before-" + MOMENT.format(clock.instant());
    Verification.Result found =
        ClosedJournal.restore(data(), from, setAside ? Optional.of(aside) : Optional.empty());
    boolean kept = Files.exists(data().resolve(aside));
    List<String> words = new ArrayList<>(VerifyCommand.words(found));
    if (found.isWhole()) {
      words.add("restored from " + from + " into " + data());
      if (kept) {
        words.add("the journal that was there is " + data().resolve(aside) + " now");
      }
      words.add("the next start of the till opens a new epoch");
    } else {
      words.add("nothing was restored from " + from);
    }
    answer(new Restored(found.isWhole(), kept, Verified.of(found)), words);
    return found.isWhole() ? FINE : FOUND_SOMETHING_WRONG;
  }
}
