package dev.evertill.till.app;

import dev.evertill.sync.protocol.carry.CarryException;
import dev.evertill.sync.protocol.carry.CarryFile;
import dev.evertill.sync.protocol.carry.CarryKeys;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.store.ClosedJournal;
import dev.evertill.till.store.ClosedJournal.Brought;
import dev.evertill.till.store.TillInUseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a till's journal back what it lacks. Confined to the main thread. */
@Command(
    name = "import",
    description =
        "Brings entries of this till that its journal lacks back into it, from its mirror or from"
            + " files it exported. All files are verified before anything is written.",
    mixinStandardHelpOptions = true)
final class ImportCommand extends AnsweringCommand {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "carry files, the oldest first")
  private List<Path> files;

  /** What it says to machines. */
  public record Imported(long brought, long known, List<String> refused) {}

  @Override
  int run() throws IOException, TillInUseException {
    CarryKeys keys = new TillKeys(data()).kept();
    List<CarryFile> verified = new ArrayList<>();
    for (Path file : files) {
      verified.add(verified(file, keys));
    }
    Brought brought =
        ClosedJournal.bring(
            data(),
            reader -> {
              for (CarryFile file : verified) {
                read(file, reader);
              }
            });
    List<String> words = new ArrayList<>();
    brought.refused().forEach(why -> words.add("refused: " + why));
    words.add(brought.brought() + " entries came back, " + brought.known() + " were here");
    answer(new Imported(brought.brought(), brought.known(), brought.refused()), words);
    return brought.refused().isEmpty() ? FINE : FOUND_SOMETHING_WRONG;
  }

  private static CarryFile verified(Path file, CarryKeys keys) throws IOException {
    CarryFile carry;
    try {
      carry = CarryFile.verify(file, List.of(keys.identity()));
    } catch (CarryException e) {
      throw new IOException(e.getMessage(), e);
    }
    if (!carry.signer().equals(keys.signing().signer())) {
      throw new IOException(
          file
              + ": it is signed by the key "
              + carry.signer().fingerprint()
              + ", allowed is this till's "
              + keys.signing().signer().fingerprint());
    }
    return carry;
  }

  private static void read(CarryFile file, Consumer<Recorded> reader) throws IOException {
    try {
      file.read(carried -> reader.accept(new Recorded(carried.position(), carried.entry())));
    } catch (CarryException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
