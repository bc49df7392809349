package dev.evertill.till.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Something that a screen shows and follows. On the event thread only. */
public final class Value<T> {
  private final List<Consumer<? super T>> watchers = new ArrayList<>();
  private T value;

  public Value(T first) {
    value = first;
  }

  public T get() {
    return value;
  }

  /** Watchers hear of it only when it differs. */
  public void set(T next) {
    if (next.equals(value)) {
      return;
    }
    value = next;
    watchers.forEach(watcher -> watcher.accept(next));
  }

  /** Tells the watcher the value as it is, and then each new one. */
  public void watch(Consumer<? super T> watcher) {
    watchers.add(watcher);
    watcher.accept(value);
  }
}
