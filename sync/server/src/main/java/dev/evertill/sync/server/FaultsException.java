package dev.evertill.sync.server;

import java.util.List;
import java.util.stream.Collectors;

/** What was handed in has faults; nothing of it was taken. */
final class FaultsException extends NotTakenException {
  private final transient List<Fault> faults;
  private final boolean more;

  /**
   * @param more whether these are only the first ones
   */
  FaultsException(List<Fault> faults, boolean more) {
    super(
        faults.stream().map(Fault::text).collect(Collectors.joining("\n"))
            + (more ? "\nthese are the first " + faults.size() + ", and not all" : ""));
    this.faults = List.copyOf(faults);
    this.more = more;
  }

  List<Fault> faults() {
    return faults;
  }

  boolean hasMore() {
    return more;
  }
}
