package dev.evertill.till.bench;

import dev.evertill.till.sale.code.Barcode;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long the core takes for one thing a cashier does. What each may take stands in {@code
 * bin/budgets.py}.
 *
 * <p>A benchmark of a microsecond or less is measured in both modes: a single sample of it also
 * holds the time that reading the clock takes.
 */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoreBench {
  private static final int CODES = 1_024; // a power of two: the next one is found with a mask

  private final List<String> codes = Codes.asScanned(new Random(1), CODES);
  private int at;

  /** Reading what cannot be read is another work, and would be measured as this one. */
  @Setup
  public void mostCodesCanBeRead() {
    long unreadable =
        codes.stream().filter(code -> Barcode.read(code) instanceof Barcode.Unreadable).count();
    if (unreadable * 10 > CODES) {
      throw new IllegalStateException(unreadable + " of " + CODES + " codes are unreadable");
    }
  }

  /** One code of many, as a scanner sends it: each kind in turn by chance, some misread. */
  @Benchmark
  @BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
  public Barcode aBarcodeIsRead() {
    return Barcode.read(codes.get(at++ & (CODES - 1)));
  }
}
