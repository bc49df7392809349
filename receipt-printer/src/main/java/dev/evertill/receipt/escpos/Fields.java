package dev.evertill.receipt.escpos;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object of which each field is asked for by its name and its kind; what is missing or of
 * another kind is refused with the whole way to it. Immutable.
 */
final class Fields {
  private static final int SHOWN = 100;

  private final String where;
  private final Map<String, Object> values;

  private Fields(String where, Map<String, Object> values) {
    this.where = where;
    this.values = values;
  }

  /**
   * @param where for messages: what is read
   * @throws IOException if it is no JSON object
   */
  static Fields read(String where, String json) throws IOException {
    Map<String, Object> values;
    try {
      values = JSON.std.mapFrom(json);
    } catch (JacksonException e) {
      throw new IOException(where + " is not JSON: " + e.getOriginalMessage() + at(e), e);
    }
    if (values == null) {
      throw new IOException(where + " is not a JSON object: null");
    }
    return new Fields(where, values);
  }

  private static String at(JacksonException wrong) {
    JsonLocation at = wrong.getLocation();
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  String where() {
    return where;
  }

  private String where(String name) {
    return where + ": " + name;
  }

  private IllegalArgumentException wrong(String name, String allowed, Object found) {
    return new IllegalArgumentException(
        where(name) + " is " + allowed + ", not " + (found == null ? "missing" : brief(found)));
  }

  /** A wrong value may be all of a large file. */
  private static String brief(Object found) {
    String text = found.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  boolean is(String name, Object value) {
    return value.equals(values.get(name));
  }

  String text(String name) {
    Object value = values.get(name);
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw wrong(name, "a text", value);
  }

  int number(String name, int least, int most) {
    Object value = values.get(name);
    if (value instanceof Integer number && number >= least && number <= most) {
      return number;
    }
    throw wrong(name, "a number from " + least + " to " + most, value);
  }

  /** False where there is none. */
  boolean flag(String name) {
    Object value = values.getOrDefault(name, false);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "true or false", value);
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> kind) {
    return constant(name, kind, values.get(name));
  }

  private <E extends Enum<E>> E constant(String name, Class<E> kind, Object value) {
    for (E constant : kind.getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    throw wrong(name, "one of " + List.of(kind.getEnumConstants()), value);
  }

  <E extends Enum<E>> List<E> someOf(String name, Class<E> kind) {
    if (values.get(name) instanceof List<?> list) {
      List<E> constants = new ArrayList<>();
      for (Object value : list) {
        constants.add(constant(name, kind, value));
      }
      return constants;
    }
    throw wrong(name, "a list", values.get(name));
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (values.get(name) instanceof List<?> list) {
      for (Object value : list) {
        if (!(value instanceof String text)) {
          throw wrong(name, "a list of texts", value);
        }
        texts.add(text);
      }
      return texts;
    }
    throw wrong(name, "a list of texts", values.get(name));
  }

  Fields object(String name) {
    return object(name, values.get(name));
  }

  private Fields object(String name, Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> fields = new LinkedHashMap<>();
      map.forEach((key, field) -> fields.put(String.valueOf(key), field));
      return new Fields(where(name), fields);
    }
    throw wrong(name, "an object", value);
  }

  List<Fields> objects(String name) {
    if (values.get(name) instanceof List<?> list) {
      List<Fields> objects = new ArrayList<>();
      for (Object value : list) {
        objects.add(object(name + " " + (objects.size() + 1), value));
      }
      return objects;
    }
    throw wrong(name, "a list of objects", values.get(name));
  }

  /** The names of all fields, as they stand. */
  List<String> names() {
    return List.copyOf(values.keySet());
  }
}
