package dev.evertill.sync.protocol.carry;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The last line of a carry file. A wire record: {@link CarryFile} checks it.
 *
 * @param entries how many lines stand between the first and this one
 * @param digest SHA-256 over all bytes of the lines before this one, line feeds too, in hex
 * @param signature Ed25519 over {@link #signed}, in base64
 */
public record CarryEnd(long entries, String digest, String signature) {
  /** What is signed says what it is for: a signature under anything else never fits a file. */
  static byte[] signed(String digest) {
    return (CarryHead.FORMAT + "\n" + digest + "\n").getBytes(US_ASCII);
  }
}
