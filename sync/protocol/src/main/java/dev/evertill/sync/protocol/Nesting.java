package dev.evertill.sync.protocol;

/** How deep JSON is nested, found without reading it. Functions only. */
final class Nesting {
  /** Nothing that is said is nested deeper than 8. */
  static final int MOST = 64;

  private Nesting() {}

  /**
   * Whether brackets are open more than {@link #MOST} deep somewhere, those in texts not counted.
   */
  static boolean isTooDeep(byte[] json) {
    int depth = 0;
    boolean inText = false;
    for (int at = 0; at < json.length; at++) {
      byte c = json[at];
      if (inText) {
        if (c == '\\') {
          at++;
        } else if (c == '"') {
          inText = false;
        }
      } else if (c == '"') {
        inText = true;
      } else if (c == '{' || c == '[') {
        depth++;
        if (depth > MOST) {
          return true;
        }
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return false;
  }
}
