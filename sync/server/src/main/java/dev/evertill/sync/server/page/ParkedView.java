package dev.evertill.sync.server.page;

import java.util.List;

/**
 * Entries with a question. Immutable.
 *
 * @param resolved whether those with an answer are shown, or those without
 * @param more whether there are older ones
 */
public record ParkedView(boolean resolved, List<Question> questions, String after, boolean more) {
  /**
   * @param answer null without one
   */
  public record Question(
      String till,
      String epoch,
      long number,
      String kind,
      String question,
      String received,
      Answer answer) {
    /** As on paper. */
    public String epochCode() {
      return Figures.epochCode(epoch);
    }

    public String address() {
      return "/parked/" + till + "/" + epoch + "/" + number;
    }
  }

  /** What a person found out. */
  public record Answer(String note, String person, String written) {}
}
