package dev.evertill.receipt.bench;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.image.BitonalOrderedDither;
import com.github.anastaciocintra.escpos.image.CoffeeImageImpl;
import com.github.anastaciocintra.escpos.image.EscPosImage;
import com.github.anastaciocintra.escpos.image.RasterBitImageWrapper;
import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.layout.Dithering;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How long a receipt of thirty lines takes from names and amounts to bytes, here and in
 * escpos-coffee. What is asked of us stands in {@code bin/receipt_budgets.py}.
 *
 * <p>The logo is a picture of greys, which each makes dots of as its own examples do: ours is told
 * to keep them, escpos-coffee makes them for each receipt. In a second pair both keep their dots.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReceiptBench {
  private static final int RECEIPTS = 64; // a power of two: the next one is found with a mask
  private static final dev.evertill.receipt.Style BOLD = dev.evertill.receipt.Style.BOLD;

  private final ThirtyLines[] receipts = new ThirtyLines[RECEIPTS];
  private final EscPosEncoder encoder = new EscPosEncoder();
  private final BufferedImage logo = ThirtyLines.logo();
  private final Bitmap ourKept = Dithering.of(logo, logo.getWidth());
  private final EscPosImage theirKept = theirLogo(logo);
  private int at;

  public ReceiptBench() {
    Random random = new Random(1);
    for (int i = 0; i < RECEIPTS; i++) {
      receipts[i] = ThirtyLines.random(random);
    }
  }

  private ThirtyLines next() {
    return receipts[at++ & (RECEIPTS - 1)];
  }

  @Benchmark
  public byte[] oursWithoutLogo() {
    return ours(Receipt.builder());
  }

  @Benchmark
  public byte[] oursWithLogo() {
    return ours(Receipt.builder().raster(Dithering.kept(logo, logo.getWidth())));
  }

  @Benchmark
  public byte[] oursWithLogoKept() {
    return ours(Receipt.builder().raster(ourKept));
  }

  private byte[] ours(Receipt.Builder receipt) {
    ThirtyLines lines = next();
    receipt
        .text(ThirtyLines.SHOP, dev.evertill.receipt.Style.BIG, Align.CENTRE)
        .text(ThirtyLines.ADDRESS, dev.evertill.receipt.Style.PLAIN, Align.CENTRE)
        .rule();
    for (int i = 0; i < lines.names().size(); i++) {
      receipt.columns(Cell.left(lines.names().get(i), 0), Cell.right(lines.amounts().get(i), 10));
    }
    receipt
        .rule()
        .columns(Cell.left("TOTAL", 0).in(BOLD), Cell.right(lines.total(), 10).in(BOLD))
        .rule()
        .text(ThirtyLines.THANKS, dev.evertill.receipt.Style.PLAIN, Align.CENTRE)
        .cut();
    return encoder.encode(receipt.build(), PrinterProfile.EPSON_80MM);
  }

  @Benchmark
  public byte[] theirsWithoutLogo() throws IOException {
    return theirs(null);
  }

  @Benchmark
  public byte[] theirsWithLogo() throws IOException {
    return theirs(theirLogo(logo));
  }

  @Benchmark
  public byte[] theirsWithLogoKept() throws IOException {
    return theirs(theirKept);
  }

  private static EscPosImage theirLogo(BufferedImage picture) {
    return new EscPosImage(new CoffeeImageImpl(picture), new BitonalOrderedDither());
  }

  private byte[] theirs(EscPosImage theirLogo) throws IOException {
    ThirtyLines lines = next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (EscPos printer = new EscPos(bytes)) {
      printer.initializePrinter();
      printer.setCharacterCodeTable(EscPos.CharacterCodeTable.CP858_Euro);
      if (theirLogo != null) {
        RasterBitImageWrapper wrapper = new RasterBitImageWrapper();
        wrapper.setJustification(EscPosConst.Justification.Center);
        printer.write(wrapper, theirLogo);
      }
      Style big =
          new Style()
              .setBold(true)
              .setFontSize(Style.FontSize._2, Style.FontSize._2)
              .setJustification(EscPosConst.Justification.Center);
      Style middle = new Style().setJustification(EscPosConst.Justification.Center);
      Style plain = new Style();
      Style bold = new Style().setBold(true);
      printer.writeLF(big, ThirtyLines.SHOP);
      printer.writeLF(middle, ThirtyLines.ADDRESS);
      printer.writeLF(plain, ThirtyLines.RULE);
      for (int i = 0; i < lines.names().size(); i++) {
        printer.writeLF(plain, line(lines.names().get(i), lines.amounts().get(i)));
      }
      printer.writeLF(plain, ThirtyLines.RULE);
      printer.writeLF(bold, line("TOTAL", lines.total()));
      printer.writeLF(plain, ThirtyLines.RULE);
      printer.writeLF(middle, ThirtyLines.THANKS);
      printer.feed(5);
      printer.cut(EscPos.CutMode.PART);
    }
    return bytes.toByteArray();
  }

  /** It has no columns: whoever uses it pads. */
  private static String line(String name, String amount) {
    return name + " ".repeat(ThirtyLines.COLUMNS - name.length() - amount.length()) + amount;
  }
}
