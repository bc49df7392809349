package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Names;
import dev.evertill.sync.protocol.carry.AgeIdentity;
import dev.evertill.sync.protocol.carry.Carried;
import dev.evertill.sync.protocol.carry.CarryException;
import dev.evertill.sync.protocol.carry.CarryFile;
import dev.evertill.sync.protocol.carry.Signer;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes the entries of carry files into the sale log, by the rules of an upload: what follows what
 * is held is taken, a repeat is a repeat, a gap and a fork are refused and said, and hold up no
 * other epoch. A file goes in only after all of it was verified. Confined to one thread.
 */
final class CarryImport {
  private static final int BATCH = Routes.NEXT_BATCH;

  private final SaleLog log;
  private final CarrySigners signers;
  private final AgeIdentity identity;
  private final Set<String> accepted;

  /**
   * @param accepted fingerprints of keys a person vouches for
   */
  CarryImport(SaleLog log, CarrySigners signers, AgeIdentity identity, Set<String> accepted) {
    this.log = log;
    this.signers = signers;
    this.identity = identity;
    this.accepted = Set.copyOf(accepted);
  }

  CarryReport.OfFile take(Path file) {
    try {
      CarryFile carry = CarryFile.verify(file, List.of(identity));
      String refusal = refusal(carry);
      Taking taking = new Taking(carry.till());
      if (refusal == null) {
        carry.read(taking::take);
        taking.flush();
      }
      return new CarryReport.OfFile(
          file.toString(), carry.till(), carry.signer().fingerprint(), taking.report(), refusal);
    } catch (FileSystemException e) {
      return unreadable(file, Main.inWords(e));
    } catch (CarryException e) {
      return unreadable(file, e.getMessage());
    } catch (IOException e) {
      return unreadable(file, file + ": it cannot be read (" + e.getMessage() + ")");
    }
  }

  private static CarryReport.OfFile unreadable(Path file, String why) {
    return new CarryReport.OfFile(file.toString(), null, null, List.of(), why);
  }

  /** Why the file is not taken for the till's, or null. */
  private String refusal(CarryFile carry) {
    Signer signer = carry.signer();
    if (!Names.isName(carry.till())) {
      return carry.file() + ": " + Names.fault("till", carry.till());
    }
    if (accepted.contains(signer.fingerprint())) {
      signers.accept(carry.till(), signer);
      return null;
    }
    if (signers.isOf(carry.till(), signer)) {
      return null;
    }
    return carry.file()
        + ": signed by the key "
        + signer.fingerprint()
        + ", which is not known for till "
        + carry.till()
        + " ("
        + String.join(", ", signers.known(carry.till()).stream().map(Signer::fingerprint).toList())
        + "). If the till was set up anew, compare this key with the one that till export"
        + " names there, and import again with --accept-key "
        + signer.fingerprint();
  }

  /** The entries of one file, cut into batches of one epoch. */
  private final class Taking {
    private final String till;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final List<Arrival> batch = new ArrayList<>();
    private String epoch = "";

    Taking(String till) {
      this.till = till;
    }

    void take(Carried carried) {
      Arrival next = Arrival.of(carried.entry());
      String itsEpoch = carried.entry().header().epoch();
      boolean follows =
          !batch.isEmpty()
              && itsEpoch.equals(epoch)
              && next.number() == batch.get(batch.size() - 1).number() + 1;
      if (!follows || batch.size() == BATCH) {
        flush();
      }
      epoch = itsEpoch;
      batch.add(next);
    }

    void flush() {
      if (!batch.isEmpty()) {
        tallies.computeIfAbsent(epoch, Tally::new).append(till, List.copyOf(batch));
        batch.clear();
      }
    }

    List<CarryReport.OfEpoch> report() {
      return tallies.values().stream().map(Tally::report).toList();
    }
  }

  /** What becomes of one epoch's entries. */
  private final class Tally {
    private final String epoch;
    private long added;
    private long known;
    private long refused;
    private long questions;
    private String why;

    Tally(String epoch) {
      this.epoch = epoch;
    }

    void append(String till, List<Arrival> batch) {
      if (!Names.isName(epoch)) {
        refuse(batch.size(), "epoch: " + Names.ALLOWED);
        return;
      }
      long first = batch.get(0).number();
      long before = Math.max(log.held(till, epoch).number(), first - 1);
      long lacking = lacking(till);
      Verdict verdict = log.append(till, epoch, batch);
      long filled = lacking - lacking(till);
      if (verdict instanceof Verdict.Stored stored) {
        count(batch.size(), stored.head().number() - before + filled);
        questions += stored.parked().size();
      } else if (verdict instanceof Verdict.Gap gap) {
        refuse(
            batch.size(),
            "held up to "
                + gap.held().number()
                + ", the file goes on at "
                + first
                + ": import the files before this one first");
      } else {
        Head fork = ((Verdict.Fork) verdict).held();
        long taken = batch.stream().filter(arrival -> isBefore(fork, arrival)).count();
        count(taken, log.held(till, epoch).number() - before + filled);
        refuse(
            batch.size() - taken,
            "another entry is held: entry " + fork.number() + " has hash " + fork.hash());
      }
    }

    /** In the epoch's holes, which a stick may fill. */
    private long lacking(String till) {
      return log.holes(till).stream()
          .filter(hole -> hole.epoch().equals(epoch))
          .mapToLong(hole -> hole.last() - hole.first() + 1)
          .sum();
    }

    /** A fork is said with the last common entry, or with the first that is another. */
    private static boolean isBefore(Head fork, Arrival arrival) {
      return arrival.number() < fork.number()
          || arrival.number() == fork.number() && arrival.hash().equals(fork.hash());
    }

    private void count(long taken, long fresh) {
      long fromHere = Math.max(0, Math.min(taken, fresh));
      added += fromHere;
      known += taken - fromHere;
    }

    private void refuse(long entries, String reason) {
      refused += entries;
      why = why == null ? reason : why;
    }

    CarryReport.OfEpoch report() {
      return new CarryReport.OfEpoch(epoch, added, known, refused, questions, why);
    }
  }
}
