package dev.evertill.sync.server.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evertill.sync.protocol.Hash;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of 256 bits, and what is kept of them. Functions only. */
public final class Secrets {
  private static final int BYTES = 32;

  private Secrets() {}

  /** A new one, in letters, digits, dashes and underscores. */
  public static String make(SecureRandom chance) {
    byte[] secret = new byte[BYTES];
    chance.nextBytes(secret);
    return text(secret);
  }

  /** By which it is known again. It needs no salt: nobody guesses 256 bits. */
  static String hash(String secret) {
    return text(sha256("evertill-kept\n" + secret));
  }

  /** What a form carries of the secret in a cookie, which another site's form cannot know. */
  public static String formToken(String secret) {
    return text(sha256("evertill-form\n" + secret));
  }

  /** What a browser keeps of somebody who logged in there, until the password is another one. */
  static String known(String name, String kept) {
    return text(sha256("evertill-known\n" + name + "\n" + kept));
  }

  /** Whether two are the same, in a time that does not say how far. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sha256(String text) {
    return Hash.sha256().digest(text.getBytes(UTF_8));
  }
}
