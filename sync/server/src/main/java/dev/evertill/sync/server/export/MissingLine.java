package dev.evertill.sync.server.export;

/**
 * A line of an export of documents that names what is missing in it.
 *
 * @param part always missing
 * @param since milliseconds since 1970
 */
public record MissingLine(
    String part, String till, String epoch, long first, long last, long since) {
  static MissingLine of(MissingEntries missing) {
    return new MissingLine(
        MissingEntries.PART,
        missing.till(),
        missing.epoch(),
        missing.first(),
        missing.last(),
        missing.sinceMillis());
  }
}
