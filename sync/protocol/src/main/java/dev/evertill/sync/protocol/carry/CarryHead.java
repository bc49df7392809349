package dev.evertill.sync.protocol.carry;

/**
 * The first line of a carry file. A wire record: {@link CarryFile} checks it.
 *
 * @param till whose entries these are
 * @param writtenAt the till's clock, milliseconds since 1970 UTC
 * @param signer the key that signed the file, see {@link Signer}
 */
public record CarryHead(String format, String till, long writtenAt, String signer) {
  public static final String FORMAT = "evertill.carry/1";
}
