package dev.evertill.sync.protocol;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A digest of all live rows of a catalogue, whatever their order. Immutable.
 *
 * <p>The sum modulo 2^256 of {@code SHA-256(kind ‖ LF ‖ key ‖ LF ‖ value bytes)} over the live
 * rows, so that a row that changed costs one {@link #minus} and one {@link #plus}, never a walk
 * through the goods.
 */
public final class CatalogueDigest {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  public static final CatalogueDigest EMPTY = new CatalogueDigest(BigInteger.ZERO);

  private final BigInteger sum;

  private CatalogueDigest(BigInteger sum) {
    this.sum = sum;
  }

  /** Reads what {@link #hex} wrote. */
  public static CatalogueDigest parse(String hex) {
    return new CatalogueDigest(new BigInteger(new Hash(hex).hex(), 16));
  }

  public CatalogueDigest plus(CatalogueRow row) {
    return new CatalogueDigest(sum.add(of(row)).mod(MODULUS));
  }

  public CatalogueDigest minus(CatalogueRow row) {
    return new CatalogueDigest(sum.subtract(of(row)).mod(MODULUS));
  }

  /** That of both sets of rows, where no row is in both. */
  public CatalogueDigest plus(CatalogueDigest other) {
    return new CatalogueDigest(sum.add(other.sum).mod(MODULUS));
  }

  private static BigInteger of(CatalogueRow row) {
    if (row.deleted() || row.value() == null) {
      throw new IllegalArgumentException("only live rows have a digest: " + row);
    }
    MessageDigest digest = Hash.sha256();
    digest.update((row.kind() + "\n" + row.key() + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(row.value().shared());
    return new BigInteger(1, digest.digest());
  }

  /** 64 lower-case hex digits. */
  public String hex() {
    String hex = sum.toString(16);
    return "0".repeat(64 - hex.length()) + hex;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CatalogueDigest that && sum.equals(that.sum);
  }

  @Override
  public int hashCode() {
    return sum.hashCode();
  }

  @Override
  public String toString() {
    return hex();
  }
}
