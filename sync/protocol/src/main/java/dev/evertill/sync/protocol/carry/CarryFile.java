package dev.evertill.sync.protocol.carry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exceptionfactory.jagged.PayloadException;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.carry.CarryException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import okio.BufferedSource;
import okio.Okio;

/**
 * A carry file that was verified: every byte decrypts, every entry's hash is that of its bytes, and
 * count, digest and signature are right. Immutable.
 *
 * <pre>
 * age-encryption.org/v1, binary, to head office and to the till
 *   gzip
 *     {"format":"evertill.carry/1","till":…,"writtenAt":…,"signer":…}                  CarryHead
 *     {"position":7,"epoch":…,"number":7,"kind":…, … ,"document":…,"hash":…}           CarriedLine
 *     …                                                    one a line, by ascending position
 *     {"entries":n,"digest":SHA-256 of all lines before,"signature":Ed25519}           CarryEnd
 * </pre>
 *
 * It is read twice, so that nothing of a bad file is handed on; memory does not grow with it.
 */
public final class CarryFile {
  /** A line is shorter than this; an entry of 256 KiB, the most a till makes, takes 350 KB. */
  static final int MOST_LINE = 4 * 1024 * 1024;

  private static final int BUFFER = 64 * 1024;
  private static final String ENDS_EARLY = "it ends before its last line; copy it again";
  private static final String AGE = "age-encryption.org/";
  private static final String AGE_1 = AGE + "v1\n";

  private final Path file;
  private final List<AgeIdentity> identities;
  private final CarryHead head;
  private final Signer signer;
  private final long entries;
  private final String digest;

  private CarryFile(Path file, List<AgeIdentity> identities, Pass pass) {
    this.file = file;
    this.identities = identities;
    this.head = pass.head;
    this.signer = pass.signer;
    this.entries = pass.entries;
    this.digest = pass.end.digest();
  }

  /**
   * Reads a whole file, and says what is wrong with it.
   *
   * @param identities those whose file it may be; one of them opens it
   * @throws CarryException it is not one that can be taken
   * @throws IOException the disk did not give it
   */
  public static CarryFile verify(Path file, List<AgeIdentity> identities)
      throws IOException, CarryException {
    List<AgeIdentity> ours = List.copyOf(identities);
    return new CarryFile(file, ours, new Pass(file, ours, carried -> {}));
  }

  public Path file() {
    return file;
  }

  public String till() {
    return head.till();
  }

  /** The till's clock when it was written, milliseconds since 1970 UTC. */
  public long writtenAtMillis() {
    return head.writtenAt();
  }

  /** Who signed it. Whether that is the till's key, its reader must know. */
  public Signer signer() {
    return signer;
  }

  public long entries() {
    return entries;
  }

  /**
   * Hands on the entries, by ascending position. Each is checked again on its way: a stick may give
   * other bytes the second time.
   *
   * @throws CarryException it is not the file any more that was verified
   */
  public void read(Consumer<Carried> reader) throws IOException, CarryException {
    Pass again = new Pass(file, identities, reader);
    if (!again.end.digest().equals(digest) || !again.signer.equals(signer)) {
      throw new CarryException(
          Reason.CHANGED, file + ": it was exchanged while it was being read", null);
    }
  }

  /** Once through a file. Confined to one thread. */
  private static final class Pass {
    private final Path file;
    private final MessageDigest digest = Hash.sha256();
    private final CarryHead head;
    private final Signer signer;
    private final CarryEnd end;
    private long line;
    private long entries;
    private long position;

    Pass(Path file, List<AgeIdentity> identities, Consumer<Carried> reader)
        throws IOException, CarryException {
      this.file = file;
      beginsAsAge();
      try (ReadableByteChannel raw = Files.newByteChannel(file);
          InputStream decrypted = Channels.newInputStream(decrypting(raw, identities));
          BufferedSource lines = Okio.buffer(Okio.source(new GZIPInputStream(decrypted, BUFFER)))) {
        byte[] next = next(lines);
        head = head(next);
        signer = signer();
        next = next(lines);
        while (!lines.exhausted()) {
          reader.accept(entry(next));
          next = next(lines);
        }
        end = end(next);
        if (decrypted.read() >= 0) {
          throw bad(Reason.WRONG_FORMAT, "nothing may follow the packed lines", null);
        }
      } catch (PayloadException e) {
        throw bad(
            Reason.CHANGED,
            "it does not decrypt: bytes were changed, added or cut off; copy it again",
            e);
      } catch (EOFException e) {
        throw bad(Reason.CUT_OFF, ENDS_EARLY, e);
      } catch (ZipException e) {
        throw bad(
            Reason.WRONG_FORMAT, "what is encrypted: allowed is gzip (" + e.getMessage() + ")", e);
      } catch (MalformedException e) {
        throw bad(Reason.WRONG_FORMAT, e.getMessage(), e);
      }
    }

    private CarryException bad(Reason reason, String what, Throwable cause) {
      return new CarryException(reason, file + ": " + what, cause);
    }

    /** Told apart here, as the library's words for anything that is not age are its own. */
    private void beginsAsAge() throws IOException, CarryException {
      byte[] first;
      try (InputStream in = Files.newInputStream(file)) {
        first = in.readNBytes(AGE_1.length());
      }
      String begin = new String(first, ISO_8859_1);
      if (begin.equals(AGE_1)) {
        return;
      }
      if (AGE_1.startsWith(begin)) {
        throw bad(Reason.CUT_OFF, ENDS_EARLY, null);
      }
      boolean newer = begin.startsWith(AGE);
      throw bad(
          newer ? Reason.NEWER_FORMAT : Reason.WRONG_FORMAT,
          (newer ? "it is an age file of another version" : "it is not an age file")
              + ": allowed is "
              + AGE_1.strip()
              + ", binary",
          null);
    }

    private ReadableByteChannel decrypting(ReadableByteChannel raw, List<AgeIdentity> identities)
        throws IOException, CarryException {
      try {
        return new StandardDecryptingChannelFactory()
            .newDecryptingChannel(raw, identities.stream().map(AgeIdentity::stanzaReader).toList());
      } catch (UnsupportedRecipientStanzaException | InvalidKeyException e) {
        throw bad(
            Reason.NOT_FOR_US,
            "none of the keys here opens it ("
                + String.join(", ", identities.stream().map(AgeIdentity::recipient).toList())
                + "): it was encrypted for others, or its first lines were changed",
            e);
      } catch (BufferUnderflowException e) {
        throw bad(Reason.CUT_OFF, ENDS_EARLY, e);
      } catch (GeneralSecurityException | RuntimeException e) {
        // The library checks the header as it goes, and stumbles over what is none.
        throw bad(Reason.CHANGED, "its first lines were changed or cut off; copy it again", e);
      }
    }

    private byte[] next(BufferedSource lines) throws IOException, MalformedException {
      if (lines.exhausted()) {
        throw new EOFException();
      }
      line++;
      long length = lines.indexOf((byte) '\n', 0, MOST_LINE);
      if (length < 0) {
        if (!lines.request(MOST_LINE)) {
          throw new EOFException();
        }
        throw new MalformedException(
            line,
            "length",
            MOST_LINE + " or more",
            "allowed are less than " + MOST_LINE + " bytes");
      }
      byte[] next = lines.readByteArray(length);
      lines.skip(1);
      return next;
    }

    private void count(byte[] bytes) {
      digest.update(bytes);
      digest.update((byte) '\n');
    }

    private CarryHead head(byte[] bytes) throws MalformedException, CarryException {
      count(bytes);
      String format = Wire.read(CarryFormat.class, bytes, line).format();
      if (!format.equals(CarryHead.FORMAT)) {
        boolean ours = format.startsWith("evertill.carry/");
        throw bad(
            ours ? Reason.NEWER_FORMAT : Reason.WRONG_FORMAT,
            new MalformedException(line, "format", format, "allowed is " + CarryHead.FORMAT)
                .getMessage(),
            null);
      }
      return Wire.read(CarryHead.class, bytes, line);
    }

    private Signer signer() throws MalformedException {
      try {
        return new Signer(head.signer());
      } catch (IllegalArgumentException e) {
        throw new MalformedException(
            line, "signer", head.signer(), "allowed is an Ed25519 public key, X.509, in base64");
      }
    }

    private Carried entry(byte[] bytes) throws MalformedException {
      count(bytes);
      Carried carried = CarriedLine.carried(head.till(), bytes, line);
      if (carried.position() <= position) {
        throw new MalformedException(
            line,
            "position",
            Long.toString(carried.position()),
            "allowed is " + (position + 1) + " or more, after the line before");
      }
      position = carried.position();
      entries++;
      return carried;
    }

    private CarryEnd end(byte[] bytes) throws MalformedException, CarryException {
      CarryEnd said = Wire.read(CarryEnd.class, bytes, line);
      if (said.entries() != entries) {
        throw changed("entries", Long.toString(said.entries()), "it has " + entries);
      }
      String computed = HexFormat.of().formatHex(digest.digest());
      if (!said.digest().equals(computed)) {
        throw changed("digest", said.digest(), "the lines before it have " + computed);
      }
      byte[] signature;
      try {
        signature = Base64.getDecoder().decode(said.signature().getBytes(US_ASCII));
      } catch (IllegalArgumentException e) {
        throw new MalformedException(line, "signature", said.signature(), "not base64");
      }
      if (!signer.signed(CarryEnd.signed(computed), signature)) {
        throw changed(
            "signature", said.signature(), "it is not that of the key " + signer.fingerprint());
      }
      return said;
    }

    private CarryException changed(String field, String value, String rather) {
      return bad(
          Reason.CHANGED, new MalformedException(line, field, value, rather).getMessage(), null);
    }
  }
}
