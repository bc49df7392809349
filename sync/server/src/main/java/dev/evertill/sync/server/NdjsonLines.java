package dev.evertill.sync.server;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okio.Buffer;

/**
 * Lines of NDJSON: an object a line, with the names of the columns. Confined to the thread that
 * reads it.
 */
final class NdjsonLines implements SheetLines {
  private final InputStream in;
  private final Sheet sheet;
  private final Faults faults;
  private long number;

  private NdjsonLines(InputStream in, Sheet sheet, Faults faults) {
    this.in = in;
    this.sheet = sheet;
    this.faults = faults;
  }

  static NdjsonLines open(Path content, Sheet sheet, Faults faults) throws IOException {
    return new NdjsonLines(CsvLines.Plain.open(content), sheet, faults);
  }

  @Override
  public SheetLine next() throws IOException {
    for (byte[] line; (line = line()) != null; ) {
      number++;
      if (line.length > LONGEST_LINE) {
        faults.add(number, null, null, "allowed are up to " + LONGEST_LINE + " bytes");
      } else if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
        Map<String, String> fields = fields(line);
        if (fields != null) {
          return new SheetLine(number, fields, false, faults);
        }
      }
    }
    return null;
  }

  private byte[] line() throws IOException {
    return GoodsFile.line(in, LONGEST_LINE);
  }

  private Map<String, String> fields(byte[] line) {
    Map<String, String> fields = new HashMap<>();
    try (JsonReader reader = JsonReader.of(new Buffer().write(line))) {
      reader.beginObject();
      boolean known = true;
      while (reader.hasNext()) {
        known &= field(reader, fields);
      }
      reader.endObject();
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        faults.add(number, null, null, "nothing may follow the object");
        return null;
      }
      return known ? fields : null;
    } catch (JsonDataException e) {
      faults.add(number, null, null, "an object of texts and numbers is expected");
    } catch (IOException e) {
      faults.add(number, null, null, "JSON is expected, one whole object a line");
    }
    return null;
  }

  private boolean field(JsonReader reader, Map<String, String> fields) throws IOException {
    String name = reader.nextName();
    if (!sheet.columns().contains(name) && !sheet.nested().contains(name)) {
      faults.add(
          number,
          "field",
          name,
          "there is no such; allowed are "
              + String.join(", ", sheet.columns())
              + sheet.nested().stream().map(nested -> ", " + nested).collect(Collectors.joining()));
      reader.skipValue();
      return false;
    }
    String value = sheet.nested().contains(name) ? reader.nextSource().readUtf8() : value(reader);
    if (fields.put(name, value) != null) {
      faults.add(number, "field", name, "it is there already, allowed is once");
      return false;
    }
    return true;
  }

  /** Numbers as they are written; a list as a cell of CSV has it. */
  private String value(JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case NULL:
        reader.nextNull();
        return "";
      case BOOLEAN:
        return reader.nextBoolean() ? "yes" : "no";
      case BEGIN_ARRAY:
        List<String> texts = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          texts.add(reader.nextString());
        }
        reader.endArray();
        return String.join("|", texts);
      default:
        return reader.nextString();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
