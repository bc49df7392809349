package dev.evertill.sync.server;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.evertill.sync.protocol.OpenApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The OpenAPI document with its examples in the order of {@code x-walkthrough}, in which a fresh
 * head office answers them.
 */
final class Walkthrough {
  static final JsonAdapter<Object> JSON =
      new Moshi.Builder().build().adapter(Object.class).serializeNulls();

  private final Map<String, Object> document;

  Walkthrough() throws IOException {
    document = map(JSON.fromJson(new String(OpenApi.document(), StandardCharsets.UTF_8)));
  }

  /** An operation and where it is. */
  record Operation(String method, String path, Map<String, Object> said) {
    String id() {
      return (String) said.get("operationId");
    }
  }

  /** One request, and what is answered. */
  record Step(Operation operation, String example, int status, Map<String, Object> said) {
    String name() {
      return operation.id() + " " + status + " " + example;
    }

    Map<String, Object> parameters() {
      return map(said.getOrDefault("parameters", Map.of()));
    }

    Map<String, Object> headers() {
      return map(said.getOrDefault("headers", Map.of()));
    }
  }

  List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    map(document.get("paths"))
        .forEach(
            (path, methods) ->
                map(methods)
                    .forEach(
                        (method, said) ->
                            all.add(
                                new Operation(method.toUpperCase(Locale.ROOT), path, map(said)))));
    return all;
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (Object step : (List<?>) document.get("x-walkthrough")) {
      Map<String, Object> said = map(step);
      Operation operation =
          operations().stream()
              .filter(one -> one.id().equals(said.get("operation")))
              .findFirst()
              .orElseThrow();
      int status = ((Double) said.get("status")).intValue();
      steps.add(new Step(operation, (String) said.get("example"), status, said));
    }
    return steps;
  }

  /**
   * Names of all examples of answers.
   *
   * @param without the tag of operations that are left out
   */
  Set<String> examples(String without) {
    Set<String> names = new TreeSet<>();
    for (Operation operation : operations()) {
      if (((List<?>) operation.said().get("tags")).contains(without)) {
        continue;
      }
      map(operation.said().get("responses"))
          .forEach(
              (status, response) ->
                  map(resolved(response).getOrDefault("content", Map.of()))
                      .values()
                      .forEach(
                          content ->
                              map(map(content).getOrDefault("examples", Map.of()))
                                  .keySet()
                                  .forEach(
                                      name ->
                                          names.add(operation.id() + " " + status + " " + name))));
    }
    return names;
  }

  /** The words that name faults. */
  Set<String> problemTypes() {
    Map<String, Object> problem =
        map(map(map(document.get("components")).get("schemas")).get("Problem"));
    Map<String, Object> type = map(map(problem.get("properties")).get("type"));
    Set<String> types = new TreeSet<>();
    ((List<?>) type.get("enum")).forEach(word -> types.add((String) word));
    return types;
  }

  /** Its parameters' examples, by name, those of one place: path, query or header. */
  Map<String, String> parameters(Operation operation, String place) {
    Map<String, String> examples = new LinkedHashMap<>();
    for (Object parameter : (List<?>) operation.said().getOrDefault("parameters", List.of())) {
      Map<String, Object> said = resolved(parameter);
      if (place.equals(said.get("in")) && said.get("example") != null) {
        Object example = said.get("example");
        examples.put(
            (String) said.get("name"),
            example instanceof Double number
                ? Long.toString(number.longValue())
                : (String) example);
      }
    }
    return examples;
  }

  /** The example of a request's body; null where there is none. */
  Object body(Step step) {
    Map<String, Object> body = map(step.operation().said().getOrDefault("requestBody", Map.of()));
    return example(body, step.example());
  }

  /** The example of an answer. */
  Object answer(Step step) {
    return example(response(step), step.example());
  }

  /** The media type of an answer. */
  String mediaType(Step step) {
    return map(response(step).get("content")).keySet().iterator().next();
  }

  private Map<String, Object> response(Step step) {
    return resolved(
        map(step.operation().said().get("responses")).get(Integer.toString(step.status())));
  }

  private static Object example(Map<String, Object> body, String name) {
    for (Object content : map(body.getOrDefault("content", Map.of())).values()) {
      Object example = map(map(content).getOrDefault("examples", Map.of())).get(name);
      if (example != null) {
        return map(example).get("value");
      }
    }
    return null;
  }

  private Map<String, Object> resolved(Object object) {
    Map<String, Object> said = map(object);
    String reference = (String) said.get("$ref");
    if (reference == null) {
      return said;
    }
    Object at = document;
    for (String name : reference.substring(2).split("/")) {
      at = map(at).get(name);
    }
    return map(at);
  }

  static Map<String, Object> map(Object json) {
    Map<String, Object> map = new LinkedHashMap<>();
    ((Map<?, ?>) json).forEach((name, value) -> map.put((String) name, value));
    return map;
  }
}
