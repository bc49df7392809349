package dev.evertill.sync.protocol.document;

/**
 * Money taken that is no turnover: a gift card that was sold or filled up.
 *
 * @param kind gift-card
 * @param reference the card's number
 * @param amount in minor units; below 0 what was paid out again
 */
public record CollectedRecord(String kind, String reference, long amount) {
  public static final String GIFT_CARD = "gift-card";
}
