package dev.evertill.till.bench;

import dev.evertill.till.sale.code.Barcode;
import dev.evertill.till.sale.code.BarcodeReader;
import dev.evertill.till.sale.code.MeasureLayout;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

  private static final BarcodeReader READER = new BarcodeReader(MeasureLayout.of("AT"), 2, 2026);

  private final List<String> codes = Codes.asScanned(new Random(1), CODES);
  private final List<String> gs1 = Codes.ofGs1(new Random(1), CODES);
  private int at;

  /** Reading what cannot be read is another work, and would be measured as this one. */
  @Setup
  public void mostCodesCanBeRead() {
    long unreadable =
        Stream.concat(codes.stream(), gs1.stream())
            .filter(code -> READER.read(code) instanceof Barcode.Unreadable)
            .count();
    if (unreadable * 20 > CODES) {
      throw new IllegalStateException(unreadable + " of " + 2 * CODES + " codes are unreadable");
    }
  }

  /** One code of many, as a scanner sends it: each kind in turn by chance, some misread. */
  @Benchmark
  @BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
  public Barcode aBarcodeIsRead() {
    return READER.read(codes.get(at++ & (CODES - 1)));
  }

  /** An element string with item, weight, batch and date, or a Digital Link, in turn. */
  @Benchmark
  @BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
  public Barcode aGs1CodeIsRead() {
    return READER.read(gs1.get(at++ & (CODES - 1)));
  }
}
