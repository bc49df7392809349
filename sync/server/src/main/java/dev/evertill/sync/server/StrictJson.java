package dev.evertill.sync.server;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import okio.Buffer;

/**
 * Reads values of a line that have parts of their own, as tills are sent them; a field that is not
 * known is a fault. Functions only.
 */
final class StrictJson {
  private static final Moshi MOSHI = new Moshi.Builder().build();
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

  private StrictJson() {}

  /** Null where nothing stands, or something that cannot be read. */
  static <T extends Record> T object(SheetLine line, String column, Class<T> type) {
    String json = line.raw(column);
    return json == null || json.equals("null") ? null : read(line, column, json, type);
  }

  /** Likewise; null too when one of them cannot be read. */
  static <T extends Record> List<T> list(SheetLine line, String column, Class<T> type) {
    String json = line.raw(column);
    if (json == null || json.equals("null")) {
      return null;
    }
    List<T> all = new ArrayList<>();
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(json))) {
      reader.beginArray();
      while (reader.hasNext()) {
        T one = read(line, column + "[" + all.size() + "]", reader.nextSource().readUtf8(), type);
        if (one == null) {
          return null;
        }
        all.add(one);
      }
      reader.endArray();
      return all;
    } catch (JsonDataException | IOException e) {
      line.fault(column, "", "a list is expected");
      return null;
    }
  }

  private static <T extends Record> T read(
      SheetLine line, String place, String json, Class<T> type) {
    try {
      MOSHI.adapter(type).failOnUnknown().fromJson(json);
      return Wire.read(type, json.getBytes(StandardCharsets.UTF_8), 0);
    } catch (JsonDataException e) {
      line.fault(place, "", words(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      line.fault(place, "", "JSON is expected");
    } catch (MalformedException e) {
      line.fault(place, "", e.getMessage());
    }
    return null;
  }

  /** The reader ends its words with the place: {@code … at path $.count}. */
  private static String words(String reader) {
    String place = reader.replaceFirst("(?s).* at (path )?\\$\\.?", "");
    return reader.startsWith("Cannot skip unexpected NAME")
        ? "there is no field " + place
        : (place.isEmpty() ? "it" : place) + " is of another kind than is expected there";
  }

  static void oneOf(SheetLine line, String place, String value, List<String> allowed) {
    if (value != null && !allowed.contains(value)) {
      line.fault(place, value, "allowed are " + String.join(", ", allowed));
    }
  }

  /** Of a hundred. */
  static void percent(SheetLine line, String place, String value) {
    if (!SheetLine.isPercent(value)) {
      line.fault(place, value, SheetLine.PERCENT_ALLOWED);
    }
  }

  static void decimal(SheetLine line, String place, String value) {
    if (!DECIMAL.matcher(value).matches()) {
      line.fault(place, value, "allowed is a decimal number such as 0.25");
    }
  }
}
