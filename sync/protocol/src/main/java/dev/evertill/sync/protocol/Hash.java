package dev.evertill.sync.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 as 64 lower-case hex digits. Immutable.
 *
 * <p>A journal is chained with it: {@code hash = SHA-256(previous hash, 32 bytes ‖ header,
 * canonical ‖ document bytes)}; before entry 1 stands {@link #ZERO}.
 */
public record Hash(String hex) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public static final Hash ZERO = new Hash("0".repeat(64));

  public Hash {
    if (!isHash(hex)) {
      throw new IllegalArgumentException("hash " + hex + ": allowed are 64 lower-case hex digits");
    }
  }

  public static boolean isHash(String text) {
    return text != null && HEX.matcher(text).matches();
  }

  public static Hash chain(Hash previous, EntryHeader header, byte[] document) {
    MessageDigest digest = sha256();
    digest.update(previous.bytes());
    digest.update(header.canonical());
    digest.update(document);
    return ofBytes(digest.digest());
  }

  /** Of anything that follows something: {@code SHA-256(previous hash, 32 bytes ‖ bytes)}. */
  public static Hash after(Hash previous, byte[] bytes) {
    MessageDigest digest = sha256();
    digest.update(previous.bytes());
    digest.update(bytes);
    return ofBytes(digest.digest());
  }

  /** Of bytes that follow nothing. */
  public static Hash of(byte[] bytes) {
    return ofBytes(sha256().digest(bytes));
  }

  static Hash ofBytes(byte[] bytes) {
    return new Hash(HexFormat.of().formatHex(bytes));
  }

  /** For what comes bit by bit, or is not kept as hex. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
