package dev.evertill.receipt.spool;

import java.util.Optional;

/** A queue in which something happens whenever a job was committed to be sent. One thread only. */
class WhenSending implements PrintQueue {
  private final PrintQueue jobs;
  private final Runnable happens;

  WhenSending(PrintQueue jobs, Runnable happens) {
    this.jobs = jobs;
    this.happens = happens;
  }

  @Override
  public Optional<PrintJob> next() {
    return jobs.next();
  }

  @Override
  public void sending(JobKey key) {
    jobs.sending(key);
    happens.run();
  }

  @Override
  public void settled(JobKey key, JobState state, String reason) {
    jobs.settled(key, state, reason);
  }

  @Override
  public JobState submit(PrintJob job) {
    return jobs.submit(job);
  }

  @Override
  public Optional<JobState> state(JobKey key) {
    return jobs.state(key);
  }

  @Override
  public String reason(JobKey key) {
    return jobs.reason(key);
  }

  @Override
  public Optional<PrintJob> find(JobKey key) {
    return jobs.find(key);
  }

  @Override
  public int doubtful() {
    return jobs.doubtful();
  }

  @Override
  public void askDrawer() {
    jobs.askDrawer();
  }

  @Override
  public boolean drawerIsAsked() {
    return jobs.drawerIsAsked();
  }

  @Override
  public boolean takeDrawer() {
    return jobs.takeDrawer();
  }
}
