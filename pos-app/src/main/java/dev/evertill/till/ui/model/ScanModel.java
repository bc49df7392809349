package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.sale.Item;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The scan field: barcodes, numbers typed by hand, and words that are searched for while they are
 * typed. On the event thread only.
 *
 * <p>A scanner is a fast typist who presses Enter, so Enter after digits is always a scan: it takes
 * no search result, answers no question and pays nothing.
 */
public final class ScanModel {
  private static final int MOST_HITS = 30;

  /** Digits in a row of which no amount of cash has so many, and each barcode has at least. */
  private static final int SHORTEST_BARCODE = 8;

  /** What stands in the scan field. */
  public final Value<String> entry = new Value<>("");

  public final Value<Hits> hits = new Value<>(Hits.NONE);

  /** What stands there can be the quantity of the next item. */
  public final Value<Boolean> countable = new Value<>(false);

  private final SaleModel sale;
  private final Checkout checkout;
  private final Catalogue catalogue;
  private final Executor till;
  private final Executor work;
  private final Executor screen;

  /** The latest words to search for, so that a search that is out of date need not start. */
  private volatile String wanted = "";

  ScanModel(
      SaleModel sale,
      Checkout checkout,
      Catalogue catalogue,
      Executor till,
      Executor work,
      Executor screen) {
    this.sale = sale;
    this.checkout = checkout;
    this.catalogue = catalogue;
    this.till = till;
    this.work = work;
    this.screen = screen;
  }

  void refresh() {
    countable.set(!entry.get().isBlank() && !isSearch());
  }

  /** The scan field holds this now. */
  public void typed(String text) {
    entry.set(text);
    wanted = text;
    if (isSearch(text)) {
      work.execute(
          () -> {
            if (text.equals(wanted)) {
              List<Item> items = catalogue.search(text.strip(), MOST_HITS);
              screen.execute(() -> found(text, items));
            }
          });
    } else {
      hits.set(Hits.NONE);
    }
    sale.refresh();
  }

  private void found(String words, List<Item> items) {
    if (words.equals(entry.get())) {
      hits.set(new Hits(words, items, 0));
    }
  }

  /** Enter in the scan field: a barcode or number to sell, or the chosen one of a search. */
  public void entered(String text) {
    Hits now = hits.get();
    typed("");
    String bare = text.strip();
    if (bare.isEmpty()) {
      return;
    }
    if (!isSearch(text)) {
      scan(bare);
    } else if (now.words().equals(text)) {
      now.chosen().ifPresentOrElse(sale::add, () -> nothingFound(bare));
    } else {
      addFirst(bare);
    }
  }

  private void scan(String digits) {
    sale.open(Panel.SALE);
    till.execute(() -> checkout.scan(digits));
  }

  /** Enter came before the search had answered. */
  private void addFirst(String words) {
    work.execute(
        () -> {
          List<Item> items = catalogue.search(words, 1);
          screen.execute(
              () ->
                  items.stream().findFirst().ifPresentOrElse(sale::add, () -> nothingFound(words)));
        });
  }

  private void nothingFound(String words) {
    sale.news.set(new News(News.Tone.TROUBLE, sale.texts().text("search.nothing", words)));
  }

  /** Up or down through what the search found. */
  void move(int by) {
    hits.set(hits.get().moved(by));
  }

  /** Takes the digits in the scan field as the quantity of the next item. */
  public void quantity() {
    String text = entry.get();
    typed("");
    till.execute(() -> checkout.quantity(text));
  }

  /** The rest of a scan must not become the name of a basket; the news says so. */
  boolean isBarcodeBegun() {
    return isBarcode(entry.get().strip()) && isBegun();
  }

  /** The rest of a scan must not become an amount of money; the news says so. */
  boolean isBegun() {
    String begun = entry.get().strip();
    if (!begun.isEmpty()) {
      sale.news.set(new News(News.Tone.ATTENTION, sale.texts().text("scan.begun", begun)));
    }
    return !begun.isEmpty();
  }

  /** A barcode in the field of an amount is a scan, not an amount. */
  boolean scanned(Value<String> field) {
    String text = field.get().strip();
    if (!isBarcode(text)) {
      return false;
    }
    field.set("");
    scan(text);
    return true;
  }

  private static boolean isBarcode(String text) {
    return text.length() >= SHORTEST_BARCODE && text.chars().allMatch(Character::isDigit);
  }

  boolean isSearch() {
    return isSearch(entry.get());
  }

  /**
   * Words are searched for; so are the first digits of a number when a blank follows them, which a
   * scanner never sends behind digits.
   */
  private static boolean isSearch(String text) {
    String begun = text.stripLeading();
    return text.codePoints().anyMatch(Character::isLetter)
        || !begun.equals(begun.strip())
        || begun.strip().indexOf(' ') >= 0;
  }
}
