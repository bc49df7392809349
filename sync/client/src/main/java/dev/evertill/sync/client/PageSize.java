package dev.evertill.sync.client;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many lines a page is asked to have: all that head office gives, half of it after a page that
 * did not come through, more again while they come quickly. On a line that is slow or cut again and
 * again pages get so short that they come through. Confined to the sync thread.
 */
final class PageSize {
  private static final Duration QUICK = Duration.ofSeconds(3);

  private final int most;
  private final LongSupplier nanos;
  private int size;

  /**
   * @param most lines head office gives at once
   * @param nanos as {@link System#nanoTime}
   */
  PageSize(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
    size = most;
  }

  /** A call for a page. */
  interface Call<T> {
    T page() throws IOException;
  }

  /** Lines; from 1. */
  int now() {
    return size;
  }

  boolean isWhole() {
    return size == most;
  }

  /**
   * @throws IOException what the call threw; where head office answered, its length was not to
   *     blame
   */
  <T> T of(Call<T> call) throws IOException {
    long asked = nanos.getAsLong();
    try {
      T page = call.page();
      if (nanos.getAsLong() - asked < QUICK.toNanos()) {
        size = Math.min(most, 2 * size);
      }
      return page;
    } catch (HeadOfficeException | CatalogueGoneException | CustomersGoneException e) {
      throw e;
    } catch (IOException e) {
      size = Math.max(1, size / 2);
      throw e;
    }
  }
}
