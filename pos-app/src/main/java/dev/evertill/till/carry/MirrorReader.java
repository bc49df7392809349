package dev.evertill.till.carry;

import dev.evertill.sync.protocol.carry.Carried;
import dev.evertill.sync.protocol.carry.CarryException;
import dev.evertill.sync.protocol.carry.CarryFile;
import dev.evertill.sync.protocol.carry.CarryKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads what a mirror holds of a till. Each file is verified before an entry of it is handed on;
 * one that is damaged, or not signed by the till, is named and passed over. Functions only.
 */
public final class MirrorReader {
  private MirrorReader() {}

  /**
   * What was found. Immutable.
   *
   * @param entries how many were handed on
   * @param passedOver why files were not read, each with its name
   */
  public record Found(long entries, List<String> passedOver) {
    public Found {
      passedOver = List.copyOf(passedOver);
    }
  }

  /**
   * Hands on every entry of the till once, by position; within an epoch by number. There may be
   * gaps.
   *
   * @throws IOException the directory cannot be listed
   */
  public static Found read(Path directory, String till, CarryKeys keys, Consumer<Carried> reader)
      throws IOException {
    Reading reading = new Reading(till, keys, reader);
    for (MirrorFile file : files(directory, till)) {
      reading.read(directory.resolve(file.name()));
    }
    return new Found(reading.entries, reading.passedOver);
  }

  private static List<MirrorFile> files(Path directory, String till) throws IOException {
    String ours = MirrorFile.inName(till);
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(file -> MirrorFile.parse(file.getFileName().toString()))
          .flatMap(Optional::stream)
          .filter(file -> file.till().equals(ours))
          .sorted()
          .toList();
    }
  }

  /** Confined to one thread. */
  private static final class Reading {
    private final String till;
    private final CarryKeys keys;
    private final Consumer<Carried> reader;
    private final Map<String, Long> upTo = new HashMap<>();
    private final List<String> passedOver = new ArrayList<>();
    private long entries;

    Reading(String till, CarryKeys keys, Consumer<Carried> reader) {
      this.till = till;
      this.keys = keys;
      this.reader = reader;
    }

    void read(Path file) {
      try {
        CarryFile carry = CarryFile.verify(file, List.of(keys.identity()));
        if (!carry.till().equals(till)) {
          passedOver.add(file + ": it is of till " + carry.till() + ", allowed is " + till);
        } else if (!carry.signer().equals(keys.signing().signer())) {
          passedOver.add(
              file
                  + ": it is signed by the key "
                  + carry.signer().fingerprint()
                  + ", allowed is this till's "
                  + keys.signing().signer().fingerprint());
        } else {
          carry.read(this::handOn);
        }
      } catch (CarryException e) {
        passedOver.add(e.getMessage());
      } catch (IOException e) {
        passedOver.add(file + ": it cannot be read (" + e.getMessage() + ")");
      }
    }

    /** A merged file and a small one of before may both be there. */
    private void handOn(Carried carried) {
      String epoch = carried.entry().header().epoch();
      if (carried.entry().number() > upTo.getOrDefault(epoch, 0L)) {
        upTo.put(epoch, carried.entry().number());
        entries++;
        reader.accept(carried);
      }
    }
  }
}
