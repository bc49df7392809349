package dev.evertill.sync.server;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Lines of CSV: UTF-8, with or without its mark, commas or semicolons between, names of the columns
 * in the first line, in any order. With semicolons decimals may be written with commas. Confined to
 * the thread that reads it.
 */
final class CsvLines implements SheetLines {
  static final String NOT_WHOLE = "the packed file ends early or is damaged";

  private static final int LONGEST_HEAD = 64 * 1024;

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final Limit limit;
  private final boolean commas;
  private final Faults faults;
  private final List<String> columns;

  private CsvLines(Limit reader, char delimiter, Sheet sheet, Faults faults) throws IOException {
    this.limit = reader;
    this.commas = delimiter == ';';
    this.faults = faults;
    parser =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setIgnoreEmptyLines(true)
            .get()
            .parse(reader);
    records = parser.iterator();
    columns = head(sheet);
  }

  static CsvLines open(Path content, Sheet sheet, Faults faults) throws IOException {
    InputStream in = Plain.open(content);
    try {
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), LONGEST_HEAD);
      reader.mark(1);
      if (reader.read() != '\uFEFF') {
        reader.reset();
      }
      return new CsvLines(new Limit(reader), delimiter(reader), sheet, faults);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** What the first line has more of. */
  private static char delimiter(BufferedReader reader) throws IOException {
    reader.mark(LONGEST_HEAD);
    int semicolons = 0;
    int commas = 0;
    boolean quoted = false;
    for (int i = 0, c; i < LONGEST_HEAD - 1 && (c = reader.read()) >= 0; i++) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\n' && !quoted) {
        break;
      } else if (!quoted) {
        semicolons += c == ';' ? 1 : 0;
        commas += c == ',' ? 1 : 0;
      }
    }
    reader.reset();
    return semicolons > commas ? ';' : ',';
  }

  /** The columns in their order, null for one that is not known. */
  private List<String> head(Sheet sheet) {
    List<String> found = new ArrayList<>();
    CSVRecord head = record();
    if (head == null) {
      if (faults.size() == 0) {
        faults.add(0, null, null, "the file is empty, " + known(sheet) + " are expected");
      }
      return found;
    }
    for (String name : head) {
      String plain = name.strip();
      String column =
          sheet.columns().stream()
              .filter(
                  known -> known.toLowerCase(Locale.ROOT).equals(plain.toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElse(null);
      if (column == null) {
        faults.add(1, "column", plain, "there is no such; allowed are " + known(sheet));
      } else if (found.contains(column)) {
        faults.add(1, "column", plain, "it is there already, allowed is once");
      }
      found.add(column);
    }
    for (String needed : sheet.needed()) {
      if (!found.contains(needed)) {
        faults.add(1, "column " + needed, null, "it must be there");
      }
    }
    return found;
  }

  private static String known(Sheet sheet) {
    return String.join(", ", sheet.columns());
  }

  @Override
  public SheetLine next() throws IOException {
    if (columns.isEmpty() || columns.contains(null)) {
      return null;
    }
    for (CSVRecord record; (record = record()) != null; ) {
      long line = firstLine(record);
      if (record.size() == columns.size()) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          fields.put(columns.get(i), record.get(i));
        }
        return new SheetLine(line, fields, commas, faults);
      }
      faults.add(line, null, null, record.size() + " fields, the head has " + columns.size());
    }
    return null;
  }

  /** Null at the end, and where nothing behind it can be told apart. */
  private CSVRecord record() {
    limit.begin();
    try {
      return records.hasNext() ? records.next() : null;
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      boolean whole = !(cause instanceof EOFException || cause instanceof ZipException);
      faults.add(
          parser.getCurrentLineNumber(),
          null,
          null,
          whole
              ? "quotes are not in order ("
                  + (cause.getMessage().startsWith("more than")
                      ? cause.getMessage()
                      : "one is not closed, or something else than the next field follows it")
                  + "); nothing behind was read"
              : NOT_WHOLE);
      return null;
    }
  }

  /** The parser says where a line of the file ends; a quoted field may hold line breaks. */
  private long firstLine(CSVRecord record) {
    long breaks = 0;
    for (String field : record) {
      breaks += field.chars().filter(c -> c == '\n').count();
    }
    return parser.getCurrentLineNumber() - breaks;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /** Ends a record that takes too long to end. */
  private static final class Limit extends Reader {
    private final Reader reader;
    private long left;

    Limit(Reader reader) {
      this.reader = reader;
    }

    void begin() {
      left = LONGEST_LINE;
    }

    @Override
    public int read(char[] buffer, int from, int most) throws IOException {
      if (left <= 0) {
        throw new IOException("more than " + LONGEST_LINE + " characters without an end");
      }
      int read = reader.read(buffer, from, most);
      left -= Math.max(0, read);
      return read;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** A file as it is, packed with gzip or not. */
  static final class Plain {
    private Plain() {}

    static InputStream open(Path content) throws IOException {
      InputStream in = new BufferedInputStream(Files.newInputStream(content), 1 << 16);
      try {
        return GoodsFile.unpacked(in);
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    }
  }
}
