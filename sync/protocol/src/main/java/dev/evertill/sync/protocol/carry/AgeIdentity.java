package dev.evertill.sync.protocol.carry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519KeyFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who can read a carry file: a secret key of age (X25519) and its public side, the recipient. Its
 * file is one that {@code age -d -i FILE} takes too. Immutable.
 */
public final class AgeIdentity {
  private static final String SECRET = "AGE-SECRET-KEY-1";
  private static final int MOST_BYTES = 10_000;

  private final String secret;
  private final String recipient;

  private AgeIdentity(String secret, String recipient) {
    this.secret = secret;
    this.recipient = recipient;
  }

  /** A new one, from the machine's source of chance. */
  public static AgeIdentity make() {
    try {
      KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
      return new AgeIdentity(
          new String(pair.getPrivate().getEncoded(), US_ASCII),
          new String(pair.getPublic().getEncoded(), US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has X25519", e);
    }
  }

  /**
   * @throws IOException it cannot be read, others may read it, or it holds not one secret key of
   *     age
   */
  public static AgeIdentity read(Path file) throws IOException {
    List<String> keys =
        new String(DurableFile.readForOwner(file, MOST_BYTES), ISO_8859_1)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    if (keys.size() != 1 || !keys.get(0).startsWith(SECRET)) {
      throw new IOException(
          file + ": one line " + SECRET + "… is allowed beside empty lines and # comments");
    }
    try {
      String secret = keys.get(0).strip();
      return new AgeIdentity(secret, recipientOf(secret));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + ": the line " + SECRET + "… is not a key of age", e);
    }
  }

  private static String recipientOf(String secret) throws GeneralSecurityException {
    SecretKeySpec key = new SecretKeySpec(secret.getBytes(US_ASCII), "X25519");
    return new String(new X25519KeyFactory().translateKey(key).getEncoded(), US_ASCII);
  }

  /**
   * The identity of this file; a new one, where there is no such file. Durable when it returns.
   *
   * @throws IOException it cannot be written, or what is there is no key
   */
  public static AgeIdentity readOrMake(Path file) throws IOException {
    return DurableFile.readOrMade(file, () -> read(file), () -> made(file));
  }

  private static AgeIdentity made(Path file) throws IOException {
    AgeIdentity made = make();
    DurableFile.writeForOwner(
        file, ("# public key: " + made.recipient + "\n" + made.secret + "\n").getBytes(US_ASCII));
    return made;
  }

  /** {@code age1…}: who has it can encrypt to this identity, and not read. */
  public String recipient() {
    return recipient;
  }

  /** Whether a text is a recipient that can be encrypted to. */
  public static boolean isRecipient(String text) {
    if (text == null || !text.startsWith("age1")) {
      return false;
    }
    try {
      stanzas(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static RecipientStanzaWriter stanzas(String recipient) {
    try {
      return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException(
          "recipient " + recipient + ": allowed is a public key of age, age1…", e);
    }
  }

  RecipientStanzaReader stanzaReader() {
    try {
      return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(secret);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key was checked when it was read: " + recipient, e);
    }
  }

  /** Without the secret: this may end in a log. */
  @Override
  public String toString() {
    return recipient;
  }
}
