package dev.evertill.receipt.bench;

import dev.evertill.receipt.PrinterException;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.spool.JobKey;
import dev.evertill.receipt.spool.JobState;
import dev.evertill.receipt.spool.PrintJob;
import dev.evertill.receipt.spool.PrintQueue;
import dev.evertill.receipt.spool.Spooler;
import dev.evertill.receipt.transport.Connection;
import dev.evertill.receipt.transport.PrinterTransport;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How long {@link Spooler#submit} holds up who calls it, while the queue's disk and the printer
 * both hang: no call to them comes back before the spooler is closed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SubmitBench {
  /** They all wait in memory, so now and then there is a new spooler. */
  private static final int MOST_WAITING = 20_000;

  private final Receipt receipt = Receipt.builder().text("CORNER SHOP").cut().build();
  private CountDownLatch hangs;
  private Spooler spooler;
  private PrintJob job;
  private int waiting;

  @Setup(Level.Iteration)
  public void open() {
    hangs = new CountDownLatch(1);
    waiting = 0;
    spooler =
        new Spooler(new Hanging(hangs), new Hanging(hangs), PrinterProfile.EPSON_80MM, s -> {});
    spooler.start();
  }

  @Setup(Level.Invocation)
  public void next() {
    if (++waiting > MOST_WAITING) {
      close();
      open();
    }
    job = new PrintJob(new JobKey("sale-" + waiting, "receipt", 0), receipt);
  }

  @Benchmark
  public CompletableFuture<JobState> submit() {
    return spooler.submit(job);
  }

  @TearDown(Level.Iteration)
  public void close() {
    hangs.countDown();
    spooler.close();
  }

  /** A disk and a way to a printer. Safe from any thread. */
  private record Hanging(CountDownLatch end) implements PrintQueue, PrinterTransport {
    private void hang() {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public Connection open() throws PrinterException {
      hang();
      throw PrinterException.nothingAccepted("the printer is off", null);
    }

    @Override
    public String describe() {
      return "a printer that hangs";
    }

    @Override
    public JobState submit(PrintJob job) {
      hang();
      return JobState.QUEUED;
    }

    @Override
    public Optional<PrintJob> next() {
      hang();
      return Optional.empty();
    }

    @Override
    public void sending(JobKey key) {
      hang();
    }

    @Override
    public void settled(JobKey key, JobState state, String reason) {
      hang();
    }

    @Override
    public Optional<JobState> state(JobKey key) {
      hang();
      return Optional.empty();
    }

    @Override
    public Optional<PrintJob> find(JobKey key) {
      hang();
      return Optional.empty();
    }

    @Override
    public int doubtful() {
      hang();
      return 0;
    }

    @Override
    public boolean drawerIsAsked() {
      hang();
      return false;
    }

    @Override
    public boolean takeDrawer() {
      hang();
      return false;
    }
  }
}
