package dev.evertill.till.app.demo;

import static dev.evertill.till.app.demo.ScriptedDay.expect;

import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.EntryNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came out of the printer, read as a person reads it: the number and the total on each
 * receipt. Confined to the main thread.
 */
final class Paper {
  private static final Pattern NUMBER = Pattern.compile("(?m)^Receipt (\\S+)\\s*$");
  private static final Pattern TOTAL = Pattern.compile("(?m)^TOTAL \\S+ +(-?[0-9.]+)\\s*$");
  private static final Pattern COPY = Pattern.compile("(?m)^\\s*COPY\\s*$");

  private final Path file;
  private int receipts;

  /**
   * @param file the paper as text, a form feed after each receipt
   */
  Paper(Path file) {
    this.file = file;
  }

  /** How many sales have a receipt. */
  int receipts() {
    return receipts;
  }

  /**
   * Each sale has its receipt with its total, twice only where the second says that it is a copy.
   */
  void agreesWith(Map<EntryNumber, SaleDocument> sales) throws DemoFailedException, IOException {
    Map<String, String> expected = new HashMap<>();
    sales.forEach(
        (place, sale) ->
            expected.put(
                place.paper(),
                new Currency(sale.currency(), sale.decimals()).text(Money.of(sale.total()))));
    Map<String, Integer> originals = new HashMap<>();
    Map<String, Integer> copies = new HashMap<>();
    for (String slip : slips()) {
      String number = first(NUMBER, slip, "a number");
      String total = first(TOTAL, slip, "a total");
      expect(expected.containsKey(number), "receipt " + number + " was printed but not recorded");
      expect(
          total.equals(expected.get(number)),
          "receipt " + number + " says " + total + ", recorded is " + expected.get(number));
      (COPY.matcher(slip).find() ? copies : originals).merge(number, 1, Integer::sum);
    }
    for (String number : expected.keySet()) {
      int printed = originals.getOrDefault(number, 0);
      expect(printed <= 1, "receipt " + number + " was printed " + printed + " times");
      expect(
          printed + copies.getOrDefault(number, 0) >= 1,
          "sale " + number + " was recorded but has no receipt");
    }
    receipts = expected.size();
  }

  private List<String> slips() throws IOException {
    List<String> slips = new ArrayList<>();
    for (String page : Files.readString(file).split("\f")) {
      if (TOTAL.matcher(page).find()) {
        slips.add(page);
      }
    }
    return slips;
  }

  private static String first(Pattern pattern, String slip, String what)
      throws DemoFailedException {
    Matcher matcher = pattern.matcher(slip);
    expect(matcher.find(), "a receipt without " + what + ":\n" + slip);
    return matcher.group(1);
  }
}
