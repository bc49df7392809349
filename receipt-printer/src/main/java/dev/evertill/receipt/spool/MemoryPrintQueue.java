package dev.evertill.receipt.spool;

import dev.evertill.receipt.Receipt;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A print queue in memory: what waits is lost with the program. It remembers the last 10,000 jobs
 * that are over. Safe from any thread.
 */
public final class MemoryPrintQueue implements PrintQueue {
  private static final int REMEMBERED = 10_000;

  private final JobList<Receipt> jobs = new JobList<>(REMEMBERED);
  private final DrawerWish drawer;

  /**
   * @param clock for the drawer's 5 s
   */
  public MemoryPrintQueue(InstantSource clock) {
    drawer = new DrawerWish(clock);
  }

  @Override
  public synchronized Optional<PrintJob> next() {
    return jobs.firstQueued().map(MemoryPrintQueue::job);
  }

  private static PrintJob job(JobList.Listed<Receipt> listed) {
    return new PrintJob(listed.key(), listed.receipt());
  }

  @Override
  public void sending(JobKey key) {
    settled(key, JobState.SENDING, "");
  }

  @Override
  public synchronized void settled(JobKey key, JobState state, String reason) {
    JobList.checkDurable(key, state);
    jobs.put(jobs.get(key).become(state, reason));
  }

  @Override
  public synchronized JobState submit(PrintJob job) {
    Optional<JobState> first = state(job.key());
    if (first.isEmpty()) {
      jobs.put(
          new JobList.Listed<>(jobs.nextPlace(), job.key(), job.receipt(), JobState.QUEUED, ""));
    }
    return first.orElse(JobState.QUEUED);
  }

  @Override
  public Optional<JobState> state(JobKey key) {
    return jobs.find(key).map(JobList.Listed::state);
  }

  @Override
  public String reason(JobKey key) {
    return jobs.find(key).map(JobList.Listed::reason).orElse("");
  }

  @Override
  public Optional<PrintJob> find(JobKey key) {
    return jobs.find(key).map(MemoryPrintQueue::job);
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
}
