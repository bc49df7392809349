package dev.evertill.till.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Work that never changes: how fast this machine is in this run, to hold the rest against. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class YardstickBench {
  private final long[] numbers = new Random(1).longs(1_000).toArray();
  private final Map<String, Long> byName = new HashMap<>();
  private final String[] names = new String[numbers.length];

  public YardstickBench() {
    for (int i = 0; i < numbers.length; i++) {
      names[i] = Long.toString(numbers[i]);
      byName.put(Long.toString(numbers[i]), numbers[i]);
    }
  }

  @Benchmark
  public long[] aThousandNumbersAreSorted() {
    long[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  @Benchmark
  public long aThousandNamesAreLookedUp() {
    long sum = 0;
    for (String name : names) {
      sum += byName.get(name);
    }
    return sum;
  }
}
