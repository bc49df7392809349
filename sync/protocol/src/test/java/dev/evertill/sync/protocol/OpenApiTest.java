package dev.evertill.sync.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.evertill.sync.protocol.customer.CopyLine;
import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.protocol.customer.CustomerCopy;
import dev.evertill.sync.protocol.customer.CustomerEdit;
import dev.evertill.sync.protocol.customer.CustomersHead;
import dev.evertill.sync.protocol.customer.HybridClock;
import dev.evertill.sync.protocol.document.SaleDocument;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  /** Values of the program; what is said of them are other records. */
  private static final Set<Class<?>> NOT_SAID =
      Set.of(
          EnrolmentCode.class,
          Entry.class,
          EntryHeader.class,
          Filed.class,
          Hash.class,
          CopyLine.class,
          CopyLine.RefusedField.class,
          Customer.class,
          Customer.Stamped.class,
          CustomerCopy.class,
          CustomerEdit.class,
          HybridClock.class);

  private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

  @Test
  void anotherProgramFindsNothingWrongWithTheDocument() throws Exception {
    assertThat(lint()).isEqualTo("0 faults\n");
  }

  @Test
  void theOtherProgramWouldFindAMissingFieldOfAnExample() throws Exception {
    String document = new String(OpenApi.document(), UTF_8);
    String broken = document.replaceFirst("\"nextBatch\": 500", "\"nextBatch\": \"many\"");
    assertThat(broken).isNotEqualTo(document);
    Path file = Files.writeString(Files.createTempFile("openapi", ".json"), broken);
    assertThat(lint(file.toString()))
        .startsWith("no-invalid-media-type-examples at #/paths/~1v1~1tills")
        .endsWith("1 faults\n");
  }

  private static String lint(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("../../bin/lint-openapi"));
    command.addAll(Arrays.asList(arguments));
    Path complaints = Files.createTempFile("lint", ".txt");
    Process lint = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
    String said = new String(lint.getInputStream().readAllBytes(), UTF_8);
    assertThat(lint.waitFor()).as("%s", Files.readString(complaints)).isZero();
    return said;
  }

  @Test
  void everyRecordThatIsSaidIsItsSchemaAndTheOtherWayRound() throws Exception {
    Map<String, Object> drawn = new TreeMap<>();
    for (Class<?> type : said()) {
      drawn.put(type.getSimpleName(), drawing(type));
    }
    Map<String, Object> documented = new TreeMap<>();
    object(object(document(), "components"), "schemas")
        .forEach((name, schema) -> documented.put(name, drawing(map(schema))));
    assertThat(documented).isEqualTo(drawn);
    assertThat(drawn).containsKeys("Held", "SaleDocument", "Off");
  }

  private static List<Class<?>> said() throws IOException, URISyntaxException {
    List<Class<?>> all = new ArrayList<>();
    for (Class<?> neighbour : List.of(Held.class, SaleDocument.class, CustomersHead.class)) {
      Path classes =
          Path.of(neighbour.getProtectionDomain().getCodeSource().getLocation().toURI())
              .resolve(neighbour.getPackageName().replace('.', '/'));
      try (Stream<Path> files = Files.list(classes)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
            .map(name -> named(neighbour, name))
            .filter(type -> type.isRecord() && Modifier.isPublic(type.getModifiers()))
            .filter(type -> !NOT_SAID.contains(type))
            .forEach(all::add);
      }
    }
    return all;
  }

  private static Class<?> named(Class<?> neighbour, String file) {
    try {
      return Class.forName(
          neighbour.getPackageName() + "." + file.substring(0, file.length() - ".class".length()));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** Fields in order, each with its type and whether it must be there. */
  private static Map<String, String> drawing(Class<?> type) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (RecordComponent field : type.getRecordComponents()) {
      boolean mayBeMissing = field.isAnnotationPresent(MayBeMissing.class);
      fields.put(field.getName(), name(field) + (mayBeMissing ? " or missing" : ""));
    }
    return fields;
  }

  private static String name(RecordComponent field) {
    if (field.getType() == List.class) {
      Class<?> of =
          (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
      return "list of " + name(of);
    }
    return name(field.getType());
  }

  private static String name(Class<?> type) {
    if (type == long.class || type == Long.class) {
      return "int64";
    }
    if (type == int.class || type == Integer.class) {
      return "int32";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    }
    return type == String.class ? "string" : type.getSimpleName();
  }

  private static Map<String, String> drawing(Map<String, Object> schema) {
    List<?> required = (List<?>) schema.get("required");
    Map<String, String> fields = new LinkedHashMap<>();
    object(schema, "properties")
        .forEach(
            (field, is) ->
                fields.put(field, name(map(is)) + (required.contains(field) ? "" : " or missing")));
    return fields;
  }

  private static String name(Map<String, Object> schema) {
    if (schema.containsKey("$ref")) {
      return ((String) schema.get("$ref")).replace("#/components/schemas/", "");
    }
    if (schema.containsKey("anyOf")) {
      return "RawJson";
    }
    if ("array".equals(schema.get("type"))) {
      return "list of " + name(object(schema, "items"));
    }
    return (String) schema.getOrDefault("format", schema.get("type"));
  }

  private static Map<String, Object> document() throws IOException {
    return map(JSON.fromJson(new String(OpenApi.document(), UTF_8)));
  }

  private static Map<String, Object> object(Map<String, Object> in, String name) {
    return map(in.get(name));
  }

  private static Map<String, Object> map(Object json) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) json).forEach((name, value) -> map.put((String) name, value));
    return map;
  }
}
