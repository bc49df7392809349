package dev.evertill.till.app;

import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.till.carry.Export;
import dev.evertill.till.carry.Export.Exported;
import dev.evertill.till.store.ClosedJournal;
import dev.evertill.till.store.TillInUseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes what head office does not have into a file that can be carried there. Confined to the main
 * thread.
 */
@Command(
    name = "export",
    description =
        "Writes the entries that head office has not confirmed into one file, signed, and encrypted"
            + " to head office and this till.",
    mixinStandardHelpOptions = true)
final class ExportCommand extends AnsweringCommand {
  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "the new file, for instance on a stick")
  private Path to;

  @Option(
      names = "--recipient",
      paramLabel = "age1…",
      description = "head office's key (default: as the till last heard it)")
  private String recipient;

  private final Clock clock;

  ExportCommand() {
    this(Clock.systemUTC());
  }

  ExportCommand(Clock clock) {
    this.clock = clock;
  }

  /**
   * What it says to machines.
   *
   * @param damaged entries that were left out, as their hash is not that of their bytes
   * @param signer fingerprint of the till's key, to be compared with what head office says
   */
  public record Written(String file, long entries, List<String> damaged, String signer) {}

  @Override
  int run() throws IOException, TillInUseException {
    if (recipient != null && !AgeIdentity.isRecipient(recipient)) {
      throw new IOException("--recipient " + recipient + ": allowed is a public key of age, age1…");
    }
    if (Files.exists(to)) {
      throw new IOException(to + " is there already; the name of a new file is expected");
    }
    TillKeys keys = new TillKeys(data());
    Exported exported =
        ClosedJournal.view(
            data(),
            journal ->
                Export.write(
                    to,
                    journal
                        .till()
                        .orElseThrow(() -> new IOException("the journal does not say whose it is")),
                    clock.millis(),
                    keys.made(),
                    recipient == null ? keys.headOffice() : Optional.of(recipient),
                    journal.unsent()));
    List<String> words = new ArrayList<>();
    exported.damaged().forEach(entry -> words.add("left out, as it is damaged: " + entry));
    words.add(exported.entries() + " entries in " + to);
    String signer = keys.made().signing().signer().fingerprint();
    words.add("signed with this till's key " + signer);
    answer(new Written(to.toString(), exported.entries(), exported.damaged(), signer), words);
    return exported.damaged().isEmpty() ? FINE : FOUND_SOMETHING_WRONG;
  }
}
