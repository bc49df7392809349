package dev.evertill.sync.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format 0.0.4 as its documentation draws it, and takes nothing else: each
 * family has one HELP and one TYPE before its samples, names and labels are well formed, no sample
 * comes twice, counters end in _total, and the buckets of a histogram grow up to its count.
 */
final class Exposition {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern ABOUT = Pattern.compile("# (HELP|TYPE) (" + NAME + ") (.+)");
  private static final Pattern SAMPLE =
      Pattern.compile("(" + NAME + ")(\\{(.*)})? (-?[0-9.]+(E-?[0-9]+)?|NaN|[+-]Inf)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");
  private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary");

  private final Map<String, String> types = new LinkedHashMap<>();
  private final Set<String> helped = new HashSet<>();
  private final Map<String, Double> samples = new LinkedHashMap<>();

  Exposition(String text) {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("the last line does not end");
    }
    String family = "";
    Set<String> over = new HashSet<>();
    for (String line : text.split("\n")) {
      Matcher about = ABOUT.matcher(line);
      if (about.matches()) {
        if (!about.group(2).equals(family) && !over.add(about.group(2))) {
          throw new IllegalArgumentException(line + ": its family was over");
        }
        family = about.group(2);
        about(about.group(1), family, about.group(3), line);
      } else {
        sample(family, line);
      }
    }
    types.forEach(
        (name, type) -> {
          if (type.equals("histogram")) {
            checkBuckets(name);
          }
        });
  }

  private void about(String what, String family, String says, String line) {
    if (what.equals("HELP")) {
      if (!helped.add(family)) {
        throw new IllegalArgumentException(line + ": a second HELP");
      }
      return;
    }
    if (!TYPES.contains(says) || types.put(family, says) != null) {
      throw new IllegalArgumentException(line + ": an unknown type, or a second one");
    }
    if (says.equals("counter") && !family.endsWith("_total")) {
      throw new IllegalArgumentException(line + ": a counter ends in _total");
    }
  }

  private void sample(String family, String line) {
    Matcher sample = SAMPLE.matcher(line);
    if (!sample.matches() || !types.containsKey(family) || !helped.contains(family)) {
      throw new IllegalArgumentException(line + ": no sample of " + family);
    }
    String rest = sample.group(1).substring(Math.min(family.length(), sample.group(1).length()));
    boolean histogram = List.of("histogram", "summary").contains(types.get(family));
    if (!sample.group(1).startsWith(family)
        || !(rest.isEmpty() || histogram && List.of("_bucket", "_sum", "_count").contains(rest))) {
      throw new IllegalArgumentException(line + ": no sample of " + family);
    }
    String labels = sample.group(3) == null ? "" : labels(sample.group(3), line);
    double value = Double.parseDouble(sample.group(4).replace("Inf", "Infinity"));
    if (samples.put(sample.group(1) + "{" + labels + "}", value) != null) {
      throw new IllegalArgumentException(line + ": the same sample again");
    }
  }

  /** Sorted by their names. */
  private static String labels(String text, String line) {
    Map<String, String> labels = new TreeMap<>();
    int at = 0;
    for (Matcher label = LABEL.matcher(text); at < text.length(); at = label.end()) {
      if (!label.find(at) || label.start() != at) {
        throw new IllegalArgumentException(line + ": labels from " + at);
      }
      if (labels.put(label.group(1), label.group(2)) != null) {
        throw new IllegalArgumentException(line + ": a label twice");
      }
    }
    List<String> all = new ArrayList<>();
    labels.forEach((name, value) -> all.add(name + "=" + value));
    return String.join(",", all);
  }

  private void checkBuckets(String name) {
    Map<String, Double> last = new LinkedHashMap<>();
    samples.forEach(
        (sample, value) -> {
          if (sample.startsWith(name + "_bucket{")) {
            String labels = sample.replaceFirst("le=[^,}]*,?", "");
            if (value < last.getOrDefault(labels, 0.0)) {
              throw new IllegalArgumentException(sample + ": fewer than in the one before");
            }
            last.put(labels, value);
          }
        });
    last.forEach(
        (labels, count) -> {
          if (!count.equals(samples.get(labels.replace("_bucket{", "_count{")))) {
            throw new IllegalArgumentException(labels + ": " + count + " is not its count");
          }
        });
  }

  /** Names of families. */
  Set<String> families() {
    return types.keySet();
  }

  /**
   * @param sample such as {@code up{port=tills}}, labels sorted by name
   */
  double value(String sample) {
    if (!samples.containsKey(sample)) {
      throw new IllegalArgumentException(sample + " is none of " + samples.keySet());
    }
    return samples.get(sample);
  }
}
