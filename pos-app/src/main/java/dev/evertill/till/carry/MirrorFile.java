package dev.evertill.till.carry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.evertill.till.checkout.Ledger.Recorded;
import java.net.URLEncoder;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file of a mirror, which says what is in it: entries of one epoch, one after the
 * other, at positions one after the other. Immutable.
 *
 * <pre>
 * 0117-03_000000000501-000000001000_9f0c4e0d2b7a4d1c8e5f60718293a4b5_1-500.age
 * till    positions                 epoch                            numbers
 * </pre>
 *
 * Sorted by name they come in the order they were sold.
 *
 * @param till as it stands in a file's name
 */
record MirrorFile(String till, long first, long last, String epoch, long firstNumber)
    implements Comparable<MirrorFile> {
  private static final Pattern NAME =
      Pattern.compile(
          "(.+)_([0-9]{12,18})-([0-9]{12,18})_([^_]+)_([0-9]{1,18})-([0-9]{1,18})\\.age");

  /** The longer of two that begin alike comes first: it makes the other one needless. */
  private static final Comparator<MirrorFile> ORDER =
      Comparator.comparingLong(MirrorFile::first)
          .thenComparing(Comparator.comparingLong(MirrorFile::last).reversed())
          .thenComparing(MirrorFile::epoch)
          .thenComparingLong(MirrorFile::firstNumber);

  static MirrorFile of(Recorded first, Recorded last) {
    return new MirrorFile(
        inName(first.entry().header().till()),
        first.position(),
        last.position(),
        first.entry().header().epoch(),
        first.entry().number());
  }

  /** A till's name as a file's name can hold it, on any file system. */
  static String inName(String till) {
    return URLEncoder.encode(till, UTF_8).replace("*", "%2A");
  }

  /** Empty for what is not a file of a mirror. */
  static Optional<MirrorFile> parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long first = Long.parseLong(matcher.group(2));
    long last = Long.parseLong(matcher.group(3));
    long firstNumber = Long.parseLong(matcher.group(5));
    long lastNumber = Long.parseLong(matcher.group(6));
    return first < 1 || last < first || firstNumber < 1 || lastNumber - firstNumber != last - first
        ? Optional.empty()
        : Optional.of(new MirrorFile(matcher.group(1), first, last, matcher.group(4), firstNumber));
  }

  String name() {
    return String.format(
        "%s_%012d-%012d_%s_%d-%d.age", till, first, last, epoch, firstNumber, lastNumber());
  }

  long entries() {
    return last - first + 1;
  }

  long lastNumber() {
    return firstNumber + last - first;
  }

  boolean holds(Recorded recorded) {
    return recorded.position() >= first
        && recorded.position() <= last
        && recorded.entry().header().epoch().equals(epoch)
        && recorded.entry().number() - firstNumber == recorded.position() - first;
  }

  /** Whether all that is in the other is in this one too. */
  boolean covers(MirrorFile other) {
    return !equals(other)
        && sameChain(other)
        && first <= other.first
        && last >= other.last
        && other.firstNumber - firstNumber == other.first - first;
  }

  /** Whether the other goes on where this one ends. */
  boolean isFollowedBy(MirrorFile other) {
    return sameChain(other) && other.first == last + 1 && other.firstNumber == lastNumber() + 1;
  }

  private boolean sameChain(MirrorFile other) {
    return till.equals(other.till) && epoch.equals(other.epoch);
  }

  @Override
  public int compareTo(MirrorFile other) {
    return ORDER.compare(this, other);
  }
}
