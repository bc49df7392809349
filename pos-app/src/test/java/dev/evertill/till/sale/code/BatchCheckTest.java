package dev.evertill.till.sale.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.sale.code.BatchCheck.Finding;
import dev.evertill.till.sale.code.BatchCheck.Reason;
import dev.evertill.till.sale.code.BatchCheck.Recall;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchCheckTest {
  private static final String GTIN = "09501101530003";
  private static final LocalDateTime NOON = LocalDateTime.of(2025, 6, 15, 12, 0);

  private static Optional<Finding> found(BatchCheck check, String marks) {
    return check.check((Gs1) Barcode.read("(01)" + GTIN + marks), NOON);
  }

  private static BatchCheck recalling(Recall... recalls) {
    return new BatchCheck(List.of(recalls), true, false);
  }

  @Test
  void theDayNamedIsTheLastOneToSell() {
    BatchCheck check = BatchCheck.NO_RECALLS;

    assertThat(found(check, "(17)250615")).isEmpty();
    assertThat(found(check, "(17)250614"))
        .contains(new Finding(Reason.EXPIRED, true, "Expired on 2025-06-14."));
    assertThat(found(check, "(17)250600")).isEmpty();
    assertThat(found(check, "(17)250500"))
        .contains(new Finding(Reason.EXPIRED, true, "Expired on 2025-05-31."));
    assertThat(found(check, "(10)A")).isEmpty();
  }

  @Test
  void theMinuteNamedIsTheLastOneToSell() {
    assertThat(found(BatchCheck.NO_RECALLS, "(7003)2506151200")).isEmpty();
    assertThat(found(BatchCheck.NO_RECALLS, "(7003)2506151159"))
        .contains(new Finding(Reason.EXPIRED, true, "Expired on 2025-06-15 at 11:59."));
  }

  @Test
  void pastSellByIsRefusedOrWarnedOfAsTheShopDecides() {
    BatchCheck warning = new BatchCheck(List.of(), false, true);

    assertThat(found(BatchCheck.NO_RECALLS, "(16)250614"))
        .contains(new Finding(Reason.PAST_SELL_BY, true, "Sell by 2025-06-14."));
    assertThat(found(warning, "(16)250614"))
        .contains(new Finding(Reason.PAST_SELL_BY, false, "Sell by 2025-06-14."));
    assertThat(found(BatchCheck.NO_RECALLS, "(15)250614"))
        .contains(new Finding(Reason.PAST_BEST_BEFORE, false, "Best before 2025-06-14."));
    assertThat(found(warning, "(15)250614"))
        .contains(new Finding(Reason.PAST_BEST_BEFORE, true, "Best before 2025-06-14."));
    assertThat(found(warning, "(15)250615(16)250615")).isEmpty();
  }

  @Test
  void aRecalledBatchIsRefused() {
    BatchCheck check = recalling(new Recall("00000000000000", "A"), new Recall(GTIN, "A"));

    assertThat(found(check, "(10)A"))
        .contains(new Finding(Reason.RECALLED, true, "Batch A is recalled."));
    assertThat(found(check, "(10)B")).isEmpty();
    assertThat(found(check, ""))
        .contains(
            new Finding(
                Reason.PERHAPS_RECALLED, false, "Batch A of this item is recalled. Look at it."));
    assertThat(found(recalling(new Recall("00000000000000", "A")), "(10)A")).isEmpty();
  }

  @Test
  void aWholeItemOrOnePieceIsRecalled() {
    assertThat(found(recalling(new Recall(GTIN, "")), ""))
        .contains(new Finding(Reason.RECALLED, true, "This item is recalled."));

    BatchCheck piece = recalling(new Recall(GTIN, "A", "7"));
    assertThat(found(piece, "(10)A(21)7"))
        .contains(new Finding(Reason.RECALLED, true, "Batch A is recalled."));
    assertThat(found(piece, "(10)A(21)8")).isEmpty();
    assertThat(found(piece, "(10)B(21)7")).isEmpty();
    assertThat(found(piece, "(10)A"))
        .contains(
            new Finding(
                Reason.PERHAPS_RECALLED,
                false,
                "Serial number 7 of this item is recalled. Look at it."));
    assertThat(found(recalling(new Recall(GTIN, "", "7")), "(10)A"))
        .contains(
            new Finding(
                Reason.PERHAPS_RECALLED,
                false,
                "Serial number 7 of this item is recalled. Look at it."));
  }

  @Test
  void aPieceOfSeveralIsRecalledWithItsItem() {
    Gs1 piece = (Gs1) Barcode.read("(8006)" + GTIN + "0102(10)A");

    assertThat(recalling(new Recall(GTIN, "A")).check(piece, NOON))
        .contains(new Finding(Reason.RECALLED, true, "Batch A is recalled."));
    assertThat(recalling(new Recall("00000000000000", "A")).check(piece, NOON)).isEmpty();
  }

  @Test
  void theGravestIsSaid() {
    BatchCheck check = recalling(new Recall(GTIN, "A"));

    assertThat(found(check, "(10)A(17)250101").map(Finding::reason)).contains(Reason.RECALLED);
    assertThat(found(check, "(17)250101(16)250101").map(Finding::reason)).contains(Reason.EXPIRED);
    assertThat(found(check, "(16)250101").map(Finding::reason)).contains(Reason.PERHAPS_RECALLED);
    assertThat(found(check, "(10)B(16)250101(15)250101").map(Finding::reason))
        .contains(Reason.PAST_SELL_BY);
  }

  @Test
  void theCenturyIsThatOfTheSale() {
    Gs1 code = (Gs1) Barcode.read("(17)010101");

    assertThat(BatchCheck.NO_RECALLS.check(code, LocalDateTime.of(2099, 12, 31, 0, 0))).isEmpty();
    assertThat(BatchCheck.NO_RECALLS.check(code, NOON)).isPresent();
  }
}
