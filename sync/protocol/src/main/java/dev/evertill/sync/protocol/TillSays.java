package dev.evertill.sync.protocol;

/**
 * What a till may say of itself when it asks for its state, each in a header, for people of head
 * office to see; and which epoch it writes, for copies of it to hear of each other. Functions only.
 */
public final class TillSays {
  /** The version of the till's program, such as {@code 0.1.0}. */
  public static final String VERSION = "Evertill-Version";

  /** How many entries wait to be sent. */
  public static final String WAITING = "Evertill-Waiting";

  /** The version of the catalogue in force, 0 without one. */
  public static final String CATALOGUE = "Evertill-Catalogue";

  /** The epoch it writes. */
  public static final String EPOCH = "Evertill-Epoch";

  /** The till's own time, in milliseconds since 1970. */
  public static final String TIME = "Evertill-Time";

  private TillSays() {}
}
