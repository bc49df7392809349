package dev.evertill.till;

import java.util.List;

/**
 * One kind of worked example of {@code docs/rules.md}. In the page it is a fenced block that begins
 * with <code>```example kind</code>: what is given, a line {@code gives}, what comes out.
 */
public interface WorkedExample {
  /**
   * Computes what comes out, one text a line. Spaces in a row count as one, so that a page may line
   * its columns up.
   */
  List<String> compute(List<String> given);
}
