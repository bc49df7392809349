package dev.evertill.till.bench.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How long single calls took, in nanoseconds. Confined to the measuring thread. */
public final class Times {
  private final long[] nanos;
  private int count;

  public Times(int most) {
    nanos = new long[most];
  }

  /** Something that is measured. */
  public interface Work {
    void run() throws Exception;
  }

  public void time(Work work) throws Exception {
    long begun = System.nanoTime();
    work.run();
    add(System.nanoTime() - begun);
  }

  public void add(long took) {
    nanos[count++] = took;
  }

  public int count() {
    return count;
  }

  public double p10() {
    return percentile(10);
  }

  public double p50() {
    return percentile(50);
  }

  public double p99() {
    return percentile(99);
  }

  public double most() {
    return percentile(100);
  }

  /** The smallest time that so many percent of the calls did not exceed: the nearest rank. */
  private double percentile(int percent) {
    if (count == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) ((count * (long) percent + 99) / 100) - 1];
  }

  /** The median of a figure over the rounds. */
  public static double median(List<Times> rounds, ToDoubleFunction<Times> figure) {
    List<Double> each = new ArrayList<>();
    rounds.forEach(round -> each.add(figure.applyAsDouble(round)));
    return median(each);
  }

  public static double median(List<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
