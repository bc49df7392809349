package dev.evertill.receipt.spool;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A queue that can be waited for, and whose store fails on demand. Safe from any thread. */
final class WatchedQueue implements PrintQueue {
  private final MemoryPrintQueue jobs =
      new MemoryPrintQueue(InstantSource.fixed(Instant.parse("2026-11-03T10:42:00Z")));
  private final List<String> story = new ArrayList<>();

  boolean failToLook;
  boolean failToSend;
  boolean failToSettle;
  Runnable whenSending = () -> {};

  synchronized void add(PrintJob job) {
    jobs.submit(job);
  }

  @Override
  public void askDrawer() {
    jobs.askDrawer();
  }

  synchronized void mend() {
    failToLook = false;
    failToSend = false;
    failToSettle = false;
  }

  JobState stateOf(PrintJob job) {
    return jobs.state(job.key()).orElseThrow();
  }

  synchronized List<String> story() {
    return List.copyOf(story);
  }

  /** The state a job ends in. */
  synchronized JobState end(PrintJob job) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (stateOf(job) == JobState.QUEUED || stateOf(job) == JobState.SENDING) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError(job.key() + " is still " + stateOf(job) + " after " + story);
      }
      wait(left);
    }
    return stateOf(job);
  }

  @Override
  public synchronized Optional<PrintJob> next() {
    look();
    return jobs.next();
  }

  @Override
  public synchronized void sending(JobKey key) {
    if (failToSend) {
      throw new IllegalStateException("the disk is full");
    }
    jobs.sending(key);
    story.add(key.document() + " SENDING");
    whenSending.run();
  }

  @Override
  public synchronized void settled(JobKey key, JobState state, String reason) {
    if (failToSettle) {
      throw new IllegalStateException("the disk is full");
    }
    jobs.settled(key, state, reason);
    story.add(key.document() + " " + state);
    notifyAll();
  }

  @Override
  public synchronized JobState submit(PrintJob job) {
    return jobs.submit(job);
  }

  @Override
  public Optional<JobState> state(JobKey key) {
    return jobs.state(key);
  }

  @Override
  public Optional<PrintJob> find(JobKey key) {
    return jobs.find(key);
  }

  @Override
  public boolean drawerIsAsked() {
    return jobs.drawerIsAsked();
  }

  @Override
  public synchronized boolean takeDrawer() {
    return jobs.takeDrawer();
  }

  @Override
  public synchronized int doubtful() {
    look();
    return jobs.doubtful();
  }

  /** As a reader of JSON fails whose record does not want to be made. */
  private void look() {
    if (failToLook) {
      throw new AssertionError("the job cannot be read");
    }
  }
}
