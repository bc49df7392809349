package dev.evertill.till.bench.sync;

import dev.evertill.sync.client.UploadingTill;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.till.bench.store.DemoSale;
import dev.evertill.till.bench.store.Times;
import dev.evertill.till.record.EntryNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many entries a second eight tills hand in, each over a connection of its own. Confined to the
 * main thread.
 */
final class Uploads {
  static final int TILLS = 8;

  private final Path keys;
  private final int rounds;
  private final DemoSale sale = new DemoSale(2);

  /**
   * @param keys where the tills' identities are, by name
   */
  Uploads(Path keys, int rounds) {
    this.keys = keys;
    this.rounds = rounds;
  }

  static String till(int number) {
    return "up-" + number;
  }

  /** Entries a second: the median of the rounds. */
  double measure(Office office, int batch, int each) throws Exception {
    round(office, batch, Math.min(each, 4 * batch)); // connections and code are warm
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      rates.add(round(office, batch, each));
    }
    return Times.median(rates);
  }

  private double round(Office office, int batch, int each) throws Exception {
    List<UploadingTill> tills = new ArrayList<>();
    List<Callable<Void>> work = new ArrayList<>();
    for (int number = 0; number < TILLS; number++) {
      String name = till(number);
      String epoch = UUID.randomUUID().toString().replace("-", "");
      List<Entry> entries = entries(name, epoch, each);
      UploadingTill till = new UploadingTill(office.url(), name, keys.resolve(name));
      till.connect();
      tills.add(till);
      work.add(
          () -> {
            till.upload(epoch, entries, batch);
            return null;
          });
    }
    ExecutorService all = Executors.newFixedThreadPool(TILLS);
    long begun = System.nanoTime();
    for (Future<Void> done : all.invokeAll(work)) {
      done.get();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    all.shutdown();
    tills.forEach(UploadingTill::close);
    return TILLS * each / seconds;
  }

  private List<Entry> entries(String till, String epoch, int count) {
    List<Entry> entries = new ArrayList<>();
    Hash previous = Hash.ZERO;
    for (int number = 1; number <= count; number++) {
      EntryHeader header =
          new EntryHeader(
              till, epoch, number, "sale", epoch + "-" + number, 1_767_225_600_000L, null);
      Entry entry =
          Entry.of(
              header, previous, sale.document(new EntryNumber(till, epoch, number), header.id()));
      entries.add(entry);
      previous = entry.hash();
    }
    return entries;
  }
}
