package dev.evertill.sync.server;

import com.squareup.moshi.JsonReader;
import dev.evertill.sync.protocol.RawJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import okio.Buffer;

/**
 * A page of what is different, row by row. Immutable.
 *
 * @param next where the next page begins, null after the last
 */
record Changes(List<Change> rows, String next) {
  Changes {
    rows = List.copyOf(rows);
  }

  /** How many rows came, are others, and went. */
  record Counts(long added, long changed, long removed) {
    long all() {
      return added + changed + removed;
    }
  }

  /** A field before and after, as JSON; null where it is not there. */
  record Field(String name, String before, String after) {}

  /**
   * A row before and after.
   *
   * @param list for whom it is, as {@link PriceList} calls it
   * @param kind as tills are sent it, or price: those of a list
   * @param before null of one that is added
   * @param after null of one that is removed
   */
  record Change(String list, String kind, String key, RawJson before, RawJson after) {
    String what() {
      return before == null ? "added" : after == null ? "removed" : "changed";
    }

    /** The fields that are different, in the order they are written in. */
    List<Field> fields() {
      Map<String, String> was = Changes.fields(before);
      Map<String, String> is = Changes.fields(after);
      Set<String> names = new LinkedHashSet<>(was.keySet());
      names.addAll(is.keySet());
      List<Field> different = new ArrayList<>();
      for (String name : names) {
        if (!Objects.equals(was.get(name), is.get(name))) {
          different.add(new Field(name, was.get(name), is.get(name)));
        }
      }
      return different;
    }
  }

  /**
   * The fields of a row as JSON, in the order they are written in; the whole value without a name
   * where it is no object, none where there is no value.
   */
  static Map<String, String> fields(RawJson value) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (value == null) {
      return fields;
    }
    try (JsonReader reader = JsonReader.of(new Buffer().write(value.bytes()))) {
      if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
        fields.put("", value.toString());
        return fields;
      }
      reader.beginObject();
      while (reader.hasNext()) {
        fields.put(reader.nextName(), reader.nextSource().readUtf8());
      }
      reader.endObject();
      return fields;
    } catch (IOException e) {
      throw new IllegalStateException("a row that is no JSON: " + value, e);
    }
  }
}
