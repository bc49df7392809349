package dev.evertill.till.record;

import dev.evertill.sync.protocol.document.SaleDocument;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an entry of the journal tells. The words are part of the hashed header: never change one.
 */
public enum Kind {
  EPOCH_OPENED("epoch-opened"),
  SALE(SaleDocument.KIND),
  /** Goods only came back; an exchange is a sale. */
  RETURN(SaleDocument.RETURN),
  VOID("void"),
  SHIFT_OPENED("shift-opened"),
  SHIFT_CLOSED("shift-closed"),
  CASH_IN("cash-in"),
  CASH_OUT("cash-out"),
  DROP("drop"),
  NO_SALE("no-sale"),
  CHARGE_ASKED("charge-asked"),
  CHARGE_ANSWERED("charge-answered"),
  APPROVAL("approval"),
  REPRINT("reprint"),
  LOG_IN("log-in"),
  CLOCK_JUMP("clock-jump"),
  DAY_CLOSED("day-closed"),
  CATALOGUE_ACTIVE("catalogue-active");

  private final String text;

  Kind(String text) {
    this.text = text;
  }

  /** What a word of the journal means; empty for one that this version does not know. */
  public static Optional<Kind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
  }

  /** The word in the journal. */
  public String text() {
    return text;
  }
}
