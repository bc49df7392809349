package dev.evertill.sync.server.export;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxRecord;
import java.math.BigDecimal;

/**
 * One entry of an export. Immutable.
 *
 * @param day the business day it is filed under, such as 2026-12-31
 * @param entry null for a line that could not be read
 * @param line the bytes of such a line
 * @param sale null for what cannot be read as a sale
 * @param question why a person should look at it, null for no reason
 */
public record Exported(
    Part part,
    String till,
    String epoch,
    long number,
    String day,
    long receivedMillis,
    Entry entry,
    byte[] line,
    SaleDocument sale,
    String question) {

  /** Which list of an export it stands in; they follow each other. */
  public enum Part {
    SALE("sale", false, false),
    /** It has a question. Its money, where it can be read, is in the totals of head office too. */
    PARKED("parked", true, false),
    /** A copy of the till made it beside another entry of its number: it was sold all the same. */
    BRANCH("branch", false, true),
    /** Of such a copy, and with a question. */
    PARKED_BRANCH("parked-branch", true, true);

    private final String word;
    private final boolean isParked;
    private final boolean isOfBranch;

    Part(String word, boolean isParked, boolean isOfBranch) {
      this.word = word;
      this.isParked = isParked;
      this.isOfBranch = isOfBranch;
    }

    String word() {
      return word;
    }

    public boolean isParked() {
      return isParked;
    }

    public boolean isOfBranch() {
      return isOfBranch;
    }
  }

  /** Minor units of the sale's currency as a decimal number. */
  BigDecimal money(long minor) {
    return BigDecimal.valueOf(minor, sale.decimals());
  }

  /** A price in 10 to the power of −places minor units. */
  BigDecimal price(long price, Integer places) {
    return BigDecimal.valueOf(price, sale.decimals() + (places == null ? 0 : places));
  }

  /** The class that taxed a line; null on a voided one whose class no other line has. */
  TaxRecord tax(LineRecord sold) {
    boolean there = sold.taxRow() >= 0 && sold.taxRow() < sale.taxes().size();
    return there ? sale.taxes().get(sold.taxRow()) : null;
  }
}
