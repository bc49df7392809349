package dev.evertill.sync.protocol;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * Whether every field of a wire record is there that must be. What is known of a record's class is
 * looked up once: head office asks this of every line of every sale. Functions only.
 */
final class Completeness {
  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .filter(component -> !component.getType().isPrimitive())
              .map(Completeness::field)
              .toList();
        }
      };

  private Completeness() {}

  private record Field(String name, Method accessor, boolean mayBeMissing) {
    Object of(Record value) {
      try {
        return accessor.invoke(value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("not a public record: " + value.getClass(), e);
      }
    }
  }

  private static Field field(RecordComponent component) {
    return new Field(
        component.getName(),
        component.getAccessor(),
        component.isAnnotationPresent(MayBeMissing.class));
  }

  /** The first field that is missing, such as {@code lines[2].name}; null for none. */
  static String missing(Record value) {
    for (Field field : FIELDS.get(value.getClass())) {
      String missing = missing(field, field.of(value));
      if (missing != null) {
        return missing;
      }
    }
    return null;
  }

  private static String missing(Field field, Object value) {
    if (value == null) {
      return field.mayBeMissing() ? null : field.name();
    }
    if (value instanceof Record inner) {
      String missing = missing(inner);
      return missing == null ? null : field.name() + "." + missing;
    }
    return value instanceof List<?> list ? missing(field.name(), list) : null;
  }

  private static String missing(String name, List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) == null) {
        return name + "[" + i + "]";
      }
      String missing = list.get(i) instanceof Record inner ? missing(inner) : null;
      if (missing != null) {
        return name + "[" + i + "]." + missing;
      }
    }
    return null;
  }
}
