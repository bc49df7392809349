package dev.evertill.sync.protocol.carry;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Wire;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes one carry file ({@link CarryFile} draws it), entry by entry: memory does not grow with it.
 * Only {@link #finish} makes it one that can be read. Confined to one thread.
 */
public final class CarryWriter implements Closeable {
  private static final int BUFFER = 64 * 1024;

  private final OutputStream out;
  private final OutputStream lines;
  private final SigningKey key;
  private final String till;
  private final MessageDigest digest = Hash.sha256();
  private long entries;
  private long lastPosition;

  /**
   * @param out gets the file; closed with this writer
   * @param writtenAtMillis the till's clock, milliseconds since 1970 UTC
   * @param recipients who can read it, at least one
   * @throws IllegalArgumentException no recipient, or one that is none of age
   */
  public CarryWriter(
      OutputStream out, String till, long writtenAtMillis, SigningKey key, List<String> recipients)
      throws IOException {
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("no recipient: nobody could read the file");
    }
    this.out = out;
    this.key = key;
    this.till = till;
    this.lines = new GZIPOutputStream(encrypting(out, recipients), BUFFER);
    put(Wire.bytes(new CarryHead(CarryHead.FORMAT, till, writtenAtMillis, key.signer().base64())));
  }

  private static OutputStream encrypting(OutputStream out, List<String> recipients)
      throws IOException {
    List<RecipientStanzaWriter> stanzas =
        recipients.stream().map(AgeIdentity::stanzas).distinct().toList();
    try {
      return Channels.newOutputStream(
          new StandardEncryptingChannelFactory()
              .newEncryptingChannel(Channels.newChannel(out), stanzas));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java can do what age needs", e);
    }
  }

  /**
   * @throws IllegalArgumentException another till's entry, one whose hash is not that of its bytes,
   *     or a position that is not after the last
   */
  public void write(Carried carried) throws IOException {
    if (!carried.entry().header().till().equals(till) || !carried.entry().isAuthentic()) {
      throw new IllegalArgumentException("not an entry of till " + till + ": " + carried.entry());
    }
    if (carried.position() <= lastPosition) {
      throw new IllegalArgumentException(
          "position " + carried.position() + " after " + lastPosition);
    }
    byte[] line = Wire.bytes(CarriedLine.of(carried));
    if (line.length >= CarryFile.MOST_LINE) {
      throw new IllegalArgumentException(
          "entry of "
              + line.length
              + " bytes: allowed are less than "
              + CarryFile.MOST_LINE
              + ": "
              + carried.entry());
    }
    put(line);
    lastPosition = carried.position();
    entries++;
  }

  /** How many entries it has so far. */
  public long entries() {
    return entries;
  }

  /** Writes the last line, and closes. */
  public void finish() throws IOException {
    String hex = HexFormat.of().formatHex(digest.digest());
    byte[] signature = key.sign(CarryEnd.signed(hex));
    put(Wire.bytes(new CarryEnd(entries, hex, Base64.getEncoder().encodeToString(signature))));
    lines.close();
    out.close();
  }

  private void put(byte[] line) throws IOException {
    lines.write(line);
    lines.write('\n');
    digest.update(line);
    digest.update((byte) '\n');
  }

  /** Gives up what is not finished: what is there then is no carry file. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
