package dev.evertill.sync.protocol;

/**
 * An entry that is kept, and a question about it for a person.
 *
 * @param reason the question in head office's words
 * @param epoch the entry's; an older head office does not say it
 * @param code a word for the question that does not change with its wording, see {@link
 *     QuestionCode}; an older head office says none, a newer one others
 */
public record Parked(
    long number, String reason, @MayBeMissing String epoch, @MayBeMissing String code) {

  /** As an older head office says it. */
  public Parked(long number, String reason) {
    this(number, reason, null, null);
  }
}
