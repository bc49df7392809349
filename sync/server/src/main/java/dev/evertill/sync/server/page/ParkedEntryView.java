package dev.evertill.sync.server.page;

/**
 * One entry with a question, and its document as it came. Immutable.
 *
 * @param document readable as far as it is text
 * @param fault why an answer was not kept, or null
 */
public record ParkedEntryView(
    ParkedView.Question entry, String document, long bytes, String note, String fault) {
  public String size() {
    return Figures.many(bytes, "byte");
  }
}
