package dev.evertill.till.sale;

/** Why a basket cannot be settled. */
public enum Refusal {
  NOTHING_TO_PAY,
  TENDER_TOO_SMALL,
  TENDER_NOT_POSITIVE
}
