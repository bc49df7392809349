package dev.evertill.till.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.checkout.Verification;
import dev.evertill.till.record.Kind;
import dev.evertill.till.record.Posting;
import io.objectbox.Box;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real journal of six entries, in which somebody writes past the ledger. */
class DamagedJournalTest {
  @TempDir private Path directory;
  private OpenTill till;
  private String epoch;

  @BeforeEach
  void open() throws Exception {
    till = new OpenTill(directory);
    epoch = till.store().head().number().paper().substring(3, 7);
    for (int i = 2; i <= 6; i++) {
      int number = i;
      till.ledger()
          .append(
              place ->
                  Posting.sale(
                      "id-" + number,
                      number,
                      ("{\"total\":" + number + "}").getBytes(StandardCharsets.UTF_8)));
    }
  }

  @AfterEach
  void close() {
    till.close();
  }

  private Box<EntryRow> rows() {
    return till.store().journal().boxFor(EntryRow.class);
  }

  private void damage(long position, Consumer<EntryRow> damage) {
    EntryRow row = rows().get(position);
    damage.accept(row);
    rows().put(row);
    till.reopened();
  }

  private void verifySays(long entries, String... faults) {
    Verification.Result result = Verification.of(till.store().ledger());
    assertThat(result.faults().stream().map(Verification.Fault::text)).containsExactly(faults);
    assertThat(result.entries()).isEqualTo(entries);
  }

  private String place(int number) {
    return "03-" + epoch + "-00000" + number;
  }

  private String unfit(int number) {
    return place(number) + ": the hash does not fit the entry and the one before it";
  }

  @Test
  void aJournalNobodyTouchedIsWhole() {
    verifySays(6);
    till.reopened();
    verifySays(6);
  }

  @Test
  void aFlippedBitInADocumentIsFound() {
    damage(3, row -> row.document[5] ^= 1);
    verifySays(6, unfit(3));
  }

  @Test
  void aFlippedBitInAHashIsFound() {
    damage(4, row -> row.hash[31] ^= 0x10);
    verifySays(6, unfit(4), unfit(5));
  }

  @Test
  void everyFieldOfTheHeaderIsInTheHash() {
    damage(2, row -> row.tillTimeMillis++);
    damage(3, row -> row.kind = "void");
    damage(4, row -> row.uuid = "id-9");
    damage(5, row -> row.officeOffsetMillis = 0L);
    verifySays(6, unfit(2), unfit(3), unfit(4), unfit(5));
  }

  @Test
  void aRemovedEntryIsFound() {
    rows().remove(3);
    till.reopened();
    verifySays(
        5, place(4) + ": position 4, expected 3", place(4) + ": number 4, expected 3", unfit(4));
  }

  @Test
  void theRemovedBeginningIsFound() {
    rows().remove(1);
    till.reopened();
    verifySays(
        5, place(2) + ": position 2, expected 1", place(2) + ": number 2, expected 1", unfit(2));
  }

  @Test
  void aRemovedEndIsSeenByHeadOfficeAlone() {
    rows().remove(6);
    till.reopened();
    verifySays(5);
  }

  @Test
  void twoEntriesThatChangedPlacesAreFound() {
    EntryRow third = rows().get(3);
    EntryRow fourth = rows().get(4);
    third.position = 4;
    fourth.position = 3;
    rows().put(third, fourth);
    till.reopened();
    verifySays(
        6,
        place(4) + ": number 4, expected 3",
        unfit(4),
        place(3) + ": number 3, expected 5",
        unfit(3),
        place(5) + ": number 5, expected 4",
        unfit(5));
  }

  @Test
  void anEntryWrittenTwiceUnderTwoNumbersIsFound() {
    EntryRow again = rows().get(3);
    again.position = 7;
    again.number = 7;
    rows().put(again);
    till.reopened();
    verifySays(7, unfit(7));
  }

  @Test
  void anEntryThatIsNoneIsNamedByTheOneBefore() {
    damage(4, row -> row.uuid = "id\u00014");
    verifySays(
        3,
        "after "
            + place(3)
            + ": what follows cannot be read: id: character 3 is U+0001:"
            + " allowed are printable characters, no line breaks");
  }

  @Test
  void aDamagedDocumentStopsNoOtherSale() throws Exception {
    damage(3, row -> row.document[5] ^= 1);
    till.ledger()
        .append(
            place ->
                Posting.plain(Kind.SHIFT_OPENED, "id-7", 7, "{}".getBytes(StandardCharsets.UTF_8)));
    verifySays(7, unfit(3));
  }
}
