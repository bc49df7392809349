package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.client.Lack;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.Seeds;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals of several epochs that are lost and given back, in whatever order chance gives. */
class RecoveryPropertiesTest {
  @TempDir private Path places;
  private int tills;

  /** A journal that was lost, and what it held. */
  private record Lost(OpenTill till, List<Recorded> all) {
    List<EpochHead> heads() {
      Map<String, EpochHead> heads = new LinkedHashMap<>();
      for (Recorded one : all) {
        String epoch = one.number().epoch();
        heads.put(epoch, new EpochHead(epoch, one.number().number(), one.entry().hash().hex()));
      }
      return List.copyOf(heads.values());
    }

    Recorded any(Random chance) {
      return all.get(chance.nextInt(all.size()));
    }
  }

  private Lost lost(Random chance) throws Exception {
    Path directory = places.resolve("till-" + ++tills);
    List<Recorded> all = new ArrayList<>();
    OpenTill till = new OpenTill(directory);
    try (till) {
      for (int epoch = 1 + chance.nextInt(3); epoch > 0; epoch--) {
        for (int sale = chance.nextInt(25); sale >= 0; sale--) {
          sell(till.ledger(), chance.nextInt(1000));
        }
        if (epoch > 1) {
          open(till.ledger(), chance);
        }
      }
      till.ledger().read(0, all::add);
    }
    Rebuild.delete(directory);
    return new Lost(till, all);
  }

  private static void sell(ObjectBoxLedger ledger, int total) throws Exception {
    byte[] document = ("{\"total\":" + total + "}").getBytes(StandardCharsets.UTF_8);
    ledger.append(place -> Posting.sale("sale-" + place.number(), total, document));
  }

  private static void open(ObjectBoxLedger ledger, Random chance) throws Exception {
    ledger.openEpoch(
        "%032x".formatted(chance.nextLong() & Long.MAX_VALUE),
        ledger.lastPosition() + (chance.nextBoolean() ? 0 : chance.nextInt(40)),
        (place, position) ->
            Posting.plain(Kind.EPOCH_OPENED, "epoch", 1, "{}".getBytes(StandardCharsets.UTF_8)));
  }

  private static Recovery recovery(OpenTill till) {
    return new Recovery(
        OpenTill.TILL, till.store().journal(), till.ledger().entries(), till.ledger().epochs());
  }

  private static List<Recorded> entries(OpenTill till) {
    List<Recorded> all = new ArrayList<>();
    till.ledger().read(0, all::add);
    return all;
  }

  private static void fits(OpenTill till) {
    assertThat(Verification.of(till.ledger()).faults()).isEmpty();
    List<Long> empty = new ArrayList<>();
    long position = 1;
    for (Anchor anchor : till.ledger().anchors()) {
      assertThat(anchor.firstPosition()).isBetween(position, anchor.lastPosition());
      position = anchor.lastPosition() + 1;
      empty.add(anchor.lastPosition() - anchor.firstPosition() + 1);
    }
    List<Recorded> all = entries(till);
    long positions = till.store().head().position();
    assertThat(all.size() + empty.stream().mapToLong(Long::longValue).sum())
        .as("every position has an entry or lies in one hole")
        .isEqualTo(positions);
  }

  /** Entry and position of another till, of changed bytes, of another history. */
  private static List<Recorded> strangers(Lost lost, Random chance) {
    Recorded some = lost.any(chance);
    EntryHeader header = some.entry().header();
    EntryHeader foreign =
        new EntryHeader(
            "04",
            header.epoch(),
            header.number(),
            header.kind(),
            header.id(),
            header.tillTimeMillis(),
            null);
    byte[] changed = some.entry().document();
    changed[chance.nextInt(changed.length)] ^= 1;
    Hash previous = some.entry().previous();
    return List.of(
        new Recorded(some.position(), Entry.of(foreign, previous, changed)),
        new Recorded(some.position(), new Entry(header, previous, changed, some.entry().hash())));
  }

  @Test
  void whateverIsLostAndInWhateverOrderItComesBackEachEntryIsInItsPlaceOnce() {
    Seeds.each(
        40,
        chance -> {
          Lost lost = lost(chance);
          try (OpenTill till = lost.till()) {
            till.open();
            Recorded begun = till.store().head();
            Recovery recovery = recovery(till);
            List<Recorded> offered = new ArrayList<>(lost.all());
            for (int again = chance.nextInt(10); again > 0; again--) {
              offered.add(lost.any(chance));
            }
            Collections.shuffle(offered, chance);
            long brought = 0;
            for (int from = 0; from < offered.size(); ) {
              int to = Math.min(offered.size(), from + 1 + chance.nextInt(20));
              List<Recorded> page = new ArrayList<>(offered.subList(from, to));
              page.addAll(strangers(lost, chance));
              Recovery.Result result = recovery.take(page);
              assertThat(result.refused()).as("the strangers").hasSize(2);
              brought += result.brought();
              fits(till);
              from = to;
            }
            assertThat(brought).isEqualTo(lost.all().size());
            assertThat(entries(till)).startsWith(lost.all().toArray(Recorded[]::new));
            assertThat(till.store().head()).as("nothing was moved").isEqualTo(begun);
            overwritesNothing(lost, recovery, chance);
            List<Recorded> all = entries(till);
            till.reopened();
            assertThat(entries(till)).isEqualTo(all);
            fits(till);
          }
        });
  }

  private static void overwritesNothing(Lost lost, Recovery recovery, Random chance) {
    Recorded some = lost.any(chance);
    Entry other =
        Entry.of(some.entry().header(), some.entry().previous(), new byte[] {'{', '}', ' '});
    assertThat(recovery.take(List.of(new Recorded(some.position(), other))).refused())
        .containsExactly(some.number().paper() + ": another entry stands in its place");
  }

  @Test
  void fromMirrorAndHeadOfficeTogetherComesEverythingInTheOrderOfBefore() {
    Seeds.each(
        40,
        chance -> {
          Lost lost = lost(chance);
          List<Recorded> mirrored = someRangesOf(lost.all(), chance);
          try (OpenTill till = lost.till()) {
            till.rescue = mirrored::forEach;
            till.open();
            assertThat(till.store().news().brought()).isEqualTo(mirrored.size());
            fits(till);
            headOfficeGivesBack(lost, till, chance);
            fits(till);
            assertThat(inOrder(entries(till)))
                .as("lost %s, mirrored %s", inOrder(lost.all()), inOrder(mirrored))
                .startsWith(inOrder(lost.all()).toArray(String[]::new));
          }
        });
  }

  /** Epoch, number and hash, short enough to be read where a seed breaks it. */
  private static List<String> inOrder(List<Recorded> all) {
    return all.stream()
        .map(one -> one.entry())
        .map(
            entry ->
                entry.header().epoch().substring(26)
                    + "/"
                    + entry.number()
                    + " "
                    + entry.hash().hex().substring(0, 8))
        .toList();
  }

  private static List<Recorded> someRangesOf(List<Recorded> all, Random chance) {
    List<Recorded> some = new ArrayList<>();
    boolean kept = chance.nextBoolean();
    for (Recorded one : all) {
      kept = chance.nextInt(8) == 0 ? !kept : kept;
      if (kept) {
        some.add(one);
      }
    }
    return some;
  }

  /** Round after round, each cut off somewhere. */
  private static void headOfficeGivesBack(Lost lost, OpenTill till, Random chance) {
    for (int round = 0; round < 500; round++) {
      List<Lack> lacking = till.store().journalFeed().lacking(lost.heads());
      if (lacking.isEmpty()) {
        return;
      }
      Lack lack = lacking.get(0);
      long to = Math.min(lack.to(), lack.from() + chance.nextInt(10));
      Stream<Entry> page =
          lost.all().stream()
              .map(Recorded::entry)
              .filter(entry -> entry.header().epoch().equals(lack.epoch()))
              .filter(entry -> lack.from() <= entry.number() && entry.number() <= to);
      till.store().journalFeed().recovered(lack.epoch(), page.toList());
    }
    throw new AssertionError("it is never enough");
  }
}
