package dev.evertill.till.app;

import dev.evertill.till.carry.MirrorReader;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.store.Rescue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the mirror has of a journal that lost it, where there is a mirror. Immutable. */
record MirrorRescue(String till, Optional<Path> mirror, TillKeys keys) implements Rescue {
  private static final Logger LOG = LoggerFactory.getLogger(MirrorRescue.class);

  @Override
  public void read(Consumer<Recorded> reader) throws IOException {
    if (mirror.isEmpty() || !Files.isDirectory(mirror.get())) {
      LOG.warn("there is no mirror to take entries back from");
      return;
    }
    MirrorReader.Found found =
        MirrorReader.read(
            mirror.get(),
            till,
            keys.kept(),
            carried -> reader.accept(new Recorded(carried.position(), carried.entry())));
    found.passedOver().forEach(why -> LOG.error("passed over on the mirror: {}", why));
  }
}
