package dev.evertill.sync.server.page;

import dev.evertill.sync.server.people.Right;
import dev.evertill.sync.server.people.Visitor;

/**
 * What stands around every page. Immutable.
 *
 * @param at the page's address in the menu
 * @param visitor null before the log-in
 * @param formToken what every form of the page carries
 * @param open entries with a question that nobody has answered
 */
public record Frame(String title, String at, Visitor visitor, String formToken, long open) {
  /** Whether the visitor may. */
  public boolean may(Right right) {
    return visitor != null && visitor.role().may(right);
  }

  /** The state of a link of the menu, as screen readers want it. */
  public String current(String address) {
    return at.equals(address) ? "page" : null;
  }

  public String openText() {
    return open > Figures.MOST_OPEN ? Figures.MOST_OPEN + "+" : Long.toString(open);
  }
}
