package dev.evertill.till.ui.model;

import dev.evertill.till.checkout.Catalogue;
import dev.evertill.till.checkout.Checkout;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.JournalReading;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.sale.Item;
import java.util.concurrent.Executor;

/**
 * What the till's window shows and what its keys do, without pixels. On the event thread only.
 *
 * <p>A key never waits: it hands its work to the till thread, and the counter comes back by {@link
 * #show(Counter)}. Each panel with a field of its own has a model of its own.
 */
public final class SaleModel {
  public final Value<Counter> counter = new Value<>(Counter.IDLE);
  public final Value<Status> status = new Value<>(Status.AT_START);
  public final Value<PriceList> prices = new Value<>(PriceList.NONE);
  public final Value<Panel> panel = new Value<>(Panel.NO_PRICES);
  public final Value<News> news = new Value<>(News.NONE);

  /** The page of quick keys that is open, from 0. */
  public final Value<Integer> page = new Value<>(0);

  public final Value<Boolean> lineVoidable = new Value<>(false);
  public final Value<Boolean> basketVoidable = new Value<>(false);
  public final Value<Boolean> paperDoubtful = new Value<>(false);

  public final ScanModel scan;
  public final PayModel paying;
  public final ShiftModel shift;
  public final DayModel day;
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
  private Runnable sending = () -> {};

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
    scan = new ScanModel(this, checkout, catalogue, till, work, screen);
    paying = new PayModel(this, checkout);
    shift = new ShiftModel(this, checkout);
    day = new DayModel(this, checkout);
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
      case PAY -> paying.given;
      case SHIFT -> shift.openingFloat;
      case DAY -> day.counted;
      case JOURNAL -> journal.number;
      default -> scan.entry;
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
      if (now == scan.entry) {
        scan.typed(now.get());
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
      open(Panel.SALE);
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
    shift.heard(next.staff());
    page.set(Math.min(page.get(), Math.max(0, next.pages().size() - 1)));
    Value<String> before = typedInto();
    prices.set(next);
    refresh();
    carry(before);
  }

  /** Says of every key whether it works now, and shows the panel that is due. */
  void refresh() {
    Counter now = counter.get();
    boolean open = now.shift().isPresent();
    int selected = now.selected();
    scan.refresh();
    lineVoidable.set(selected >= 0 && !now.basket().lines().get(selected).voided());
    basketVoidable.set(open && !now.basket().isEmpty());
    paying.refresh(now, busy);
    shift.refresh(open, busy);
    day.refresh(busy);
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
    if (scan.isSearch()) {
      return Panel.SEARCH;
    }
    return counter.get().basket().isEmpty() && counter.get().paid().isPresent()
        ? Panel.PAID
        : Panel.SALE;
  }

  /** Shows this panel, or with SALE whichever is due. */
  void open(Panel next) {
    asked = next;
    refresh();
  }

  // The basket

  /** Puts an item on the counter: a quick key, or a search result. */
  public void add(Item item) {
    scan.typed("");
    open(Panel.SALE);
    till.execute(() -> checkout.add(item.sku()));
  }

  /** Up or down: through the search results, the cashiers, or the lines of the basket. */
  public void move(int by) {
    if (panel.get() == Panel.SEARCH) {
      scan.move(by);
    } else if (panel.get() == Panel.JOURNAL) {
      journal.move(by);
    } else if (panel.get() == Panel.HELD) {
      held.move(by);
    } else if (panel.get() == Panel.SHIFT) {
      shift.move(by);
    } else if (panel.get() == Panel.SALE && !counter.get().basket().isEmpty()) {
      int last = counter.get().basket().lines().size() - 1;
      select(Math.max(0, Math.min(last, counter.get().selected() + by)));
    }
  }

  public void select(int line) {
    till.execute(() -> checkout.select(line));
  }

  public void voidLine() {
    till.execute(checkout::voidLine);
  }

  /** Asks first. */
  public void voidBasket() {
    if (basketVoidable.get()) {
      open(Panel.VOID_SALE);
    }
  }

  /** The answer to {@link #voidBasket()}. */
  public void voidBasketAfterAll() {
    if (panel.get() == Panel.VOID_SALE) {
      act(checkout::voidBasket);
    }
  }

  // Paper

  public void reprint() {
    open(Panel.SALE);
    act(checkout::reprintLast);
  }

  /** Asks about the paper of which nobody knows whether it came out. */
  public void doubtfulPaper() {
    if (paperDoubtful.get()) {
      open(Panel.PAPER);
    }
  }

  /** The answer to {@link #doubtfulPaper()}: it came out, or it is printed once more as a copy. */
  public void paperCameOut(boolean cameOut) {
    if (panel.get() == Panel.PAPER) {
      open(Panel.SALE);
      act(() -> checkout.settleDoubtfulPrint(cameOut));
    }
  }

  // Panels

  public void menu() {
    open(panel.get() == Panel.MENU ? Panel.SALE : Panel.MENU);
  }

  public void about() {
    open(Panel.ABOUT);
  }

  /** Who is told that somebody wants everything to be sent now. */
  public void onSendNow(Runnable told) {
    sending = told;
  }

  /** Head office is asked at once, whatever was last heard of it. */
  public void sendNow() {
    sending.run();
  }

  /** Shows what a person should know of the till's own disk. */
  public void troubles() {
    open(Panel.TROUBLES);
  }

  /** Esc: out of the panel; on the sale, empties the scan field. */
  public void back() {
    if (asked == Panel.SALE) {
      scan.typed("");
    }
    open(Panel.SALE);
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
  void submit(Value<String> field, Runnable act) {
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

  /** An act is under way. */
  boolean isBusy() {
    return busy;
  }

  // News

  void tell(Notice notice) {
    news.set(News.of(notice, texts, money));
  }

  /** A key wants an amount, and this is none. */
  void askForAmount(String typed) {
    if (typed.isBlank()) {
      news.set(new News(News.Tone.ATTENTION, texts.text("amount.none")));
    } else {
      tell(Notice.of(Notice.Kind.AMOUNT_NOT_READ, typed));
    }
  }
}
