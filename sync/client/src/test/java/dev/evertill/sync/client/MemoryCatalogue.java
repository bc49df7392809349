package dev.evertill.sync.client;

import dev.evertill.sync.protocol.CatalogueDigest;
import dev.evertill.sync.protocol.CatalogueRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A till's catalogue in memory, for tests. */
class MemoryCatalogue implements CatalogueSink {
  Map<String, CatalogueRow> live = new TreeMap<>();
  final List<Pull> pages = new ArrayList<>();
  boolean full;

  /** Why there is no room; null while there is. */
  String noRoom;

  String unusable;
  private Map<String, CatalogueRow> next;
  private Pull pull;
  private volatile long version;
  private String digest = "";

  @Override
  public long version() {
    return version;
  }

  @Override
  public String digest() {
    return digest;
  }

  @Override
  public Optional<String> noRoom() {
    return Optional.ofNullable(noRoom);
  }

  @Override
  public Optional<Pull> unfinished() {
    return Optional.ofNullable(pull);
  }

  @Override
  public void page(Pull after, List<CatalogueRow> rows) {
    if (full) {
      throw new IllegalStateException("the disk is full");
    }
    if (next == null) {
      next = after.since() == 0 ? new TreeMap<>() : new TreeMap<>(live);
    }
    for (CatalogueRow row : rows) {
      String key = row.kind() + " " + row.key();
      if (row.deleted()) {
        next.remove(key);
      } else {
        next.put(key, row);
      }
    }
    pull = after;
    pages.add(after);
  }

  @Override
  public void complete(long target, long rows, String digest)
      throws WrongDigestException, UnusableCatalogueException {
    CatalogueDigest found = CatalogueDigest.EMPTY;
    for (CatalogueRow row : next.values()) {
      found = found.plus(row);
    }
    if (next.size() != rows || !found.hex().equals(digest)) {
      throw new WrongDigestException(target, digest, found.hex());
    }
    if (unusable != null) {
      throw new UnusableCatalogueException(target, unusable);
    }
    live = next;
    version = target;
    this.digest = digest;
    discard();
  }

  @Override
  public void discard() {
    next = null;
    pull = null;
  }
}
