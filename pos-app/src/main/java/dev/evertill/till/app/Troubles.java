package dev.evertill.till.app;

import dev.evertill.till.carry.MirrorState;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.checkout.Trouble.Kind;
import dev.evertill.till.store.Room;
import dev.evertill.till.store.StoreNews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person should know of the disk, from what the store and the mirror say. Functions only.
 */
final class Troubles {
  private static final long MEBIBYTE = 1024 * 1024;

  private Troubles() {}

  static List<Trouble> of(StoreNews news) {
    if (news.newEpoch().isEmpty()) {
      return List.of();
    }
    String brought = Long.toString(news.brought());
    return List.of(
        switch (news.newEpoch().get()) {
          case DAMAGED ->
              Trouble.of(
                  Kind.JOURNAL_SET_ASIDE,
                  news.setAside().map(path -> path.getFileName().toString()).orElse("-"),
                  brought);
          case OTHER_MACHINE -> Trouble.of(Kind.EPOCH_OTHER_MACHINE);
          case REINSTALLED, NEW_STORE -> Trouble.of(Kind.EPOCH_REINSTALLED, brought);
          case RESTORED -> Trouble.of(Kind.EPOCH_RESTORED, brought);
          case FORKED -> Trouble.of(Kind.EPOCH_FORKED);
        });
  }

  static List<Trouble> of(MirrorState mirror) {
    return mirror
        .loss()
        .map(loss -> Trouble.of(Kind.MIRROR_LOST, loss.why().name(), loss.said()))
        .stream()
        .toList();
  }

  static List<Trouble> of(Room room) {
    String mebibytes = Long.toString(room.disk() / MEBIBYTE);
    String percent = Long.toString(room.percent());
    List<Trouble> troubles = new ArrayList<>();
    level(room.diskLevel(), Kind.DISK_LOW, Kind.DISK_SHORT, mebibytes).ifPresent(troubles::add);
    level(room.storeLevel(), Kind.STORE_LOW, Kind.STORE_SHORT, percent).ifPresent(troubles::add);
    return troubles;
  }

  private static Optional<Trouble> level(Room.Level level, Kind low, Kind tight, String word) {
    return switch (level) {
      case AMPLE -> Optional.empty();
      case LOW -> Optional.of(Trouble.of(low, word));
      case SHORT -> Optional.of(Trouble.of(tight, word));
    };
  }
}
