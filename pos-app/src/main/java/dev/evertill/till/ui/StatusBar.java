package dev.evertill.till.ui;

import static dev.evertill.till.ui.model.Status.Agreement.CONFIRMED;

import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.ui.kit.ShorteningLabel;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.PriceList;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Status;
import dev.evertill.till.ui.model.Texts;
import dev.evertill.till.ui.model.TroubleText;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;

/**
 * Link, printer, drawer, price list; till, cashier, store, or what is wrong; and the time. On the
 * event thread only.
 */
final class StatusBar {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final int ICON = 18;
  private static final int EVERY_SECOND = 1000;

  private final SaleModel model;
  private final Texts texts;
  private final WindowSettings settings;
  private final Supplier<LocalTime> clock;
  private final JPanel panel =
      Style.styled(
          new JPanel(new MigLayout("insets 4 4 4 4, gap 4, fillx", "[][][][]push[][][]", "[fill]")),
          "clear");
  private final JLabel link = Style.label("status.link", "chip", "");
  private final JLabel printer = Style.label("status.printer", "chip", "");
  private final JLabel drawer = Style.label("status.drawer", "chip", "");
  private final JLabel prices = Style.label("status.prices", "chip", "");
  private final ShorteningLabel troubles =
      new ShorteningLabel("status.troubles", "chipAttention", Style.icon("notice-attention", ICON));
  private final JLabel place = Style.label("status.place", "muted", "");
  private final JLabel time = Style.label("status.time", "clock", "");
  private final Timer timer = new Timer(EVERY_SECOND, e -> showTime());

  StatusBar(SaleModel model, Texts texts, Supplier<LocalTime> clock, WindowSettings settings) {
    this.model = model;
    this.texts = texts;
    this.settings = settings;
    this.clock = clock;
    panel.add(link);
    panel.add(printer);
    panel.add(drawer);
    panel.add(prices, "cell 3 0, hidemode 3");
    panel.add(troubles, "cell 4 0, hidemode 3");
    panel.add(place, "cell 5 0, hidemode 3, wmin 0");
    panel.add(time, "cell 6 0, gapleft 12");
    troubles.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            model.troubles();
          }
        });
    model.status.watch(this::render);
    model.prices.watch(list -> render(model.status.get()));
    model.prices.watch(list -> render(model.counter.get()));
    model.counter.watch(this::render);
    showTime();
    timer.start();
  }

  private void render(Status status) {
    boolean down = status.link() == Status.Link.DOWN;
    chip(
        link,
        down ? "link-down" : "link-up",
        down ? "chipAttention" : "chip",
        texts.text("status.link." + status.link(), status.waiting()));
    Status.Printer state = status.doubtfulPrints() > 0 ? Status.Printer.DOUBTFUL : status.printer();
    chip(
        printer,
        "printer",
        state.isTrouble() ? "chipAttention" : "chip",
        texts.text("status.printer." + state, status.doubtfulPrints()));
    drawer(model.counter.get(), status);
    place(model.counter.get());
    long version = model.prices.get().version();
    chip(
        prices,
        "prices",
        version == 0 ? "chipAttention" : "chip",
        texts.text(version == 0 ? "status.prices.none" : "status.prices", Long.toString(version)));
    warn(status.troubles(), version == 0);
  }

  /** There is no room for a warning beside where we are, nor for the price list's number. */
  private void warn(List<Trouble> now, boolean noPrices) {
    troubles.setVisible(!now.isEmpty());
    place.setVisible(now.isEmpty());
    prices.setVisible(now.isEmpty() || noPrices);
    if (!now.isEmpty()) {
      String count = texts.text("status.troubles", now.size());
      String gravest = TroubleText.of(now.get(0), texts).title();
      troubles.say(List.of(now.size() == 1 ? gravest : count + ": " + gravest, count));
    }
  }

  private static void chip(JLabel chip, String icon, String style, String text) {
    if (!text.equals(chip.getText())) {
      chip.setText(text);
      chip.setIcon(Style.icon(icon, ICON));
      Style.styled(chip, style);
    }
  }

  private void render(Counter counter) {
    drawer(counter, model.status.get());
    place(counter);
  }

  /** The shift, and the last day while head office has not confirmed it or nobody sells. */
  private void drawer(Counter counter, Status status) {
    String shift =
        counter
            .shift()
            .map(open -> texts.text("status.drawer.open", open.id()))
            .orElseGet(() -> texts.text("status.drawer.closed"));
    Optional<Status.LastDay> day =
        status.lastDay().filter(last -> counter.shift().isEmpty() || last.agreement() != CONFIRMED);
    chip(
        drawer,
        "drawer",
        day.filter(last -> last.agreement() != CONFIRMED).isPresent() ? "chipAttention" : "chip",
        day.map(last -> shift + " · " + texts.text("status.day." + last.agreement(), last.z()))
            .orElse(shift));
  }

  /** Till, cashier and store, as far as they are known. */
  private void place(Counter counter) {
    PriceList list = model.prices.get();
    String store = list.version() == 0 ? settings.store() : list.shop().id();
    List<String> known = new ArrayList<>();
    known.add(texts.text("status.till", settings.till()));
    counter.shift().ifPresent(shift -> known.add(shift.cashierName()));
    if (!store.isEmpty()) {
      known.add(texts.text("status.store", store));
    }
    String text = String.join(" · ", known);
    if (!text.equals(place.getText())) {
      place.setText(text);
    }
  }

  private void showTime() {
    String now = CLOCK.format(clock.get());
    if (!now.equals(time.getText())) {
      time.setText(now);
    }
  }

  void stop() {
    timer.stop();
  }

  JPanel component() {
    return panel;
  }
}
