package dev.evertill.receipt.spool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds what lies on the counter against what the queue says. It knows nothing of how either came
 * about: strips are texts, and states are words. One thread only.
 *
 * <p>A receipt begins with {@code Slip n.} (a copy with COPY above it) and ends with {@code End n}.
 */
final class PaperChecker {
  private static final Pattern BEGIN =
      Pattern.compile("^\\s*Slip (\\d+)\\.\\s*$", Pattern.MULTILINE);
  private static final Pattern END = Pattern.compile("^\\s*End (\\d+)\\s*$", Pattern.MULTILINE);
  private static final Pattern COPY = Pattern.compile("^\\s*COPY\\s*$", Pattern.MULTILINE);

  private final Map<String, Integer> begun = new HashMap<>();
  private final Map<String, Integer> whole = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  private PaperChecker() {}

  /**
   * @param strips what was cut off, and what hangs out
   * @param states of every paper asked for: {@code 12} is an original, {@code 12/1} its first copy
   * @return what is wrong; empty if all is well
   */
  static List<String> faults(List<String> strips, Map<String, String> states) {
    PaperChecker checker = new PaperChecker();
    strips.forEach(checker::read);
    checker.compare(new TreeMap<>(states));
    if (checker.whole.isEmpty() || states.isEmpty()) {
      checker.faults.add("nothing was printed, so nothing was checked");
    }
    return checker.faults;
  }

  private void read(String strip) {
    List<String> numbers = all(BEGIN, strip);
    List<String> ends = all(END, strip);
    if (numbers.size() > 1) {
      faults.add("one strip holds " + numbers);
    }
    boolean copy = COPY.matcher(strip).find();
    for (String number : numbers) {
      String paper = copy ? "copy of " + number : number;
      begun.merge(paper, 1, Integer::sum);
      if (ends.contains(number)) {
        whole.merge(paper, 1, Integer::sum);
      }
    }
    if (numbers.isEmpty() && !ends.isEmpty()) {
      faults.add("a strip has only the end of " + ends);
    }
  }

  private static List<String> all(Pattern pattern, String strip) {
    List<String> numbers = new ArrayList<>();
    for (Matcher matcher = pattern.matcher(strip); matcher.find(); ) {
      numbers.add(matcher.group(1));
    }
    return numbers;
  }

  private void compare(Map<String, String> states) {
    Map<String, Integer> printedCopies = new TreeMap<>();
    states.forEach(
        (paper, state) -> {
          String number = paper.split("/")[0];
          if (paper.contains("/")) {
            printedCopies.merge(number, state.equals("PRINTED") ? 1 : 0, Integer::sum);
          } else {
            original(number, state);
          }
        });
    printedCopies.forEach(
        (number, printed) -> {
          if (whole.getOrDefault("copy of " + number, 0) < printed) {
            faults.add(printed + " copies of " + number + " are printed, and not on paper");
          }
        });
    for (String number : states.keySet().stream().filter(key -> !key.contains("/")).toList()) {
      boolean somewhere = whole.containsKey(number) || whole.containsKey("copy of " + number);
      boolean wanted = !states.get(number).equals("QUEUED") && !states.get(number).equals("FAILED");
      if (!somewhere && wanted && !states.get(number).equals("DOUBTFUL")) {
        faults.add(number + " is " + states.get(number) + ", and lost");
      }
    }
    begun.keySet().stream()
        .map(paper -> paper.replace("copy of ", ""))
        .filter(number -> !states.containsKey(number))
        .forEach(number -> faults.add(number + " was never asked for"));
  }

  private void original(String number, String state) {
    int times = begun.getOrDefault(number, 0);
    if (times > 1) {
      faults.add(number + " was printed " + times + " times without a mark");
    }
    if (state.equals("PRINTED") && whole.getOrDefault(number, 0) != 1) {
      faults.add(number + " is PRINTED, and not whole on paper");
    }
    if ((state.equals("QUEUED") || state.equals("FAILED")) && times > 0) {
      faults.add(number + " is " + state + ", and on paper");
    }
  }
}
