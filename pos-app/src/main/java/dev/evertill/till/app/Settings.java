package dev.evertill.till.app;

import dev.evertill.till.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What one till needs to know before it starts. Immutable.
 *
 * @param store whose till it is, where its data lies, what it keeps
 * @param mirror a directory on another disk or a stick that gets every entry, empty for none
 * @param headOffice the address of head office, for instance {@code http://127.0.0.1:8480}
 * @param idle how often head office is asked while there is nothing to say
 * @param printers where its papers come out
 * @param language of the papers
 */
public record Settings(
    StoreSettings store,
    Optional<Path> mirror,
    String headOffice,
    PrinterSettings printers,
    Locale language,
    Duration idle) {

  /** The till's name, unique among the tills of head office. */
  public String till() {
    return store.till();
  }

  /** The directory of its stores. */
  public Path data() {
    return store.directory();
  }
}
