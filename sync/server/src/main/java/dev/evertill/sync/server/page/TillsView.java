package dev.evertill.sync.server.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Stores with their tills. Immutable.
 *
 * @param version the catalogue's, 0 before the first
 */
public record TillsView(List<Store> stores, long version) {
  /**
   * @param name empty where none of its tills has sold anything
   */
  public record Store(String name, List<Till> tills) {}

  /**
   * One till as head office knows it. Texts are empty where nothing is known.
   *
   * @param standing {@code well}, {@code quiet} or {@code unknown}
   * @param ago since its last contact
   * @param contact when that was
   * @param behind whether it has an older catalogue than there is
   * @param drift how far its clock is off, where it matters
   * @param epochs how many journals it has begun
   * @param missing entries that neither side has
   * @param copies of the till that sold by themselves
   * @param beside journals it went on with after it had begun a later one
   * @param questions without an answer
   */
  public record Till(
      String name,
      String store,
      String standing,
      String ago,
      String contact,
      String waiting,
      String catalogue,
      boolean behind,
      String drift,
      String version,
      long epochs,
      long entries,
      long missing,
      long copies,
      long beside,
      long questions) {
    /** What is to be looked at in its journals, each in a few words. */
    public List<String> marks() {
      List<String> marks = new ArrayList<>();
      if (missing > 0) {
        marks.add(Figures.many(missing, "entry missing", "entries missing"));
      }
      if (copies > 0) {
        marks.add(Figures.many(copies, "copy sold too", "copies sold too"));
      }
      if (beside > 0) {
        marks.add("two copies at work");
      }
      return marks;
    }
  }

  public String entriesOf(Till till) {
    return Figures.count(till.entries());
  }
}
