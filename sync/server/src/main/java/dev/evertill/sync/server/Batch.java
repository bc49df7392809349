package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.HeadLine;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;

/**
 * The lines of a journal request, read. One bad line stops none of its neighbours. Immutable.
 *
 * <p>The head line at the end says the last number, so every line before it has its number by its
 * place, readable or not. A line that is no entry, has another number than its place, or whose hash
 * is not that of its bytes, is unreadable: it is kept raw under the number of its place. Its hash,
 * which the chain needs, is what its successor names as previous, or the head line after the last;
 * only where two unreadable lines meet does the first stay without a hash, and nothing is compared
 * with it later. Only a request without a readable head line is refused whole: nothing says which
 * entries it is about.
 *
 * @param arrivals one after the other by number
 */
record Batch(HeadLine head, List<Arrival> arrivals) {
  /** Bytes of a line; an entry's document may have three quarters of it. */
  static final int MOST_LINE = 4 * 1024 * 1024;

  /**
   * @throws RefusedException a line is longer than {@link #MOST_LINE}
   * @throws MalformedException there is no head line that can be read
   */
  static Batch of(String till, String epoch, byte[] body)
      throws RefusedException, MalformedException {
    List<byte[]> lines = lines(body);
    for (int line = 0; line < lines.size(); line++) {
      int length = lines.get(line).length;
      if (length > MOST_LINE) {
        throw RefusedException.of(
            413,
            "long-line",
            "A line is too long",
            "line " + (line + 1) + ": " + length + " bytes, allowed are " + MOST_LINE);
      }
    }
    return of(till, epoch, lines);
  }

  private static Batch of(String till, String epoch, List<byte[]> lines) throws MalformedException {
    if (lines.isEmpty()) {
      throw new MalformedException(0, "head line", null, "the last line must be one");
    }
    HeadLine head = Wire.head(lines.get(lines.size() - 1), lines.size());
    List<byte[]> entries = lines.subList(0, lines.size() - 1);
    long first = head.head() - entries.size() + 1;
    if (first < 1) {
      throw new MalformedException(
          lines.size(),
          "head",
          Long.toString(head.head()),
          "with " + entries.size() + " lines before it, allowed is " + entries.size() + " or more");
    }
    LinkedList<Arrival> arrivals = new LinkedList<>();
    Hash named = new Hash(head.hash());
    for (int i = entries.size() - 1; i >= 0; i--) {
      Arrival arrival = read(till, epoch, entries.get(i), i + 1L, first + i, named);
      arrivals.addFirst(arrival);
      named = arrival.entry() == null ? null : arrival.entry().previous();
    }
    Arrival last = arrivals.peekLast();
    if (last != null && last.entry() != null && !last.hash().hex().equals(head.hash())) {
      throw new MalformedException(
          lines.size(), "hash", head.hash(), "the last entry has " + last.hash());
    }
    return new Batch(head, List.copyOf(arrivals));
  }

  private static Arrival read(
      String till, String epoch, byte[] line, long at, long number, Hash named) {
    try {
      Entry entry = Wire.entry(till, epoch, line, at);
      if (entry.number() != number) {
        throw new MalformedException(
            at, "number", Long.toString(entry.number()), "its place is that of " + number);
      }
      if (!entry.isAuthentic()) {
        throw new MalformedException(
            at, "hash", entry.hash().hex(), "it is not the hash of these bytes");
      }
      return Arrival.of(entry, line);
    } catch (MalformedException e) {
      return Arrival.unreadable(number, named, line, e.getMessage());
    }
  }

  /** The lines without their line feeds; one may be missing after the last. */
  private static List<byte[]> lines(byte[] body) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < body.length; at++) {
      if (body[at] == '\n') {
        lines.add(Arrays.copyOfRange(body, start, at));
        start = at + 1;
      }
    }
    if (start < body.length) {
      lines.add(Arrays.copyOfRange(body, start, body.length));
    }
    return lines;
  }
}
