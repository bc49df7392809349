package dev.evertill.receipt.spool;

import dev.evertill.receipt.spool.JobList.Listed;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A print queue in a directory: {@code jobs}, to which every change is added and synchronised
 * before its method returns, and {@code lock}. Other files there are left alone. Safe from any
 * thread, and for one program at a time.
 *
 * <p>It remembers the last 100,000 jobs that are over, and the receipts of the last 1,000 of them.
 */
public final class FilePrintQueue implements PrintQueue, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(FilePrintQueue.class);
  private static final int REMEMBERED = 100_000;
  private static final int RECEIPTS_KEPT = 1_000;
  private static final long TIDY_FROM = 4 << 20;

  /** Where a receipt stands in the file; of length 0 where it is not kept any more. */
  private record Place(long at, int length) {}

  private final FileChannel lock;
  private final JobLog log;
  private final DrawerWish drawer;
  private final int receiptsKept;
  private final long tidyFrom;
  private volatile JobList<Place> jobs = new JobList<>(REMEMBERED);
  private long tidyAt;

  /**
   * Opens the directory, and makes it if it is not there. What was being sent is doubtful now.
   *
   * @param clock for the drawer's 5 s
   * @throws IOException if another program has it open, or it cannot be read
   */
  public FilePrintQueue(Path directory, InstantSource clock) throws IOException {
    this(directory, clock, RECEIPTS_KEPT, TIDY_FROM);
  }

  /**
   * @param tidyFrom from this size in bytes on the file is rewritten when it has doubled
   */
  FilePrintQueue(Path directory, InstantSource clock, int receiptsKept, long tidyFrom)
      throws IOException {
    this.receiptsKept = receiptsKept;
    this.tidyFrom = tidyFrom;
    drawer = new DrawerWish(clock);
    lock = lockFile(directory);
    try {
      lock(directory);
      log = JobLog.open(directory.resolve("jobs"), (at, record) -> take(jobs, at, record));
      tidyAt = Math.max(tidyFrom, 2 * log.size());
      doubtWhatWasBeingSent();
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The messages of these exceptions are the path; their names say what is wrong. */
  private static FileChannel lockFile(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
      return FileChannel.open(
          directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(directory + " is a file, and print jobs want a directory", e);
    } catch (AccessDeniedException e) {
      throw new IOException(directory + " cannot keep print jobs: permission is denied", e);
    }
  }

  private void lock(Path directory) throws IOException {
    try {
      if (lock.tryLock() == null) {
        throw new IOException(directory + " is open in another program");
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException(directory + " is open in this program already", e);
    }
  }

  private static void take(JobList<Place> jobs, long at, byte[] record) throws IOException {
    JobRecords.Read read = JobRecords.read(record);
    if (read.key() != null) {
      Place receipt = new Place(at + read.receiptAt(), record.length - read.receiptAt());
      jobs.put(new Listed<>(read.place(), read.key(), receipt, read.state(), read.reason()));
    } else {
      jobs.at(read.place()).ifPresent(job -> jobs.put(job.become(read.state(), read.reason())));
    }
  }

  private void doubtWhatWasBeingSent() {
    for (Listed<Place> job : jobs.all()) {
      if (job.state() == JobState.SENDING) {
        settled(job.key(), JobState.DOUBTFUL, "the program stopped while it was sent");
      }
    }
  }

  @Override
  public synchronized Optional<PrintJob> next() {
    for (Listed<Place> first; (first = jobs.firstQueued().orElse(null)) != null; ) {
      byte[] receipt = receipt(first);
      try {
        return Optional.of(new PrintJob(first.key(), ReceiptBytes.read(receipt)));
      } catch (IOException e) {
        // One that cannot be read is not to hold up the papers behind it.
        LOG.error("{} cannot be printed", first.key(), e);
        settled(first.key(), JobState.FAILED, e.getMessage());
      }
    }
    return Optional.empty();
  }

  private byte[] receipt(Listed<Place> job) {
    try {
      return log.bytes(job.receipt().at(), job.receipt().length());
    } catch (IOException e) {
      throw new UncheckedIOException("the receipt of " + job.key() + " cannot be read", e);
    }
  }

  @Override
  public void sending(JobKey key) {
    settled(key, JobState.SENDING, "");
  }

  @Override
  public synchronized void settled(JobKey key, JobState state, String reason) {
    JobList.checkDurable(key, state);
    Listed<Place> next = jobs.get(key).become(state, reason);
    write(JobRecords.state(next));
    jobs.put(next);
    tidyIfDue();
  }

  @Override
  public synchronized JobState submit(PrintJob job) {
    Optional<JobState> first = state(job.key());
    if (first.isPresent()) {
      return first.get();
    }
    byte[] receipt = ReceiptBytes.of(job.receipt());
    long number = jobs.nextPlace();
    byte[] record =
        JobRecords.job(new Listed<>(number, job.key(), null, JobState.QUEUED, ""), receipt);
    long at = write(record) + record.length - receipt.length;
    Place place = new Place(at, receipt.length);
    jobs.put(new Listed<>(number, job.key(), place, JobState.QUEUED, ""));
    tidyIfDue();
    return JobState.QUEUED;
  }

  private long write(byte[] record) {
    try {
      return log.append(record);
    } catch (IOException e) {
      throw new UncheckedIOException("the print job was not recorded: " + e.getMessage(), e);
    }
  }

  private void tidyIfDue() {
    if (log.size() < tidyAt) {
      return;
    }
    try {
      JobList<Place> next = new JobList<>(REMEMBERED);
      log.replace(tidied(), (at, record) -> take(next, at, record));
      jobs = next;
    } catch (IOException e) {
      // Nothing is lost: the file is longer than it need be, and the next time may do better.
      LOG.warn("the list of print jobs is not tidied", e);
    }
    tidyAt = Math.max(tidyFrom, 2 * log.size());
  }

  private List<byte[]> tidied() throws IOException {
    List<Listed<Place>> all = jobs.all();
    long over = all.stream().filter(job -> job.state().over()).count();
    List<byte[]> records = new ArrayList<>();
    for (Listed<Place> job : all) {
      boolean keep = !job.state().over() || over-- <= receiptsKept;
      byte[] receipt = keep ? log.bytes(job.receipt().at(), job.receipt().length()) : new byte[0];
      records.add(JobRecords.job(job, receipt));
    }
    return records;
  }

  @Override
  public Optional<JobState> state(JobKey key) {
    return jobs.find(key).map(Listed::state);
  }

  @Override
  public String reason(JobKey key) {
    return jobs.find(key).map(Listed::reason).orElse("");
  }

  @Override
  public synchronized Optional<PrintJob> find(JobKey key) {
    Optional<Listed<Place>> job = jobs.find(key).filter(found -> found.receipt().length() > 0);
    try {
      return job.isEmpty()
          ? Optional.empty()
          : Optional.of(new PrintJob(key, ReceiptBytes.read(receipt(job.get()))));
    } catch (IOException e) {
      throw new UncheckedIOException("the receipt of " + key + " cannot be read", e);
    }
  }

  @Override
  public synchronized int doubtful() {
    return jobs.count(JobState.DOUBTFUL);
  }

  @Override
  public void askDrawer() {
    drawer.ask();
  }

  @Override
  public boolean drawerIsAsked() {
    return drawer.isAsked();
  }

  @Override
  public boolean takeDrawer() {
    return drawer.take();
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      log.close();
    } finally {
      lock.close();
    }
  }
}
