package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Names;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which zone a store is in, and which store a till: whose prices it is sent. Confined to the main
 * thread.
 */
@Command(
    name = "stores",
    description =
        "Says which stores there are; with --store and --zone puts a store into a zone, with --till"
            + " and --store a till into a store. '' is none.",
    version = Routes.TILL_VERSION,
    mixinStandardHelpOptions = true)
final class StoresCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private StorageOptions storage;

  @Option(names = "--store", paramLabel = "STORE", description = "for instance 0117")
  private String store;

  @Option(names = "--zone", paramLabel = "ZONE", description = "for instance north")
  private String zone;

  @Option(names = "--till", paramLabel = "TILL", description = "for instance 03")
  private String till;

  @Override
  public Integer call() throws IOException {
    check();
    PrintWriter out = spec.commandLine().getOut();
    try (Database database = storage.open()) {
      Stores stores = new Stores(database, new Catalogue(database, InstantSource.system()));
      boolean isNew = isNew(stores);
      if (zone != null) {
        out.println("from version " + stores.putStore(store, zone) + " of the catalogue on");
      }
      if (till != null) {
        out.println("from version " + stores.putTill(till, store) + " of the catalogue on");
      }
      if (isNew) {
        out.println("store " + store + " was not known before");
      }
      for (Stores.Store one : stores.all()) {
        out.printf(
            "store %s  %s  tills: %s%n",
            one.name(),
            one.zone().isEmpty() ? "no zone" : "zone " + one.zone(),
            one.tills().isEmpty() ? "none" : String.join(", ", one.tills()));
      }
    }
    out.flush();
    return 0;
  }

  /** A mistyped store is seen, which else has no zone and other prices. */
  private boolean isNew(Stores stores) {
    return store != null
        && !store.isEmpty()
        && stores.all().stream().noneMatch(known -> known.name().equals(store));
  }

  private void check() {
    requireName("--store", store, till != null && zone == null);
    requireName("--zone", zone, true);
    requireName("--till", till, false);
    if ((zone != null || till != null) && store == null) {
      throw new ParameterException(spec.commandLine(), "--store is missing: which one?");
    }
    if (store != null && zone == null && till == null) {
      throw new ParameterException(
          spec.commandLine(), "--store " + store + ": allowed with --zone, --till, or both");
    }
  }

  private void requireName(String option, String name, boolean mayBeEmpty) {
    if (name != null && !(mayBeEmpty && name.isEmpty()) && !Names.isName(name)) {
      throw new ParameterException(spec.commandLine(), Names.fault(option, name));
    }
  }
}
