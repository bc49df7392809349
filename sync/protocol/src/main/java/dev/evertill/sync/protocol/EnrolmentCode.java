package dev.evertill.sync.protocol;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What a manager reads out to a till, once: a secret, and by what the till knows head office before
 * it trusts anybody. Immutable.
 *
 * <pre>
 * 7KQ2M-9XH4D-TS…      40 characters of Crockford's base32, in groups of five
 * └ secret, 12 (60 bits) ┴ authority's fingerprint, 24 (120 bits) ┴ check, 4
 * </pre>
 *
 * @param secret known to head office by its hash alone
 * @param authority {@link #fingerprint} of the shop's certificate authority
 */
public record EnrolmentCode(String secret, String authority) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int SECRET = 12;
  private static final int AUTHORITY = 24;
  private static final int CHECK = 4;
  private static final int GROUP = 5;
  private static final int BITS = 5;
  private static final Pattern ALLOWED =
      Pattern.compile("[" + ALPHABET + "]{" + (SECRET + AUTHORITY + CHECK) + "}");

  /** A new one. */
  public static EnrolmentCode make(RandomGenerator chance, X509Certificate authority) {
    StringBuilder secret = new StringBuilder();
    for (int i = 0; i < SECRET; i++) {
      secret.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
    }
    return new EnrolmentCode(secret.toString(), fingerprint(authority));
  }

  /**
   * As somebody typed it: dashes, spaces and small letters are no mistake, nor O for 0, I and L for
   * 1. What is wrong is said without the code, which is a secret.
   */
  public static EnrolmentCode read(String typed) throws MalformedException {
    String code =
        typed
            .replaceAll("[\\s-]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    if (!ALLOWED.matcher(code).matches()) {
      throw new MalformedException(
          0, "code", code.length() + " characters", "allowed are 40 letters and digits");
    }
    EnrolmentCode read =
        new EnrolmentCode(code.substring(0, SECRET), code.substring(SECRET, SECRET + AUTHORITY));
    if (!code.endsWith(read.check())) {
      throw new MalformedException(0, "code", "as typed", "a character of it is wrong");
    }
    return read;
  }

  /** As it is shown and typed. */
  public String text() {
    return (secret + authority + check()).replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }

  private String check() {
    return base32((secret + authority).getBytes(StandardCharsets.US_ASCII), CHECK);
  }

  /** The first 120 bits of a certificate's SHA-256, in 24 characters. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      return base32(certificate.getEncoded(), AUTHORITY);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  private static String base32(byte[] of, int characters) {
    BigInteger digest = new BigInteger(1, Arrays.copyOf(Hash.sha256().digest(of), 16));
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= characters; i++) {
      int at = digest.shiftRight(128 - BITS * i).intValue() & (ALPHABET.length() - 1);
      text.append(ALPHABET.charAt(at));
    }
    return text.toString();
  }

  /** Without the secret: this may end in a log. */
  @Override
  public String toString() {
    return "code for authority " + authority;
  }
}
