package dev.evertill.till.store;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.spool.JobKey;
import dev.evertill.receipt.spool.JobState;
import dev.evertill.receipt.spool.PrintJob;
import dev.evertill.receipt.spool.PrintQueue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.checkout.Ledger.Recorded;
import dev.evertill.till.record.SlipKind;
import dev.evertill.till.record.Slips;
import io.objectbox.Box;
import io.objectbox.BoxStore;
import io.objectbox.exception.DbException;
import io.objectbox.query.Query;
import io.objectbox.query.QueryBuilder.StringOrder;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs as the entries' transactions wrote them; a paper is made from its entry's recorded bytes
 * when it prints. Safe from any thread.
 */
final class StoredPrintQueue implements PrintQueue {
  private static final Logger LOG = LoggerFactory.getLogger(StoredPrintQueue.class);
  private static final long ONLY = 1;
  private static final long DRAWER_EXPIRES_MILLIS = 5_000;

  private final ObjectBoxLedger ledger;
  private final Slips slips;
  private final Clock clock;
  private final BoxStore store;
  private final Box<JobRow> jobs;
  private final Box<DrawerRow> drawer;

  StoredPrintQueue(BoxStore store, ObjectBoxLedger ledger, Slips slips, Clock clock) {
    this.store = store;
    this.ledger = ledger;
    this.slips = slips;
    this.clock = clock;
    jobs = store.boxFor(JobRow.class);
    drawer = store.boxFor(DrawerRow.class);
  }

  /** After a stop: nobody knows of what was being sent, and the drawer's moment is over. */
  void takeUpAfterStop() {
    Transactions.run(
        store,
        () -> {
          drawer.removeAll();
          try (Query<JobRow> query = in(JobState.SENDING)) {
            for (JobRow job : query.find()) {
              job.state = JobState.DOUBTFUL.name();
              job.reason = "the till stopped while it was printed";
              jobs.put(job);
            }
          }
        });
  }

  @Override
  public Optional<PrintJob> next() {
    try (Query<JobRow> query = in(JobState.QUEUED)) {
      for (JobRow job; (job = query.findFirst()) != null; ) {
        try {
          return Optional.of(new PrintJob(key(job), paper(job)));
        } catch (DbException e) {
          throw e;
        } catch (MalformedException | RuntimeException e) {
          // One that cannot be read is not to hold up the papers behind it.
          LOG.error("{} cannot be printed", key(job), e);
          settled(key(job), JobState.FAILED, String.valueOf(e.getMessage()));
        }
      }
      return Optional.empty();
    }
  }

  private Query<JobRow> in(JobState state) {
    return jobs.query().equal(JobRow_.state, state.name(), StringOrder.CASE_SENSITIVE).build();
  }

  private static JobKey key(JobRow job) {
    return new JobKey(Long.toString(job.position), job.slip, job.copy);
  }

  private Receipt paper(JobRow job) throws MalformedException {
    Recorded entry =
        ledger
            .at(job.position)
            .orElseThrow(() -> new IllegalStateException("no entry at " + job.position));
    return slips.of(SlipKind.valueOf(job.slip), job.copy, entry.number(), entry.entry().document());
  }

  @Override
  public void sending(JobKey key) {
    settled(key, JobState.SENDING, "");
  }

  @Override
  public void settled(JobKey key, JobState state, String reason) {
    if (!state.durable()) {
      throw new IllegalArgumentException(state + " is not kept: " + key);
    }
    Transactions.run(
        store,
        () -> {
          JobRow job = row(key);
          job.state = state.name();
          job.reason = reason;
          jobs.put(job);
        });
  }

  @Override
  public String reason(JobKey key) {
    return found(key).map(job -> job.reason).orElse("");
  }

  private JobRow row(JobKey key) {
    return found(key).orElseThrow(() -> new IllegalArgumentException("no such job: " + key));
  }

  private Optional<JobRow> found(JobKey key) {
    try (Query<JobRow> query =
        jobs.query().equal(JobRow_.position, Long.parseLong(key.document())).build()) {
      return query.find().stream().filter(job -> key(job).equals(key)).findFirst();
    }
  }

  /**
   * A further paper of an entry that is recorded. The till's own come with their entries, in the
   * entry's transaction.
   */
  @Override
  public JobState submit(PrintJob job) {
    return Transactions.call(
        store,
        () -> {
          Optional<JobState> first = state(job.key());
          if (first.isEmpty()) {
            jobs.put(queued(job.key()));
          }
          return first.orElse(JobState.QUEUED);
        });
  }

  private JobRow queued(JobKey key) {
    long position = Long.parseLong(key.document());
    if (ledger.at(position).isEmpty()) {
      throw new IllegalArgumentException("no entry at " + position);
    }
    JobRow row = new JobRow();
    row.position = position;
    row.slip = SlipKind.valueOf(key.kind()).name();
    row.copy = key.copy();
    row.state = JobState.QUEUED.name();
    row.reason = "";
    return row;
  }

  @Override
  public Optional<JobState> state(JobKey key) {
    return found(key).map(job -> JobState.valueOf(job.state));
  }

  @Override
  public Optional<PrintJob> find(JobKey key) {
    return found(key).map(job -> new PrintJob(key, readable(job)));
  }

  private Receipt readable(JobRow job) {
    try {
      return paper(job);
    } catch (MalformedException e) {
      throw new IllegalStateException(key(job) + " cannot be read", e);
    }
  }

  @Override
  public boolean drawerIsAsked() {
    return !drawer.isEmpty();
  }

  @Override
  public boolean takeDrawer() {
    if (!drawerIsAsked()) {
      return false;
    }
    return Transactions.call(
        store,
        () -> {
          DrawerRow asked = drawer.get(ONLY);
          drawer.removeAll();
          return asked != null && clock.millis() - asked.askedAt <= DRAWER_EXPIRES_MILLIS;
        });
  }

  @Override
  public int doubtful() {
    try (Query<JobRow> query = in(JobState.DOUBTFUL)) {
      return (int) query.count();
    }
  }

  /** How many papers wait to be printed or are being printed. */
  long waiting() {
    try (Query<JobRow> queued = in(JobState.QUEUED);
        Query<JobRow> sending = in(JobState.SENDING)) {
      return queued.count() + sending.count();
    }
  }
}
