package dev.evertill.till.store;

import dev.evertill.sync.client.CatalogueSink;
import dev.evertill.sync.client.Pull;
import dev.evertill.sync.client.UnusableCatalogueException;
import dev.evertill.sync.client.WrongDigestException;
import dev.evertill.sync.protocol.CatalogueRow;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes price lists while there is room for them, long before a sale is in danger. Confined to the
 * sync thread.
 */
record RoomyCatalogue(CatalogueSink catalogue, Measure room, Supplier<Optional<Instant>> since)
    implements CatalogueSink {
  private static final long MEBIBYTE = 1024 * 1024;

  /** Measures the room there is. */
  interface Measure {
    Room now() throws IOException;
  }

  @Override
  public Optional<String> noRoom() {
    try {
      Room now = room.now();
      if (now.level() != Room.Level.SHORT) {
        return Optional.empty();
      }
      return Optional.of(
          now.diskLevel() == Room.Level.SHORT
              ? "the disk has " + now.disk() / MEBIBYTE + " MB left"
              : "the journal is " + now.percent() + " % full");
    } catch (IOException e) {
      return Optional.of("nobody can tell how much room the disk has: " + e.getMessage());
    }
  }

  @Override
  public long version() {
    return catalogue.version();
  }

  @Override
  public Optional<Instant> inForceSince() {
    return since.get();
  }

  @Override
  public String digest() {
    return catalogue.digest();
  }

  @Override
  public Optional<Pull> unfinished() {
    return catalogue.unfinished();
  }

  @Override
  public void page(Pull pull, List<CatalogueRow> rows) {
    catalogue.page(pull, rows);
  }

  @Override
  public void complete(long target, long rows, String digest)
      throws WrongDigestException, UnusableCatalogueException {
    catalogue.complete(target, rows, digest);
  }

  @Override
  public void discard() {
    catalogue.discard();
  }
}
