package dev.evertill.till.campaign;

import dev.evertill.receipt.spool.JobKey;
import dev.evertill.receipt.spool.JobState;
import dev.evertill.receipt.spool.PrintJob;
import dev.evertill.receipt.spool.PrintQueue;
import java.util.Optional;

/** Announces what becomes of the papers. Confined to the printer thread. */
final class AnnouncedPrintQueue implements PrintQueue {
  private static final String PRINTER = "printer";

  private final PrintQueue queue;
  private final Announcements announcements;

  AnnouncedPrintQueue(PrintQueue queue, Announcements announcements) {
    this.queue = queue;
    this.announcements = announcements;
  }

  @Override
  public Optional<PrintJob> next() {
    return queue.next();
  }

  @Override
  public void sending(JobKey key) {
    announcements.begin(PRINTER, "sending");
    queue.sending(key);
    announcements.done(PRINTER, "sending", null);
  }

  @Override
  public void settled(JobKey key, JobState state, String reason) {
    String act = state == JobState.PRINTED ? "printed" : "settled";
    announcements.begin(PRINTER, act);
    queue.settled(key, state, reason);
    announcements.done(PRINTER, act, null);
  }

  @Override
  public JobState submit(PrintJob job) {
    return queue.submit(job);
  }

  @Override
  public Optional<JobState> state(JobKey key) {
    return queue.state(key);
  }

  @Override
  public Optional<PrintJob> find(JobKey key) {
    return queue.find(key);
  }

  @Override
  public boolean drawerIsAsked() {
    return queue.drawerIsAsked();
  }

  @Override
  public boolean takeDrawer() {
    return queue.takeDrawer();
  }

  @Override
  public int doubtful() {
    return queue.doubtful();
  }
}
