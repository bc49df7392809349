package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.server.CatalogueRows.Key;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;

/**
 * Takes the lines of one file into a draft, a thousand at a time, or says what is wrong with them.
 * Confined to the thread of its transaction.
 */
final class DraftImport {
  private final DraftRows rows;
  private final long number;
  private final SheetFile file;
  private final Sheet sheet;
  private final Faults faults;
  private final SeenLines seen = new SeenLines();
  private final Set<String> lists = new TreeSet<>();
  private final int decimals;
  private final Set<String> taxClasses;

  /** Of all goods, looked for when a line asks; null before. */
  private Set<String> groups;

  /**
   * @param number of this import in the draft
   */
  DraftImport(DraftRows rows, long number, SheetFile file) {
    this.rows = rows;
    this.number = number;
    this.file = file;
    sheet = file.sheet();
    faults = new Faults(file.name());
    decimals = rows.decimals();
    taxClasses = rows.taxClasses();
  }

  /**
   * @return how many lines were taken
   * @throws FaultsException nothing may be kept of what it has written
   */
  long run() throws IOException, FaultsException {
    long taken = 0;
    try (SheetLines lines = file.open(faults)) {
      for (List<SheetLine> some; !(some = some(lines)).isEmpty() && !faults.isEnough(); ) {
        take(some);
        taken += some.size();
      }
    } catch (EOFException | ZipException notWhole) {
      faults.add(0, null, null, CsvLines.NOT_WHOLE);
    }
    if (taken == 0 && faults.size() == 0) {
      faults.add(0, null, null, "there is no line in it, at least one is expected");
    }
    faults.throwIfAny();
    if (file.complete()) {
      for (String list : lists) {
        String kind = sheet.kind(list);
        if (kind != null) {
          rows.removeOthers(list, kind, number);
        }
      }
    }
    return taken;
  }

  private static List<SheetLine> some(SheetLines lines) throws IOException {
    List<SheetLine> some = new ArrayList<>();
    for (SheetLine line; some.size() < CatalogueRows.MANY && (line = lines.next()) != null; ) {
      some.add(line);
    }
    return some;
  }

  private void take(List<SheetLine> lines) {
    List<SheetLine> known = new ArrayList<>();
    Set<Key> keys = new LinkedHashSet<>();
    for (SheetLine line : lines) {
      List<Key> own = sheet.keys(line);
      if (!own.isEmpty() && isFirst(line, own.get(0))) {
        known.add(line);
        keys.addAll(own);
        lists.add(own.get(0).list());
      }
    }
    Some some = new Some(rows.find(keys));
    known.forEach(line -> sheet.take(line, some));
    if (faults.size() == 0) {
      rows.write(some.written, number);
    }
  }

  private boolean isFirst(SheetLine line, Key key) {
    String text = String.join("\n", key.list(), key.kind(), key.key(), sheet.within(line));
    long first = seen.first(text, line.number());
    if (first > 0) {
      line.fault(
          sheet.needed().get(0),
          line.text(sheet.needed().get(0)),
          "line " + first + " says it already, allowed is once");
    }
    return first == 0;
  }

  /** The rows these lines are about. */
  private final class Some implements Shelf {
    private final Map<Key, DraftRows.Row> before;
    private final Map<Key, CatalogueRow> written = new LinkedHashMap<>();

    Some(Map<Key, DraftRows.Row> before) {
      this.before = before;
    }

    @Override
    public RawJson value(Key key) {
      CatalogueRow now = written.get(key);
      return now != null ? now.value() : before.getOrDefault(key, DraftRows.Row.NONE).value();
    }

    @Override
    public boolean isFresh(Key key) {
      return written.containsKey(key)
          || before.getOrDefault(key, DraftRows.Row.NONE).number() == number;
    }

    @Override
    public boolean isComplete() {
      return file.complete();
    }

    @Override
    public int decimals() {
      return decimals;
    }

    @Override
    public boolean hasTaxClass(String code) {
      return taxClasses.contains(code);
    }

    @Override
    public boolean hasGroup(String group) {
      if (groups == null) {
        groups = rows.groups();
      }
      return groups.contains(group);
    }

    @Override
    public void put(String list, CatalogueRow row) {
      written.put(new Key(list, row.kind(), row.key()), row);
    }
  }
}
