package dev.evertill.sync.server;

import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.protocol.TillSays;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * When a till called last that writes an epoch, in memory: two copies of a till hear of each other
 * by it. Safe from any thread.
 */
final class EpochCalls {
  private static final Pattern EPOCH = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Of more, those that called longest ago are forgotten. */
  private static final int MOST = 20_000;

  private record Epoch(String till, String name) {}

  private final Map<Epoch, Long> heard = new LinkedHashMap<>();

  /**
   * @param now by head office's clock, in milliseconds since 1970
   */
  synchronized void note(Context context, String till, long now) {
    String name = context.header(TillSays.EPOCH);
    if (name == null || !EPOCH.matcher(name).matches()) {
      return;
    }
    Epoch epoch = new Epoch(till, name);
    heard.remove(epoch);
    heard.put(epoch, now);
    if (heard.size() > MOST) {
      heard.remove(heard.keySet().iterator().next());
    }
  }

  /** The heads, with when each was heard. */
  synchronized List<EpochHead> in(String till, List<EpochHead> heads) {
    return heads.stream()
        .map(head -> head.heardAt(heard.get(new Epoch(till, head.epoch()))))
        .toList();
  }
}
