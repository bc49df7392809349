package dev.evertill.sync.client;

import static dev.evertill.sync.client.MemoryJournal.TILL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.EpochHead;
import dev.evertill.sync.server.HeadOfficeServer;
import dev.evertill.sync.server.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A till in memory and a real head office on the same machine, with a line between that breaks. */
abstract class WithHeadOffice {
  @TempDir Path directory;
  final MemoryJournal journal = new MemoryJournal("e1");
  final MemoryCatalogue catalogue = new MemoryCatalogue();
  Instant now = Instant.parse("2026-01-01T12:00:00Z");
  HeadOfficeServer server;
  BadLine line;
  Sync sync;

  @BeforeEach
  void start() throws IOException {
    server = new HeadOfficeServer(directory.resolve("office"), 0).start();
    line = new BadLine(new HttpHeadOffice(server.url(), TILL));
    sync = new Sync(journal, catalogue, CustomerFeed.NONE, line, clock());
  }

  final InstantSource clock() {
    return () -> now;
  }

  @AfterEach
  void stop() {
    line.cancel();
    server.close();
  }

  final List<EpochHead> held() throws IOException {
    HeadOffice asked = new HttpHeadOffice(server.url(), TILL);
    try {
      return asked.state().epochs().stream().map(head -> head.heardAt(null)).toList();
    } finally {
      // A server that stops waits a little for lines that say nothing.
      asked.cancel();
    }
  }

  final EpochHead head(String epoch, long number) {
    return new EpochHead(epoch, number, journal.hashAt(epoch, number).orElseThrow().hex());
  }

  final void importing(String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = "import";
    arguments[1] = "--data";
    arguments[2] = directory.resolve("office").toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    assertThat(Main.run(arguments)).isZero();
  }

  final void importGoods(int from, int to) throws IOException {
    StringBuilder goods = new StringBuilder();
    for (int code = from; code < to; code++) {
      goods.append(code).append("\tGoods ").append(code).append('\n');
    }
    Path file = Files.writeString(directory.resolve("goods.tsv"), goods);
    importing("--goods", file.toString(), "--invent-prices");
  }
}
