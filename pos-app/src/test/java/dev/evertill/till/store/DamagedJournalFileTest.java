package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.evertill.sync.client.Lack;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.till.Seeds;
import dev.evertill.till.checkout.LastTotals;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.checkout.Verification;
import dev.evertill.till.record.EpochDocuments;
import dev.evertill.till.record.EpochStart;
import dev.evertill.till.record.EpochStart.Cause;
import dev.evertill.till.record.Kind;
import dev.evertill.till.shift.GrandTotals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A journal of two closed days and half a third, whose file is damaged while the till is not
 * running.
 */
class DamagedJournalFileTest {
  @TempDir private Path places;
  private Path directory;
  private SellingCounter shop;
  private List<Recorded> before;
  private GrandTotals totals;

  @BeforeEach
  void sellThreeDays() {
    directory = places.resolve("till");
    shop = new SellingCounter(directory);
    shop.opened().sells(20).closesDay(1);
    shop.opened().sells(20).closesDay(2);
    shop.opened().sells(20);
    before = shop.entries();
    totals = LastTotals.of(shop.ledger());
    shop.close();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Path journal() {
    return directory.resolve("journal");
  }

  private List<Path> setAside() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> path.getFileName().toString().startsWith("journal.damaged-"))
          .sorted()
          .toList();
    }
  }

  /** Starts the till again; what was damaged has to lie beside it, byte for byte. */
  private void startsOnDamage(long brought) throws Exception {
    byte[] damaged = Files.readAllBytes(journal().resolve("data.mdb"));
    shop.till.open();
    assertThat(setAside()).hasSize(1);
    Path aside = setAside().get(0);
    assertThat(aside.getFileName()).hasToString("journal.damaged-20261118-133207");
    assertThat(Files.readAllBytes(aside.resolve("data.mdb"))).isEqualTo(damaged);
    assertThat(shop.store().news())
        .isEqualTo(new StoreNews(Optional.of(Cause.DAMAGED), Optional.of(aside), brought));
  }

  private EpochStart begun() throws Exception {
    Recorded first = shop.ledger().last(Kind.EPOCH_OPENED).orElseThrow();
    return EpochDocuments.read(first.entry().document());
  }

  private Recorded last() {
    return before.get(before.size() - 1);
  }

  private void isWhole() {
    Verification.Result result = Verification.of(shop.ledger());
    assertThat(result.faults()).isEmpty();
    Verification pages = Verification.inPages(shop.ledger());
    while (pages.look(100, shop.store().head().position())) {
      continue;
    }
    assertThat(pages.result().faults()).isEmpty();
    assertThat(pages.result().entries()).isEqualTo(result.entries());
  }

  /** The day goes on and its report has the next number. */
  private void sellsAndClosesDayThree() {
    shop.start();
    if (shop.counter().shift().isEmpty()) {
      shop.opened();
    }
    shop.sells(2).closesDay(3);
    assertThat(LastTotals.of(shop.ledger()).sales().minor()).isGreaterThan(totals.sales().minor());
    isWhole();
  }

  @ParameterizedTest
  @EnumSource
  void whatTheMirrorHasComesBack(JournalDamage damage) throws Exception {
    damage.to(journal(), new Random(5));
    shop.till.rescue = before::forEach;

    startsOnDamage(before.size());

    assertThat(shop.entries())
        .startsWith(before.toArray(Recorded[]::new))
        .hasSize(before.size() + 1);
    long position = last().position() + JournalStart.LEFT_FREE + 1;
    assertThat(begun())
        .isEqualTo(
            new EpochStart(
                Cause.DAMAGED, position, Optional.of(JournalStart.parent(last())), totals));
    assertThat(shop.store().head().number().number()).isEqualTo(1);
    isWhole();
    sellsAndClosesDayThree();
    shop.till.reopened();
    assertThat(shop.store().news()).as("said once").isEqualTo(StoreNews.NONE);
    assertThat(setAside()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void withoutMirrorAndHeadOfficeSellingGoesOnWithTheTotalsOfBefore(JournalDamage damage)
      throws Exception {
    damage.to(journal(), new Random(6));

    startsOnDamage(0);

    assertThat(totals.closings()).isEqualTo(2);
    assertThat(begun().totals()).isEqualTo(totals);
    assertThat(begun().parent()).contains(JournalStart.parent(last()));
    assertThat(shop.ledger().anchors())
        .extracting(Anchor::cause)
        .containsExactly(Anchor.Cause.MISSING);
    sellsAndClosesDayThree();
  }

  @Test
  void whatTheMirrorLacksComesBackFromHeadOffice() throws Exception {
    JournalDamage.BOTH_META_PAGES_ZEROED.to(journal(), new Random(1));
    List<Recorded> mirrored = new ArrayList<>(before.subList(0, 60));
    mirrored.subList(10, 20).clear();
    shop.till.rescue = mirrored::forEach;

    startsOnDamage(50);
    headOfficeGivesBack();

    assertThat(shop.entries())
        .startsWith(before.toArray(Recorded[]::new))
        .hasSize(before.size() + 1);
    assertThat(shop.ledger().anchors())
        .extracting(Anchor::cause, Anchor::firstPosition)
        .containsExactly(tuple(Anchor.Cause.UNUSED, last().position() + 1));
    sellsAndClosesDayThree();
  }

  @Test
  void withoutMirrorAllComesBackFromHeadOffice() throws Exception {
    JournalDamage.ALL_ZERO.to(journal(), new Random(1));
    startsOnDamage(0);
    shop.start().opened().sells(1);
    headOfficeGivesBack();

    assertThat(shop.entries()).startsWith(before.toArray(Recorded[]::new));
    assertThat(shop.feed().waiting()).as("epoch, log-in, shift, sale").isEqualTo(4);
    sellsAndClosesDayThree();
    assertThat(shop.feed().unconfirmedCloses())
        .extracting(close -> close.z())
        .containsExactly(1, 2, 3);
  }

  /** As a round of sync does. */
  private void headOfficeGivesBack() {
    String epoch = last().entry().header().epoch();
    List<EpochHead> heads =
        List.of(new EpochHead(epoch, last().entry().number(), last().entry().hash().hex()));
    for (Lack lack : shop.feed().lacking(heads)) {
      assertThat(lack.epoch()).isEqualTo(epoch);
      List<Entry> lost =
          before.stream()
              .map(Recorded::entry)
              .filter(entry -> entry.number() >= lack.from() && entry.number() <= lack.to())
              .toList();
      shop.feed().recovered(epoch, lost);
    }
    assertThat(shop.feed().lacking(heads)).isEmpty();
  }

  @Test
  void aBitInsideATextIsFoundByVerifyingAndNothingElseStops() throws Exception {
    Recorded sale = before.get(30);
    byte[] id = sale.entry().header().id().getBytes(StandardCharsets.UTF_8);
    Path file = journal().resolve("data.mdb");
    byte[] bytes = Files.readAllBytes(file);
    int changed = 0;
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    String text = new String(id, StandardCharsets.ISO_8859_1);
    for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
      bytes[at + 35] ^= 1;
      changed++;
    }
    assertThat(changed).isPositive();
    Files.write(file, bytes);

    shop.till.open();

    assertThat(shop.store().news()).isEqualTo(StoreNews.NONE);
    assertThat(Verification.of(shop.ledger()).faults())
        .extracting(Verification.Fault::text)
        .containsExactly(
            sale.number().paper() + ": the hash does not fit the entry and the one before it");
    shop.start().sells(2).closesDay(3);
  }

  @Test
  void whicheverBitsFlipWhatIsTakenForSoundFitsItsHashesOrIsNamed() {
    Seeds.each(
        12,
        chance -> {
          Path copy = places.resolve("copy");
          Rebuild.delete(copy);
          Files.createDirectories(copy.resolve("journal"));
          Files.copy(journal().resolve("data.mdb"), copy.resolve("journal/data.mdb"));
          Files.createFile(copy.resolve("opened"));
          JournalDamage.BITS_FLIPPED.to(copy.resolve("journal"), chance);
          try (OpenTill till = new OpenTill(copy)) {
            boolean setAside = till.store().news().setAside().isPresent();
            Verification.Result found = Verification.of(till.ledger());
            assertThat(setAside || !found.faults().isEmpty() || found.entries() >= before.size())
                .isTrue();
          }
        });
  }

  @Test
  void aFileThatTheFirstOpeningLeftHalfWrittenWasNoJournalYet() throws Exception {
    Path first = places.resolve("first");
    Files.createDirectories(first.resolve("journal"));
    Files.write(first.resolve("journal/data.mdb"), new byte[8192]);
    try (OpenTill till = new OpenTill(first)) {
      assertThat(till.store().news()).isEqualTo(StoreNews.NONE);
      assertThat(till.store().head().position()).isEqualTo(1);
    }
  }
}
