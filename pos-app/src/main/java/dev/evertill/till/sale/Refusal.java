package dev.evertill.till.sale;

/** Why a basket cannot be settled. */
public enum Refusal {
  NOTHING_TO_PAY,
  /** What was handed over is less than what is due; for a refund, not all is given back. */
  TENDER_TOO_SMALL,
  /** Only for cash is change given: a card, voucher or account cannot pay more than is due. */
  TENDER_TOO_LARGE,
  /** The customer pays, and a tender is below zero. */
  TENDER_NOT_POSITIVE,
  /** The customer gets money back, and a tender is above zero. */
  TENDER_NOT_NEGATIVE
}
