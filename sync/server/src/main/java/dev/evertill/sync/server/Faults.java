package dev.evertill.sync.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong with one file, up to a hundred. Confined to the thread that reads it. */
final class Faults {
  static final int MOST = 100;

  private final String file;
  private final List<Fault> found = new ArrayList<>();
  private boolean more;

  Faults(String file) {
    this.file = file;
  }

  void add(long line, String field, String value, String allowed) {
    if (found.size() < MOST) {
      found.add(Fault.of(file, line, field, value, allowed));
    } else {
      more = true;
    }
  }

  int size() {
    return found.size();
  }

  /** Nobody reads further than this. */
  boolean isEnough() {
    return more;
  }

  void throwIfAny() throws FaultsException {
    if (!found.isEmpty()) {
      found.sort(Comparator.comparingLong(Fault::line));
      throw new FaultsException(found, more);
    }
  }
}
