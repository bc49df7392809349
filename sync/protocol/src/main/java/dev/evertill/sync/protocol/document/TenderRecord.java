package dev.evertill.sync.protocol.document;

import dev.evertill.sync.protocol.MayBeMissing;

/**
 * What was handed over, before change; below 0 what was given back for goods.
 *
 * @param kind cash, foreign-cash, card, voucher, gift-card, on-account
 * @param amount in minor units of the shop's currency
 * @param reference an approval code, a voucher's number, an account
 */
public record TenderRecord(
    String kind, long amount, @MayBeMissing String reference, @MayBeMissing ForeignRecord foreign) {
  /** The kind change is given back from. */
  public static final String CASH = "cash";

  /** The kind whose reference is the number of one of the shop's gift cards. */
  public static final String GIFT_CARD = "gift-card";
}
