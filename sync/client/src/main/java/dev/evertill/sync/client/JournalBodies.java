package dev.evertill.sync.client;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.HeadLine;
import dev.evertill.sync.protocol.JournalEnd;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.BufferedSource;

/** Entries as they go up and come back, one a line. Functions only. */
final class JournalBodies {
  private JournalBodies() {}

  /**
   * @param signature of the last entry; null where the till has no key
   */
  static byte[] lines(List<Entry> batch, String signature) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Entry entry : batch) {
      lines.writeBytes(Wire.bytes(Wire.line(entry)));
      lines.write('\n');
    }
    Entry last = batch.get(batch.size() - 1);
    lines.writeBytes(Wire.bytes(new HeadLine(last.number(), last.hash().hex(), signature)));
    lines.write('\n');
    return lines.toByteArray();
  }

  static AppendAnswer conflict(Problem problem) throws MalformedException {
    if (problem.number() == null || problem.hash() == null) {
      throw new MalformedException(0, "number, hash", null, "a conflict says what is held");
    }
    Hash hash = new Hash(problem.hash());
    return problem.type().endsWith("/gap")
        ? new AppendAnswer.Gap(problem.number(), hash)
        : new AppendAnswer.Fork(problem.number(), hash);
  }

  /**
   * Entries, one a line, and the line that ends the page. Head office keeps lines it could not read
   * and gives them back as they came: there the entries end.
   */
  static EntryPage page(String till, String epoch, BufferedSource source)
      throws IOException, MalformedException {
    Readable readable = new Readable(till, epoch);
    JournalEnd end =
        Answers.page(
            source, readable::take, (last, line) -> Wire.read(JournalEnd.class, last, line));
    boolean more = end.more() && readable.wrong == null;
    return new EntryPage(readable.entries, end.next(), more, readable.wrong);
  }

  /** The entries up to the first line that is none. Confined to the sync thread. */
  private static final class Readable {
    final List<Entry> entries = new ArrayList<>();
    String wrong;
    private final String till;
    private final String epoch;

    Readable(String till, String epoch) {
      this.till = till;
      this.epoch = epoch;
    }

    void take(byte[] row, long line) {
      if (wrong == null) {
        try {
          entries.add(Wire.entry(till, epoch, row, line));
        } catch (MalformedException e) {
          wrong = e.getMessage();
        }
      }
    }
  }
}
