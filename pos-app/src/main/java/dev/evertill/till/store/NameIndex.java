package dev.evertill.till.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The names, item numbers and barcodes of one version of the price list, in memory. Immutable. */
final class NameIndex {
  static final NameIndex NONE = new NameIndex(ActiveVersion.NONE, List.of());

  /** So many are sorted in a few hundredths of a second. */
  static final int SEGMENT = 16_384;

  private final ActiveVersion version;
  private final List<NameSegment> segments;

  private NameIndex(ActiveVersion version, List<NameSegment> segments) {
    this.version = version;
    this.segments = List.copyOf(segments);
  }

  static NameIndex of(ActiveVersion version, List<NameSegment> segments) {
    return new NameIndex(version, segments);
  }

  /** Which version it is of. */
  ActiveVersion version() {
    return version;
  }

  /**
   * The next version.
   *
   * @param added the goods that are new, or changed in any way
   * @param gone the rows of the goods as they were, and of those that are deleted; also of some
   *     that were added and changed again
   */
  NameIndex changed(ActiveVersion next, List<NameSegment> added, long[] gone) {
    long[] sorted = gone.clone();
    Arrays.sort(sorted);
    List<NameSegment> changed =
        Stream.concat(segments.stream(), added.stream())
            .map(segment -> segment.without(sorted))
            .filter(segment -> segment.size() > 0)
            .toList();
    return new NameIndex(next, changed);
  }

  /** Whether so much was changed that it is better read anew. */
  boolean isWorn() {
    long gone = segments.stream().mapToLong(NameSegment::gone).sum();
    return gone > size() / 4 || segments.size() > 16 + 2 * size() / SEGMENT;
  }

  private long size() {
    return segments.stream().mapToLong(NameSegment::size).sum();
  }

  /** What fits best, best first. */
  List<BestHits.Hit> search(SearchWords words, int most) {
    BestHits best = new BestHits(most);
    segments.forEach(segment -> segment.beginning(words, best));
    if (!best.areAllBeginnings()) {
      segments.forEach(segment -> segment.holding(words, best));
    }
    return best.list();
  }
}
