package dev.evertill.till.app.demo;

import dev.evertill.till.checkout.Counter;
import dev.evertill.till.ui.model.Status;

/** The last states that came to the screens, for a day without screens. Safe from any thread. */
final class CounterView {
  private volatile Counter counter = Counter.IDLE;
  private volatile Status status = Status.AT_START;

  void show(Counter next) {
    counter = next;
  }

  void show(Status next) {
    status = next;
  }

  Counter counter() {
    return counter;
  }

  Status status() {
    return status;
  }
}
