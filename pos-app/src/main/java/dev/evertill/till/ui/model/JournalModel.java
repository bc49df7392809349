package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.JournalLine;
import dev.evertill.till.checkout.JournalReading;
import dev.evertill.till.money.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The journal's latest entries while they are shown, and the search for a number. The disk is read
 * on the work thread. On the event thread only.
 */
public final class JournalModel {
  private static final int MOST = 200;

  /** What is shown, the newest first. */
  public final Value<List<JournalRow>> rows = new Value<>(List.of());

  /** The row that is marked, from 0; -1 for none. It stays with its entry. */
  public final Value<Integer> marked = new Value<>(-1);

  /** What stands in the field of the number. */
  public final Value<String> number = new Value<>("");

  /** Why there are no rows; empty while there are. */
  public final Value<String> nothing = new Value<>("");

  private final SaleModel sale;
  private final JournalReading journal;
  private final Executor work;
  private final Executor screen;
  private final Texts texts;
  private final Map<Currency, MoneyText> money = new HashMap<>();

  private List<JournalRow> latest = List.of();
  private Optional<List<JournalRow>> found = Optional.empty();
  private boolean reading;
  private boolean stale;

  JournalModel(
      SaleModel sale, JournalReading journal, Executor work, Executor screen, Texts texts) {
    this.sale = sale;
    this.journal = journal;
    this.work = work;
    this.screen = screen;
    this.texts = texts;
  }

  /** Shows the journal as it is now. */
  public void open() {
    number.set("");
    found = Optional.empty();
    marked.set(-1);
    show();
    sale.open(Panel.JOURNAL);
    read();
  }

  /** Something was written or sent: what is shown may be out of date. */
  void changed() {
    if (sale.panel.get() == Panel.JOURNAL) {
      read();
    }
  }

  /** One reading at a time; what changed meanwhile is read once after it. */
  private void read() {
    if (reading) {
      stale = true;
      return;
    }
    reading = true;
    ask(() -> journal.latest(MOST), lines -> lines.ifPresent(read -> latest = read));
  }

  private void ask(Supplier<List<JournalLine>> question, Answer answer) {
    work.execute(
        () -> {
          Optional<List<JournalLine>> lines = Optional.empty();
          try {
            lines = Optional.of(question.get());
          } finally {
            Optional<List<JournalLine>> read = lines;
            screen.execute(() -> arrived(read, answer));
          }
        });
  }

  /** Where rows go; empty when the reading failed. */
  private interface Answer {
    void take(Optional<List<JournalRow>> rows);
  }

  private void arrived(Optional<List<JournalLine>> lines, Answer answer) {
    reading = false;
    answer.take(lines.map(this::rows));
    show();
    if (stale) {
      stale = false;
      changed();
    }
  }

  private List<JournalRow> rows(List<JournalLine> lines) {
    return lines.stream().map(line -> JournalRow.of(line, texts, this::money)).toList();
  }

  private MoneyText money(Currency currency) {
    return money.computeIfAbsent(currency, of -> new MoneyText(texts.locale(), of));
  }

  private void show() {
    String typed = number.get().strip().toUpperCase(Locale.ROOT);
    List<JournalRow> next =
        found.orElseGet(() -> latest.stream().filter(row -> row.place().contains(typed)).toList());
    int before = marked.get();
    String place = before < 0 ? "" : rows.get().get(before).place();
    rows.set(next);
    marked.set(next.stream().map(JournalRow::place).toList().indexOf(place));
    nothing.set(next.isEmpty() ? nothingFound(typed) : "");
  }

  private String nothingFound(String typed) {
    if (typed.isEmpty()) {
      return texts.text("journal.empty");
    }
    return texts.text(found.isPresent() ? "journal.nothing" : "journal.notLatest", typed);
  }

  /** The field of the number holds this now: the latest entries with it are shown. */
  public void typed(String text) {
    number.set(text);
    found = Optional.empty();
    show();
  }

  /** Enter in the field of the number: the whole journal is asked for it. A barcode is a scan. */
  public void entered() {
    String typed = number.get();
    if (typed.isBlank() || sale.scan.scanned(number)) {
      return;
    }
    ask(
        () -> journal.numbered(typed),
        lines -> {
          if (typed.equals(number.get())) {
            found = lines;
          }
        });
  }

  /** Up or down. */
  void move(int by) {
    mark(marked.get() < 0 && by < 0 ? 0 : marked.get() + by);
  }

  /** Marks a row; beyond the ends, the last there is. */
  public void mark(int row) {
    int last = rows.get().size() - 1;
    marked.set(Math.max(Math.min(0, last), Math.min(last, row)));
  }
}
