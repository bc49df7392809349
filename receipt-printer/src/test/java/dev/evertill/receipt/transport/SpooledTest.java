package dev.evertill.receipt.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Papers;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.EscPosDecoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.spool.JobKey;
import dev.evertill.receipt.spool.JobState;
import dev.evertill.receipt.spool.MemoryPrintQueue;
import dev.evertill.receipt.spool.PrintJob;
import dev.evertill.receipt.spool.PrinterState;
import dev.evertill.receipt.spool.Spooler;
import dev.evertill.receipt.virtual.VirtualPrinter;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a job on each way to paper, with the spooler as it is. */
@Timeout(120)
class SpooledTest {
  private static final PrinterProfile PROFILE = PrinterProfile.EPSON_80MM;

  private static final Set<JobState> WAITING =
      EnumSet.of(
          JobState.QUEUED,
          JobState.CONNECTING,
          JobState.SENDING,
          JobState.AWAITING_CONFIRMATION,
          JobState.BLOCKED);

  @TempDir private Path folder;

  @Test
  void aFileVouchesForEachJobAndNothingElseIsInIt() throws Exception {
    Path jobs = folder.resolve("jobs");

    assertThat(print(new FileTransport(jobs + "/"))).containsOnly(JobState.PRINTED);

    assertThat(jobs.toFile().list()).containsExactlyInAnyOrder("000001.bin", "000002.bin");
    assertThat(papers(Files.readAllBytes(jobs.resolve("000001.bin"))))
        .containsExactly(Papers.numbered(1));
    assertThat(papers(Files.readAllBytes(jobs.resolve("000002.bin"))))
        .containsExactly(Papers.numbered(2));
  }

  @Test
  void aPipeIsHandedItsJobs() throws Exception {
    Path pipe = folder.resolve("lp");
    Tool.run("coreutils", folder.resolve("log"), Map.of(), List.of("mkfifo", pipe.toString()));
    List<Receipt> printed = new ArrayList<>();
    CompletableFuture<Void> printer =
        Aside.start(
            "printer",
            () -> {
              while (printed.size() < 2) {
                try (InputStream paper = Files.newInputStream(pipe)) {
                  printed.addAll(papers(paper.readAllBytes()));
                }
              }
              return null;
            });

    assertThat(print(new DeviceTransport(pipe.toString(), 1_000, 20_000)))
        .containsOnly(JobState.HANDED_OVER);

    printer.get();
    assertThat(printed).containsExactly(Papers.numbered(1), Papers.numbered(2));
  }

  @Test
  void aVirtualPrinterSaysThatItPrinted() throws Exception {
    try (VirtualPrinter printer =
        new VirtualPrinter(0, PROFILE, new VirtualPrinter.Listener() {})) {
      assertThat(print(new VirtualTransport(printer, 1_000, 20_000)))
          .containsOnly(JobState.PRINTED);
      assertThat(printer.papers()).containsExactly(Papers.numbered(1), Papers.numbered(2));
      assertThat(printer.drawerKicks()).isEqualTo(1);
    }
  }

  /** Opens the drawer, prints two slips, and says what became of them. */
  static List<JobState> print(PrinterTransport transport) throws Exception {
    MemoryPrintQueue queue = new MemoryPrintQueue(() -> Instant.EPOCH);
    LinkedBlockingQueue<PrinterState> states = new LinkedBlockingQueue<>();
    List<JobState> ends = new ArrayList<>();
    try (Spooler spooler = new Spooler(queue, transport, PROFILE, states::add)) {
      spooler.start();
      spooler.openDrawer();
      for (int i = 1; i <= 2; i++) {
        JobKey key = new JobKey("slip-" + i, "SALE", 0);
        spooler.submit(new PrintJob(key, Papers.numbered(i))).get(20, TimeUnit.SECONDS);
        while (WAITING.contains(spooler.state(key).orElseThrow())) {
          states.poll(100, TimeUnit.MILLISECONDS);
        }
        ends.add(spooler.state(key).orElseThrow());
      }
    }
    return ends;
  }

  private static List<Receipt> papers(byte[] bytes) {
    List<Receipt> papers = new ArrayList<>();
    EscPosDecoder decoder =
        new EscPosDecoder(
            PROFILE,
            new EscPosDecoder.Listener() {
              @Override
              public void paper(Receipt receipt) {
                papers.add(receipt);
              }
            });
    decoder.feed(bytes, 0, bytes.length);
    return papers;
  }
}
