package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What the lines of a file were about, in 24 to 48 bytes a line, so that a million of them need
 * little memory. Of each text it keeps 64 bits of its SHA-256: two of a million texts are taken for
 * one in one of 30 million files. Confined to the thread that reads the file.
 */
final class SeenLines {
  private static final int FIRST = 1 << 10;

  private final MessageDigest digest = Hash.sha256();
  private long[] texts = new long[FIRST];
  private int[] lines = new int[FIRST];
  private int count;

  /** The line that said it first, 0 if it is this one. */
  long first(String text, long line) {
    if (count * 2 >= texts.length) {
      grow();
    }
    long hash = hash(text);
    int at = place(hash);
    if (lines[at] != 0) {
      return lines[at];
    }
    texts[at] = hash;
    lines[at] = (int) Math.min(line, Integer.MAX_VALUE);
    count++;
    return 0;
  }

  private long hash(String text) {
    return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  private int place(long hash) {
    int mask = texts.length - 1;
    int at = (int) hash & mask;
    while (lines[at] != 0 && texts[at] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] before = texts;
    int[] beforeLines = lines;
    texts = new long[before.length * 2];
    lines = new int[before.length * 2];
    for (int i = 0; i < before.length; i++) {
      if (beforeLines[i] != 0) {
        int at = place(before[i]);
        texts[at] = before[i];
        lines[at] = beforeLines[i];
      }
    }
  }
}
