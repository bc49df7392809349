package dev.evertill.receipt.spool;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/** The time of a test: it passes when somebody waits, and only then. One thread only. */
final class Time implements LongSupplier {
  private static final long MILLI = 1_000_000;

  private record Event(long at, long number, Runnable happens) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
  private long now = 1_000 * MILLI;
  private long numbers;

  @Override
  public long getAsLong() {
    return now;
  }

  long millis() {
    return now / MILLI;
  }

  void in(long millis, Runnable happens) {
    events.add(new Event(now + millis * MILLI, numbers++, happens));
  }

  /** Passes, but stops where something happened. */
  void pass(long millis) {
    long end = millis > Long.MAX_VALUE / MILLI / 4 ? Long.MAX_VALUE / 4 : now + millis * MILLI;
    if (!events.isEmpty() && events.peek().at() <= end) {
      Event event = events.poll();
      now = Math.max(now, event.at());
      event.happens().run();
    } else {
      now = end;
    }
  }

  boolean hasEvents() {
    return !events.isEmpty();
  }
}
