package dev.evertill.receipt;

/** Where a text stands in its line or its column. */
public enum Align {
  LEFT,
  CENTRE,
  RIGHT;

  /** How much of the room that is left comes before it; in columns or dots, as the room is. */
  public int before(int free) {
    return switch (this) {
      case LEFT -> 0;
      case CENTRE -> free / 2;
      case RIGHT -> free;
    };
  }
}
