package dev.evertill.till.app;

import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.checkout.Trouble.Kind;
import dev.evertill.till.store.Room;
import dev.evertill.till.store.TillStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the journal's room while the till sells: says when it gets short, removes days that
 * are old and confirmed, and writes the file anew when most of it is free. Confined to the work
 * thread.
 */
final class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final Duration BETWEEN_REMOVALS = Duration.ofMinutes(10);
  private static final long NOT_WORTH_IT = 256L * 1024 * 1024;

  private final TillStore store;
  private final InstantSource clock;
  private final Consumer<List<Trouble>> listener;
  private Instant looked = Instant.MIN;
  private Instant removed = Instant.MIN;
  private boolean rewritten;
  private boolean isRoomKnown = true;

  Upkeep(TillStore store, InstantSource clock, Consumer<List<Trouble>> listener) {
    this.store = store;
    this.clock = clock;
    this.listener = listener;
  }

  /** Looks, unless it has just looked. */
  void look() {
    Instant now = clock.instant();
    if (!isOver(looked, BETWEEN_LOOKS, now)) {
      return;
    }
    looked = now;
    try {
      Room room = store.room();
      isRoomKnown = true;
      if (hasRemoved(room, now)) {
        room = store.room();
      }
      listener.accept(troubles(room));
      if (isWorthRewriting(room)) {
        rewrite();
      }
    } catch (IOException e) {
      if (isRoomKnown) {
        LOG.error("nobody can tell how much room the till has", e);
      }
      isRoomKnown = false;
    }
  }

  /** A clock that was set back makes it look once more. */
  private static boolean isOver(Instant last, Duration pause, Instant now) {
    return last.equals(Instant.MIN)
        || now.isBefore(last)
        || Duration.between(last, now).compareTo(pause) >= 0;
  }

  private boolean hasRemoved(Room room, Instant now) {
    boolean isShort = room.level() == Room.Level.SHORT;
    if (!isShort && !isOver(removed, BETWEEN_REMOVALS, now)) {
      return false;
    }
    removed = now;
    long entries = isShort ? store.removeConfirmedDays() : store.removeOldDays();
    if (entries > 0) {
      LOG.info("{} entries of confirmed days were removed", entries);
    }
    return entries > 0;
  }

  /** Once a run, where the disk holds both: the new file takes its place at the next start. */
  private boolean isWorthRewriting(Room room) {
    return !rewritten
        && room.file() >= NOT_WORTH_IT
        && room.file() >= 2 * room.used()
        && room.disk() >= 2 * room.used() + room.limits().low();
  }

  private void rewrite() {
    rewritten = true;
    try {
      store.rebuild();
    } catch (IOException e) {
      LOG.error("the journal could not be written anew and stays as it is", e);
    }
  }

  private List<Trouble> troubles(Room room) {
    List<Trouble> troubles = new ArrayList<>(Troubles.of(room));
    long missing =
        store.ledger().anchors().stream()
            .filter(anchor -> anchor.cause() == Anchor.Cause.MISSING)
            .count();
    if (missing > 0) {
      troubles.add(Trouble.of(Kind.ENTRIES_MISSING, Long.toString(missing)));
    }
    if (store.catalogueTrouble().isPresent()) {
      troubles.add(Trouble.of(Kind.PRICES_DAMAGED));
    }
    if (store.hasForked()) {
      troubles.add(Trouble.of(Kind.EPOCH_FORKED));
    }
    return troubles;
  }
}
