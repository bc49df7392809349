package dev.evertill.till.ui;

import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.ui.model.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every trouble there is, with words as long as they come in a shop. */
final class Troubles {
  private Troubles() {}

  static List<Trouble> all() {
    return Arrays.stream(Trouble.Kind.values()).map(Troubles::of).toList();
  }

  static Trouble of(Trouble.Kind kind) {
    return switch (kind) {
      case ENTRY_DAMAGED -> Trouble.of(kind, "0117-03-9F2C-000123");
      case JOURNAL_SET_ASIDE -> Trouble.of(kind, "journal.damaged-20261116-133207", "123456");
      case ENTRIES_MISSING -> Trouble.of(kind, "12");
      case EPOCH_RESTORED, EPOCH_REINSTALLED -> Trouble.of(kind, "123456");
      case DISK_SHORT, DISK_LOW -> Trouble.of(kind, "1012");
      case STORE_SHORT, STORE_LOW -> Trouble.of(kind, "97");
      case MIRROR_LOST ->
          Trouble.of(kind, "FAILED", "Input/output error while writing 0117-03_000000000501");
      case EPOCH_OTHER_MACHINE, EPOCH_FORKED, PRICES_DAMAGED -> Trouble.of(kind);
    };
  }

  /** With the most that the rest of the status bar can say. */
  static Status worst(Trouble... troubles) {
    return new Status(
        Status.Link.DOWN,
        1234,
        Optional.empty(),
        42,
        Status.Printer.READY,
        0,
        Optional.of(new Status.LastDay(123, Status.Agreement.PARKED)),
        List.of(troubles),
        "");
  }
}
