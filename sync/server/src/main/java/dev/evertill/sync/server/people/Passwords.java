package dev.evertill.sync.server.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as they are kept: argon2id with what OWASP asks for, 19 MiB and two passes. Safe from
 * any thread; two are worked out at once, others wait, so that many log-ins do not take all memory.
 *
 * <pre>
 * $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH       both in base64 without padding
 * </pre>
 */
public final class Passwords {
  static final int SHORTEST = 12;
  static final int LONGEST = 200;

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int AT_ONCE = 2;
  private static final int WAITS_SECONDS = 10;

  /** No more memory than ours, whatever stands in the table. */
  private static final Pattern KEPT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,5}),t=([0-9]{1,2}),p=([0-9]{1,2})"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final SecureRandom chance;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /** Compared with where there is no such person, so that the answer takes as long. */
  private final String nobodys;

  public Passwords(SecureRandom chance) {
    this.chance = chance;
    nobodys = kept(Secrets.make(chance));
  }

  /** Why it cannot be a password of this person; empty where it can. */
  public static Optional<String> fault(String name, String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      return Optional.of(
          "the password has "
              + password.length()
              + " characters: allowed are "
              + SHORTEST
              + " to "
              + LONGEST);
    }
    if (password.chars().distinct().count() < 4 || password.equalsIgnoreCase(name)) {
      return Optional.of("the password is too easy to guess");
    }
    return Optional.empty();
  }

  /** What is kept of a password. */
  String kept(String password) {
    byte[] salt = new byte[SALT_BYTES];
    chance.nextBytes(salt);
    return "$argon2id$v=19$m="
        + MEMORY_KIB
        + ",t="
        + PASSES
        + ",p="
        + LANES
        + "$"
        + base64(salt)
        + "$"
        + base64(worked(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES));
  }

  /**
   * Whether it is the password.
   *
   * @param kept empty where there is nobody: it takes as long, and is false
   */
  boolean matches(String password, Optional<String> kept) {
    Matcher parts = KEPT.matcher(kept.orElse(nobodys));
    if (!parts.matches()) {
      throw new IllegalStateException("what is kept of a password is not argon2id");
    }
    byte[] hash = Base64.getDecoder().decode(parts.group(5));
    byte[] worked =
        worked(
            password,
            Base64.getDecoder().decode(parts.group(4)),
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            hash.length);
    return MessageDigest.isEqual(worked, hash) && kept.isPresent();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private byte[] worked(
      String password, byte[] salt, int memory, int passes, int lanes, int length) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[length];
    takeTurn();
    try {
      // The same letters, however the keyboard puts their accents.
      String same = Normalizer.normalize(password, Normalizer.Form.NFC);
      argon2.generateBytes(same.getBytes(UTF_8), hash);
    } finally {
      turns.release();
    }
    return hash;
  }

  private void takeTurn() {
    try {
      if (!turns.tryAcquire(WAITS_SECONDS, TimeUnit.SECONDS)) {
        throw new TooBusyException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusyException();
    }
  }
}
