package dev.evertill.till.sale.code;

import dev.evertill.till.WorkedExample;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.sale.code.BatchCheck.Finding;
import dev.evertill.till.sale.code.BatchCheck.Recall;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The worked examples of barcodes. */
public final class BarcodesExamples {
  private BarcodesExamples() {}

  /** What the page calls them. */
  public static Map<String, WorkedExample> kinds() {
    return Map.of("barcode", new Scans(), "check-digit", new CheckDigit(), "batch", new Batches());
  }

  private static String words(String line, int from) {
    String[] words = line.strip().split(" +", from + 1);
    return words.length > from ? words[from] : "";
  }

  private static IllegalArgumentException unknown(String line) {
    return new IllegalArgumentException("line: " + line);
  }

  /**
   * Kind {@code barcode}: {@code layout}, {@code country}, {@code decimals}, {@code year} and
   * {@code upc-e first} set the reader up; each {@code scan} gives a line. {@code <GS>} is the
   * separator.
   */
  public static final class Scans implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      List<MeasureLayout> layouts = new ArrayList<>();
      int decimals = 2;
      int year = 2025;
      boolean upcE = false;
      List<String> out = new ArrayList<>();
      for (String line : given) {
        String rest = words(line, 1);
        switch (words(line, 0).split(" ")[0]) {
          case "layout" -> layouts.add(MeasureLayout.parse(rest));
          case "country" -> layouts.addAll(MeasureLayout.of(rest));
          case "decimals" -> decimals = Integer.parseInt(rest);
          case "year" -> year = Integer.parseInt(rest);
          case "upc-e" -> upcE = true;
          case "scan" ->
              out.addAll(
                  told(
                      new BarcodeReader(layouts, decimals, year, upcE)
                          .read(rest.replace("<GS>", "\u001D")),
                      decimals));
          default -> throw unknown(line);
        }
      }
      return out;
    }

    private static List<String> told(Barcode code, int decimals) {
      if (code instanceof Barcode.Gtin gtin) {
        String addOn = gtin.addOn().isEmpty() ? "" : " add-on " + gtin.addOn();
        String kind = gtin.isCoupon() ? "coupon " : gtin.isInStore() ? "in-store GTIN " : "GTIN ";
        return List.of(kind + gtin.digits() + addOn);
      }
      if (code instanceof Barcode.Plu plu) {
        return List.of("number " + plu.digits());
      }
      if (code instanceof Barcode.Measured measured) {
        return List.of("item " + measured.item() + " " + measure(measured, decimals));
      }
      if (code instanceof Gs1 gs1) {
        return told(gs1);
      }
      return List.of("not read: " + ((Barcode.Unreadable) code).why());
    }

    private static String measure(Barcode.Measured measured, int decimals) {
      Currency currency = new Currency("EUR", decimals);
      return measured
          .weight()
          .map(weight -> weight.text() + " kg")
          .or(() -> measured.price().map(price -> "price " + currency.text(price)))
          .or(() -> measured.count().map(count -> count.text() + " pieces"))
          .orElseThrow();
    }

    private static List<String> told(Gs1 code) {
      List<String> out = new ArrayList<>();
      code.sscc().ifPresent(text -> out.add("logistic unit " + text));
      code.gtin().ifPresent(text -> out.add("item " + text));
      code.content().ifPresent(text -> out.add("content " + text));
      code.contained().ifPresent(count -> out.add("contained " + count.text()));
      code.batch().ifPresent(text -> out.add("batch " + text));
      code.serial().ifPresent(text -> out.add("serial " + text));
      code.bestBefore().ifPresent(date -> out.add("best before " + date));
      code.sellBy().ifPresent(date -> out.add("sell by " + date));
      code.expiry().ifPresent(date -> out.add("expires " + date));
      code.expiryTime().ifPresent(time -> out.add("expires " + time));
      code.count().ifPresent(count -> out.add("pieces " + count.text()));
      code.netWeight(Rounding.HALF_UP).ifPresent(kg -> out.add("net weight " + kg.text() + " kg"));
      code.price()
          .ifPresent(
              price ->
                  out.add(
                      "price "
                          + price.money(2).map(new Currency("EUR", 2)::text).orElseThrow()
                          + (price.currency().isEmpty() ? "" : " currency " + price.currency())));
      return out;
    }
  }

  /** Kind {@code check-digit}: {@code number} or {@code value} and its digits. */
  public static final class CheckDigit implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      List<String> out = new ArrayList<>();
      for (String line : given) {
        String digits = words(line, 1);
        switch (words(line, 0).split(" ")[0]) {
          case "number" -> out.add("check digit " + Barcode.checkDigit(digits));
          case "value" -> out.add("check digit " + Barcode.valueCheckDigit(digits));
          default -> throw unknown(line);
        }
      }
      return out;
    }
  }

  /** Kind {@code batch}: {@code recall} lines, {@code now}, and for each {@code scan} a line. */
  public static final class Batches implements WorkedExample {
    @Override
    public List<String> compute(List<String> given) {
      List<Recall> recalls = new ArrayList<>();
      LocalDateTime now = LocalDateTime.MIN;
      List<String> out = new ArrayList<>();
      for (String line : given) {
        String rest = words(line, 1);
        switch (words(line, 0).split(" ")[0]) {
          case "recall" -> recalls.add(new Recall(words(rest, 0).split(" ")[0], words(rest, 1)));
          case "now" -> now = LocalDateTime.parse(rest.replace(' ', 'T'));
          case "scan" -> {
            BatchCheck usual = BatchCheck.NO_RECALLS;
            BatchCheck check =
                new BatchCheck(recalls, usual.refuseAfterSellBy(), usual.refuseAfterBestBefore());
            out.add(check.check((Gs1) Barcode.read(rest), now).map(Batches::told).orElse("sold"));
          }
          default -> throw unknown(line);
        }
      }
      return out;
    }

    private static String told(Finding finding) {
      return (finding.refused() ? "refused: " : "warning: ") + finding.why();
    }
  }
}
