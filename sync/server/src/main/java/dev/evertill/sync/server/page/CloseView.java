package dev.evertill.sync.server.page;

import java.util.List;

/**
 * A closed day, with both sides' figures. Immutable.
 *
 * @param missing what head office lacks, in words
 */
public record CloseView(
    DaysView.Closed close, List<Figure> figures, List<String> missing, List<Question> questions) {
  /** One figure as both sides have it, empty where a side has none. */
  public record Figure(String name, String till, String office) {
    public boolean differs() {
      return !till.equals(office);
    }
  }

  public record Question(long number, String reason) {}

  public boolean agrees() {
    return figures.stream().noneMatch(Figure::differs);
  }
}
