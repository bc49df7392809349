package dev.evertill.sync.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.customer.Customer;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tills that edit customers without a link, and a real head office where they meet. */
abstract class WithCustomers {
  static final String ANNA = "0190a5d2-7c1e-7b3a-9f00-1c2d3e4f5a6b";
  static final String BERT = "0190a5d2-7c1e-7b3a-9f00-1c2d3e4f5a6c";
  static final long A_YEAR = Duration.ofDays(365).toMillis();

  /** The server's clock is the machine's; tills are right, fast or slow against it. */
  static final long NOW = Instant.now().toEpochMilli();

  @TempDir Path directory;
  HeadOfficeServer server;
  Instant now = Instant.ofEpochMilli(NOW);
  final Map<String, Till> tills = new HashMap<>();

  /** One till and its way to head office. */
  final class Till {
    final MemoryCustomers customers;
    final MemoryJournal journal = new MemoryJournal("e1");
    final MemoryCatalogue catalogue = new MemoryCatalogue();
    final String name;
    BadLine line;
    Sync sync;

    Till(String name, long wrongBy) {
      this.name = name;
      customers = new MemoryCustomers(name, NOW + wrongBy);
      starts();
      tills.put(name, this);
    }

    /** As after a stop: what was not durable is forgotten. */
    void starts() {
      if (line != null) {
        line.cancel();
      }
      line = new BadLine(new HttpHeadOffice(server.url(), name));
      sync = new Sync(journal, catalogue, customers, line, () -> now);
    }

    Round round() throws IOException {
      return sync.round();
    }

    Customer anna() {
      return customers.customer(ANNA);
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = new HeadOfficeServer(directory.resolve("office"), 0).start();
  }

  @AfterEach
  void stop() {
    tills.values().forEach(till -> till.line.cancel());
    server.close();
  }

  interface Change {
    void happens() throws IOException;
  }

  /** Head office stops, something happens to its files, and it is there again. */
  final void meanwhile(Change change) throws IOException {
    stop();
    change.happens();
    start();
    tills.values().forEach(Till::starts);
  }

  final void copy(String from, String to) throws IOException {
    Path target = directory.resolve(to);
    if (Files.exists(target)) {
      try (Stream<Path> files = Files.list(target)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(directory.resolve(from))) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  static void agree(Till one, Till other) {
    assertThat(one.customers.copies).isEqualTo(other.customers.copies);
    assertThat(one.customers.unsent(1)).isEmpty();
  }

  final void importGoods() throws IOException {
    Path goods = Files.writeString(directory.resolve("goods.tsv"), "4011\tBananas\n");
    assertThat(
            Main.run(
                "import",
                "--data",
                directory.resolve("office").toString(),
                "--goods",
                goods.toString(),
                "--invent-prices"))
        .isZero();
  }

  static String id(int number) {
    return String.format("0190a5d2-7c1e-7b3a-9f00-%012d", number);
  }
}
