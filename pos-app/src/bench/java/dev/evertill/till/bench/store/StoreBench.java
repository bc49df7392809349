package dev.evertill.till.bench.store;

import dev.evertill.till.store.TillStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the till's store on one disk, part after part. Confined to the main thread. */
@Command(name = "store", description = "Measures the till's store on one disk.")
public final class StoreBench implements Callable<Integer> {
  private static final int FEW = 100_000;
  private static final int MANY = 1_000_000;
  private static final int CHANGED_PRICES = 100_000;
  private static final int ENTRIES = 220_000;
  private static final int SALES_IN_MEMORY = 100;

  @Option(names = "--dir", required = true, description = "on the disk that is measured")
  private Path directory;

  @Option(names = "--kept", required = true, description = "where tills lie that take long to make")
  private Path kept;

  @Option(names = "--write", required = true, description = "the file of the figures")
  private Path write;

  @Option(names = "--quick", description = "100,000 goods, fewer rounds")
  private boolean quick;

  @Option(names = "--fresh", description = "use nothing that was kept")
  private boolean fresh;

  private final Figures figures = new Figures();

  public static void main(String[] args) {
    System.exit(new CommandLine(new StoreBench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Tills.remove(directory);
    Files.createDirectories(directory);
    KeptTill tills = new KeptTill(kept, fresh);
    Path journal = tills.withEntries(ENTRIES);
    Path few = tills.withGoods(FEW);
    int count = quick ? FEW : MANY;
    Path many = quick ? few : tills.withGoods(count);

    System.out.println("measuring commits");
    new Commits(directory.resolve("commits"), quick ? 5 : 15, quick ? 100 : 200).measure(figures);
    System.out.println("measuring starts");
    new Starts(directory.resolve("empty"), journal).measure(figures, 5);
    figures.put("size." + count, Tills.size(many.resolve("catalogue")));
    search(few, FEW, 100);
    if (!quick) {
      search(many, MANY, 100);
    }
    sell(many, count);
    Tills.remove(directory);
    figures.write(
        write, System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
    return 0;
  }

  private void search(Path till, int count, int searches) throws Exception {
    System.out.printf("measuring searches in %,d goods%n", count);
    try (TillStore store = Tills.openToSearch(till)) {
      new Searches(store.catalogue(), new ManyGoods(count), searches)
          .measure(figures, "goods." + count);
    }
  }

  /** In a copy: what is kept stays as it is. */
  private void sell(Path kept, int count) throws Exception {
    Path till = directory.resolve("till");
    Tills.copy(kept, till);
    System.out.println("measuring the memory of a till that sells");
    new Memory(till, count, write.resolveSibling("store-till.log"))
        .measure(figures, SALES_IN_MEMORY, SALES_IN_MEMORY);
    System.out.printf("measuring sales while %,d prices change%n", CHANGED_PRICES);
    try (TillStore store = Tills.open(till)) {
      new DeltaSales(store, new ManyGoods(count), KeptTill.digest(kept), CHANGED_PRICES)
          .measure(figures, quick ? 3 : 5);
    }
  }
}
