package dev.evertill.sync.protocol;

/**
 * Whether head office is well.
 *
 * @param status ok, failing, or busy while another one is writing for long
 * @param database ok, or why it takes nothing
 * @param version of the till program that fits this head office
 */
public record Health(String status, String database, String version) {
  public static final String OK = "ok";
  public static final String BUSY = "busy";
  public static final String FAILING = "failing";
}
