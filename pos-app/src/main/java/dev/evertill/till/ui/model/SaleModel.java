package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.JournalReading;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.money.Money;
import dev.evertill.till.sale.Item;
import dev.evertill.till.staff.Cashier;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What the till's window shows and what its keys do, without pixels. On the event thread only.
 *
 * <p>A key never waits: it hands its work to the till thread, and the counter comes back by {@link
 * #show(Counter)}. A scanner is a fast typist who presses Enter, so Enter after digits is always a
 * scan: it takes no search result, answers no question and pays nothing.
 */
public final class SaleModel {
  private static final int MOST_HITS = 30;

  /** Digits in a row of which no amount of cash has so many, and each barcode has at least. */
  private static final int SHORTEST_BARCODE = 8;

  public final Value<Counter> counter = new Value<>(Counter.IDLE);
  public final Value<Status> status = new Value<>(Status.AT_START);
  public final Value<PriceList> prices = new Value<>(PriceList.NONE);
  public final Value<Panel> panel = new Value<>(Panel.NO_PRICES);
  public final Value<News> news = new Value<>(News.NONE);

  /** What stands in the scan field. */
  public final Value<String> entry = new Value<>("");

  public final Value<Hits> hits = new Value<>(Hits.NONE);

  /** The page of quick keys that is open, from 0. */
  public final Value<Integer> page = new Value<>(0);

  /** What stands in the field of the amount given, of the opening float, of the drawer's count. */
  public final Value<String> given = new Value<>("");

  public final Value<String> openingFloat = new Value<>("");
  public final Value<String> counted = new Value<>("");
  public final Value<Optional<Cashier>> cashier = new Value<>(Optional.empty());

  public final Value<Boolean> countable = new Value<>(false);
  public final Value<Boolean> lineVoidable = new Value<>(false);
  public final Value<Boolean> basketVoidable = new Value<>(false);
  public final Value<Boolean> payable = new Value<>(false);
  public final Value<Boolean> givenEnough = new Value<>(false);
  public final Value<Boolean> shiftOpenable = new Value<>(false);
  public final Value<Boolean> paperDoubtful = new Value<>(false);
  public final Value<Boolean> dayClosable = new Value<>(false);

  public final JournalModel journal;
  public final HeldModel held;

  private final Checkout checkout;
  private final Catalogue catalogue;
  private final Executor till;
  private final Executor work;
  private final Executor screen;
  private final Texts texts;
  private final TroubleLine troubles;

  private MoneyText money;
  private Panel asked = Panel.SALE;
  private boolean busy;

  /** The latest words to search for, so that a search that is out of date need not start. */
  private volatile String wanted = "";

  /**
   * @param entries reads the journal, on the work thread
   * @param till runs the counter's acts one after another
   * @param work runs what may take long
   * @param screen brings results to the event thread
   */
  public SaleModel(
      Checkout checkout,
      Catalogue catalogue,
      JournalReading entries,
      Executor till,
      Executor work,
      Executor screen,
      Texts texts) {
    this.checkout = checkout;
    this.catalogue = catalogue;
    this.till = till;
    this.work = work;
    this.screen = screen;
    this.texts = texts;
    this.money = new MoneyText(texts.locale(), PriceList.NONE.shop().currency());
    troubles = new TroubleLine(texts);
    journal = new JournalModel(this, entries, work, screen, texts);
    held = new HeldModel(this, checkout, till, screen);
    readPrices();
    held.read();
  }

  // What comes in

  /** Shows the counter's new state. */
  public void show(Counter next) {
    Counter before = counter.get();
    if (asked == Panel.PAY && !next.basket().isPayable()
        || asked == Panel.VOID_SALE && !next.basket().equals(before.basket())
        || asked == Panel.DAY && next.shift().isEmpty()
        || asked == Panel.HELD && before.basket().isEmpty() && !next.basket().isEmpty()) {
      asked = Panel.SALE;
    }
    Value<String> field = typedInto();
    counter.set(next);
    News own = News.of(next.notice(), texts, money);
    news.set(troubles.with(before, next, status.get(), news.get(), own));
    refresh();
    carry(field);
    held.heard(next);
    journal.changed();
  }

  /** The field that takes what is typed. */
  private Value<String> typedInto() {
    return switch (panel.get()) {
      case PAY -> given;
      case SHIFT -> openingFloat;
      case DAY -> counted;
      case JOURNAL -> journal.number;
      default -> entry;
    };
  }

  /**
   * A code that was begun in one field ends in the same as it began, or its end would be another.
   */
  private void carry(Value<String> before) {
    Value<String> now = typedInto();
    String begun = before.get();
    if (now != before && !begun.isEmpty()) {
      before.set("");
      now.set(now.get() + begun);
      if (now == entry) {
        typed(now.get());
      }
      refresh();
    }
  }

  /** Shows the state of link, printer and price list. */
  public void show(Status next) {
    boolean newPrices = next.catalogueVersion() != prices.get().version();
    status.set(next);
    if (news.get().equals(News.NONE)) {
      news.set(troubles.untold(next));
    }
    journal.changed();
    paperDoubtful.set(next.doubtfulPrints() > 0);
    if (asked == Panel.PAPER && !paperDoubtful.get()) {
      ask(Panel.SALE);
    }
    if (newPrices) {
      readPrices();
    }
  }

  private void readPrices() {
    work.execute(
        () -> {
          PriceList next = PriceList.of(catalogue);
          screen.execute(() -> show(next));
        });
  }

  private void show(PriceList next) {
    money = new MoneyText(texts.locale(), next.shop().currency());
    if (!cashier.get().map(next.staff()::contains).orElse(false)) {
      cashier.set(next.staff().size() == 1 ? Optional.of(next.staff().get(0)) : Optional.empty());
    }
    page.set(Math.min(page.get(), Math.max(0, next.pages().size() - 1)));
    Value<String> before = typedInto();
    prices.set(next);
    refresh();
    carry(before);
  }

  private void refresh() {
    Counter now = counter.get();
    boolean open = now.shift().isPresent();
    int selected = now.selected();
    countable.set(!entry.get().isBlank() && !isSearch(entry.get()));
    lineVoidable.set(selected >= 0 && !now.basket().lines().get(selected).voided());
    basketVoidable.set(open && !now.basket().isEmpty());
    payable.set(open && now.basket().isPayable());
    givenEnough.set(
        !busy && payable.get() && givenMoney().map(m -> m.compareTo(due()) >= 0).orElse(false));
    shiftOpenable.set(
        !busy && !open && cashier.get().isPresent() && money.read(openingFloat.get()).isPresent());
    dayClosable.set(!busy && money.read(counted.get()).isPresent());
    panel.set(visible());
  }

  private Panel visible() {
    if (asked != Panel.SALE) {
      return asked;
    }
    boolean busyCounter = !counter.get().basket().isEmpty() || counter.get().paid().isPresent();
    if (prices.get().version() == 0 && !busyCounter) {
      return Panel.NO_PRICES; // goods on the counter and change to give stay in sight
    }
    if (counter.get().shift().isEmpty()) {
      return Panel.SHIFT;
    }
    if (isSearch(entry.get())) {
      return Panel.SEARCH;
    }
    return counter.get().basket().isEmpty() && counter.get().paid().isPresent()
        ? Panel.PAID
        : Panel.SALE;
  }

  /** Opens a panel that has a model of its own. */
  void open(Panel next) {
    ask(next);
  }

  private void ask(Panel next) {
    asked = next;
    refresh();
  }

  // The scan field

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
    refresh();
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
      now.chosen().ifPresentOrElse(this::add, () -> nothingFound(bare));
    } else {
      addFirst(bare);
    }
  }

  private void scan(String digits) {
    ask(Panel.SALE);
    till.execute(() -> checkout.scan(digits));
  }

  /** Enter came before the search had answered. */
  private void addFirst(String words) {
    work.execute(
        () -> {
          List<Item> items = catalogue.search(words, 1);
          screen.execute(
              () ->
                  items.stream().findFirst().ifPresentOrElse(this::add, () -> nothingFound(words)));
        });
  }

  private void nothingFound(String words) {
    news.set(new News(News.Tone.TROUBLE, texts.text("search.nothing", words)));
  }

  /** Puts an item on the counter: a quick key, or a search result. */
  public void add(Item item) {
    typed("");
    ask(Panel.SALE);
    till.execute(() -> checkout.add(item.sku()));
  }

  /** Up or down: through the search results, the cashiers, or the lines of the basket. */
  public void move(int by) {
    if (panel.get() == Panel.SEARCH) {
      hits.set(hits.get().moved(by));
    } else if (panel.get() == Panel.JOURNAL) {
      journal.move(by);
    } else if (panel.get() == Panel.HELD) {
      held.move(by);
    } else if (panel.get() == Panel.SHIFT && !prices.get().staff().isEmpty()) {
      List<Cashier> staff = prices.get().staff();
      int at = cashier.get().map(staff::indexOf).orElse(by > 0 ? -1 : staff.size());
      choose(staff.get(Math.max(0, Math.min(staff.size() - 1, at + by))));
    } else if (panel.get() == Panel.SALE && !counter.get().basket().isEmpty()) {
      int last = counter.get().basket().lines().size() - 1;
      select(Math.max(0, Math.min(last, counter.get().selected() + by)));
    }
  }

  public void select(int line) {
    till.execute(() -> checkout.select(line));
  }

  /** Takes the digits in the scan field as the quantity of the next item. */
  public void quantity() {
    String text = entry.get();
    typed("");
    till.execute(() -> checkout.quantity(text));
  }

  public void voidLine() {
    till.execute(checkout::voidLine);
  }

  /** Asks first. */
  public void voidBasket() {
    if (basketVoidable.get()) {
      ask(Panel.VOID_SALE);
    }
  }

  /** The answer to {@link #voidBasket()}. */
  public void voidBasketAfterAll() {
    if (panel.get() == Panel.VOID_SALE) {
      act(checkout::voidBasket);
    }
  }

  // Paying

  public void pay() {
    if (payable.get() && panel.get() != Panel.PAY && !isEntryBegun()) {
      given.set("");
      news.set(News.NONE);
      ask(Panel.PAY);
    }
  }

  /** The rest of a scan must not become the name of a basket. */
  boolean isBarcodeBegun() {
    return isBarcode(entry.get().strip()) && isEntryBegun();
  }

  /** The rest of a scan must not become an amount of money. */
  private boolean isEntryBegun() {
    boolean begun = !entry.get().isBlank();
    if (begun) {
      news.set(new News(News.Tone.ATTENTION, texts.text("scan.begun", entry.get().strip())));
    }
    return begun;
  }

  /** What is due in cash: the total rounded to coins. */
  public Money due() {
    return counter.get().cashDue();
  }

  /** What is due, or nothing when the shop owes the customer. */
  public Money exact() {
    return due().isNegative() ? Money.ZERO : due();
  }

  public void giveExactly() {
    give(exact());
  }

  /** What a customer is likely to hand over in notes. */
  public List<Money> quickAmounts() {
    return QuickAmounts.above(exact(), money.currency());
  }

  public void give(Money amount) {
    given(money.typed(amount));
  }

  /** The field of the amount given holds this now. */
  public void given(String text) {
    given.set(text);
    refresh();
  }

  private Optional<Money> givenMoney() {
    return money.read(given.get());
  }

  /** What goes back, once enough is given. */
  public Optional<Money> change() {
    return givenMoney()
        .filter(amount -> amount.compareTo(due()) >= 0)
        .map(counter.get().priced()::change);
  }

  /** What is still to come, when something but not enough is given. */
  public Optional<Money> missing() {
    return givenMoney().map(amount -> due().minus(amount)).filter(rest -> rest.minor() > 0);
  }

  /** Enter in the field of the amount given. */
  public void givenEntered() {
    if (!scanned(given) && !given.get().isBlank()) {
      if (givenMoney().isEmpty()) {
        tell(Notice.of(Notice.Kind.AMOUNT_NOT_READ, given.get()));
      } else if (change().isEmpty()) {
        tell(Notice.of(Notice.Kind.TENDER_TOO_SMALL));
      } else {
        confirmPay();
      }
    }
  }

  /** Pays in cash. A second press does nothing. */
  public void confirmPay() {
    if (panel.get() == Panel.PAY && givenEnough.get()) {
      Money amount = givenMoney().orElseThrow();
      submit(given, () -> checkout.payCash(amount));
    }
  }

  /** The key that pays was pressed and cannot pay. */
  public void whyNotPaid() {
    if (!busy) {
      boolean unread = !given.get().isBlank() && givenMoney().isEmpty();
      tell(
          unread
              ? Notice.of(Notice.Kind.AMOUNT_NOT_READ, given.get())
              : Notice.of(Notice.Kind.TENDER_TOO_SMALL));
    }
  }

  // Drawer and day

  public void choose(Cashier person) {
    cashier.set(Optional.of(person));
    refresh();
  }

  /** The field of the opening float holds this now. */
  public void openingFloat(String text) {
    openingFloat.set(text);
    refresh();
  }

  /** Enter in the field of the opening float. */
  public void openingFloatEntered() {
    if (!scanned(openingFloat) && !openingFloat.get().isBlank()) {
      if (money.read(openingFloat.get()).isEmpty()) {
        tell(Notice.of(Notice.Kind.AMOUNT_NOT_READ, openingFloat.get()));
      } else if (cashier.get().isEmpty()) {
        news.set(new News(News.Tone.ATTENTION, texts.text("shift.who")));
      } else {
        openShift();
      }
    }
  }

  public void openShift() {
    if (shiftOpenable.get()) {
      Cashier person = cashier.get().orElseThrow();
      Money amount = money.read(openingFloat.get()).orElseThrow();
      submit(openingFloat, () -> checkout.openShift(person, amount));
    }
  }

  /** The key that opens the drawer was pressed and cannot open it. */
  public void whyNotOpened() {
    if (!busy && cashier.get().isEmpty()) {
      news.set(new News(News.Tone.ATTENTION, texts.text("shift.who")));
    } else if (!busy) {
      askForAmount(openingFloat.get());
    }
  }

  /** The key that closes the day was pressed and cannot close it. */
  public void whyNotClosed() {
    if (!busy) {
      askForAmount(counted.get());
    }
  }

  private void askForAmount(String typed) {
    if (typed.isBlank()) {
      news.set(new News(News.Tone.ATTENTION, texts.text("amount.none")));
    } else {
      tell(Notice.of(Notice.Kind.AMOUNT_NOT_READ, typed));
    }
  }

  public void reprint() {
    ask(Panel.SALE);
    act(checkout::reprintLast);
  }

  /** Asks about the paper of which nobody knows whether it came out. */
  public void doubtfulPaper() {
    if (paperDoubtful.get()) {
      ask(Panel.PAPER);
    }
  }

  /** The answer to {@link #doubtfulPaper()}: it came out, or it is printed once more as a copy. */
  public void paperCameOut(boolean cameOut) {
    if (panel.get() == Panel.PAPER) {
      ask(Panel.SALE);
      act(() -> checkout.settleDoubtfulPrint(cameOut));
    }
  }

  /** Opens the count of the drawer. */
  public void endOfDay() {
    if (!counter.get().basket().isEmpty()) {
      ask(Panel.SALE);
      tell(Notice.of(Notice.Kind.BASKET_OPEN));
      return;
    }
    if (isEntryBegun()) {
      return;
    }
    counted.set("");
    news.set(News.NONE);
    ask(Panel.DAY);
  }

  /** The field of the drawer's count holds this now. */
  public void counted(String text) {
    counted.set(text);
    refresh();
  }

  /** Enter in the field of the drawer's count: it closes nothing, a key of its own does. */
  public void countedEntered() {
    if (!scanned(counted) && !counted.get().isBlank() && money.read(counted.get()).isEmpty()) {
      tell(Notice.of(Notice.Kind.AMOUNT_NOT_READ, counted.get()));
    }
  }

  public void closeDay() {
    if (panel.get() == Panel.DAY && dayClosable.get()) {
      Money amount = money.read(counted.get()).orElseThrow();
      submit(counted, () -> checkout.closeDay(amount));
    }
  }

  // Panels

  public void menu() {
    ask(panel.get() == Panel.MENU ? Panel.SALE : Panel.MENU);
  }

  public void about() {
    ask(Panel.ABOUT);
  }

  /** Shows what a person should know of the till's own disk. */
  public void troubles() {
    ask(Panel.TROUBLES);
  }

  /** Esc: out of the panel; on the sale, empties the scan field. */
  public void back() {
    if (asked == Panel.SALE) {
      typed("");
    }
    ask(Panel.SALE);
  }

  /** The words of the screen's language. */
  public Texts texts() {
    return texts;
  }

  /** How amounts are written in the shop's currency. */
  public MoneyText money() {
    return money;
  }

  /**
   * Acts on the amount of a field. What is typed from now on is something new; after an act that
   * left everything as it was, the amount is back to be tried again.
   */
  private void submit(Value<String> field, Runnable act) {
    Panel here = panel.get();
    String amount = field.get();
    field.set("");
    act(
        act,
        () -> {
          if (panel.get() == here && field.get().isEmpty()) {
            field.set(amount);
          }
        });
  }

  private void act(Runnable act) {
    act(act, () -> {});
  }

  /** One act at a time: until it is done, a second press does nothing. */
  void act(Runnable act, Runnable afterwards) {
    if (busy) {
      return;
    }
    busy = true;
    refresh();
    till.execute(
        () -> {
          try {
            act.run();
          } finally {
            screen.execute(() -> done(afterwards));
          }
        });
  }

  private void done(Runnable afterwards) {
    busy = false;
    afterwards.run();
    refresh();
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

  private void tell(Notice notice) {
    news.set(News.of(notice, texts, money));
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
