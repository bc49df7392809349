package dev.evertill.till.ui;

import com.formdev.flatlaf.FlatClientProperties;
import dev.evertill.till.checkout.Counter;
import dev.evertill.till.ui.kit.Command;
import dev.evertill.till.ui.kit.EntryField;
import dev.evertill.till.ui.kit.FieldOwner;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.Panel;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import dev.evertill.till.ui.model.Value;
import java.awt.CardLayout;
import java.awt.event.ActionEvent;
import java.time.LocalTime;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;

/**
 * The till's screen: the scan field on top, the basket and its panels at the left, what can be
 * chosen and the keypad at the right, the status below. On the event thread only.
 */
final class SaleScreen {
  private final SaleModel model;
  private final Texts texts;
  private final JPanel root =
      Style.named(
          new JPanel(
              new MigLayout(
                  "insets 12 10 6 10, gap 10 8, fill, hidemode 3",
                  "[grow,fill][43%!,fill]",
                  "[52!][grow,fill][38!]")),
          "sale",
          "desk");
  private final CardLayout cards = new CardLayout();
  private final JPanel left = Style.styled(new JPanel(cards), "sheet");
  private final EntryField scan;
  private final EntryField given;
  private final EntryField openingFloat;
  private final EntryField counted;
  private final EntryField number;
  private final FieldOwner owner;
  private final JPanel total;
  private final StatusBar status;

  /** Stands inside the scan field, which gives it a style of its own. */
  private final JLabel next = Style.label("sale.next", "inTextField", "");

  SaleScreen(
      SaleModel model,
      Texts texts,
      Supplier<LocalTime> clock,
      WindowSettings settings,
      Runnable changeTheme) {
    this.model = model;
    this.texts = texts;
    scan =
        new EntryField(
            "sale.scan", "scan", model.scan.entry, model.scan::typed, model.scan::entered);
    given = sum("pay.given", model.paying.given, model.paying::typed, model.paying::entered);
    openingFloat =
        sum("shift.float", model.shift.openingFloat, model.shift::typed, model.shift::entered);
    counted = sum("day.counted", model.day.counted, model.day::typed, model.day::entered);
    number =
        new EntryField(
            "journal.number",
            "scan",
            model.journal.number,
            model.journal::typed,
            text -> model.journal.entered());
    owner = new FieldOwner(scan, given, openingFloat, counted, number);
    total = new TotalBar(model, texts).component();
    status = new StatusBar(model, texts, clock, settings);
    addCards(settings, changeTheme);
    layOut();
    bindMoves();
    model.counter.watch(this::render);
    model.panel.watch(this::render);
  }

  private static EntryField sum(
      String name, Value<String> shown, Consumer<String> typed, Runnable entered) {
    return new EntryField(name, "sum", shown, typed, text -> entered.run());
  }

  private void addCards(WindowSettings settings, Runnable changeTheme) {
    JLabel seller = Style.label("shift.who", "person", "");
    JLabel counter = Style.label("day.who", "person", "");
    model.shift.cashier.watch(
        chosen ->
            seller.setText(chosen.map(person -> person.name()).orElse(texts.text("shift.nobody"))));
    model.counter.watch(
        now ->
            counter.setText(
                now.shift().map(shift -> shift.cashierName()).orElse(texts.text("shift.nobody"))));
    card(Panel.SALE, new BasketTable(model, texts).component());
    card(Panel.SEARCH, new SearchPanel(model, texts).component());
    card(Panel.PAY, new PayPanel(model, texts, given).component());
    card(Panel.PAID, new PaidPanel(model, texts).component());
    card(Panel.SHIFT, new FormPanel(texts, "shift", seller, openingFloat).component());
    card(Panel.DAY, new FormPanel(texts, "day", counter, counted).component());
    card(
        Panel.MENU, new MenuPanel(model, texts, changeTheme, settings.onClose(), root).component());
    card(Panel.ABOUT, new AboutPanel(model, texts, settings, root).component());
    card(Panel.JOURNAL, new JournalPanel(model, texts, number, root).component());
    card(Panel.TROUBLES, new TroublesPanel(model, texts, root).component());
    card(Panel.HELD, new HeldPanel(model, texts).component());
    card(Panel.NO_PRICES, new NoPricesPanel(model, texts).component());
  }

  private void card(Panel shown, JComponent content) {
    left.add(content, shown.name());
  }

  private void layOut() {
    root.add(top(), "span 2, grow, wrap");
    root.add(basket(), "grow, wmin 0");
    root.add(choices(), "grow, wrap, wmin 0");
    root.add(status.component(), "span 2");
  }

  private JPanel top() {
    Style.placeholder(scan, texts.text("scan.placeholder"));
    scan.putClientProperty(
        FlatClientProperties.TEXT_FIELD_LEADING_ICON, Style.indented("barcode", 26));
    scan.putClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT, next);
    Command menu = new Command("menu", "key", texts, model::menu).sign("menu", 26).in(root);
    menu.tile().title("");
    menu.tile().getAccessibleContext().setAccessibleName(texts.text("menu"));
    JPanel top =
        Style.styled(
            new JPanel(
                new MigLayout("insets 0, gap 6, fill", "[72!,fill][grow,fill]", "[grow,fill]")),
            "clear");
    top.add(menu.tile(), "grow");
    top.add(scan, "grow");
    return top;
  }

  private JPanel basket() {
    JPanel basket =
        Style.styled(
            new JPanel(new MigLayout("insets 0, gap 0, fill, wrap 1, hidemode 3")), "sheet");
    basket.add(left, "grow, push, wmin 0, hmin 0");
    basket.add(new NoticeBand(model).component(), "growx, h 40!, gap 8 8 4 4, wmin 0");
    basket.add(total, "growx");
    return basket;
  }

  /** What can be chosen, above the keypad and the keys of what comes next. */
  private JPanel choices() {
    JPanel keys =
        Style.styled(
            new JPanel(new MigLayout("insets 0, gap 6, fill", "[fill][fill]", "[grow,fill]")),
            "clear");
    keys.add(new Keypad(model, texts, owner).component(), "grow, w 55%!");
    keys.add(new CommandKeys(model, texts, root).component(), "grow, pushx, w 0:0:");
    JPanel choices =
        Style.styled(
            new JPanel(new MigLayout("insets 0, gap 10, fill, wrap 1", "[grow,fill]")), "clear");
    choices.add(new Offers(model, texts, root).component(), "grow, push, wmin 0, hmin 0");
    choices.add(keys, "h 38%!, growx");
    return choices;
  }

  private void bindMoves() {
    bind("UP", () -> model.move(-1));
    bind("DOWN", () -> model.move(1));
    bind("ESCAPE", model::back);
  }

  private void bind(String key, Runnable act) {
    root.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
        .put(KeyStroke.getKeyStroke(key), key);
    root.getActionMap()
        .put(
            key,
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent e) {
                act.run();
              }
            });
  }

  private void render(Counter counter) {
    next.setText(
        counter
            .nextQuantity()
            .map(quantity -> texts.text("scan.next", model.money().text(quantity)))
            .orElse(""));
    next.setVisible(counter.nextQuantity().isPresent());
  }

  private void render(Panel shown) {
    cards.show(
        left,
        switch (shown) {
          case VOID_SALE, PAPER -> Panel.SALE.name();
          default -> shown.name();
        });
    total.setVisible(
        switch (shown) {
          case SALE, SEARCH, MENU, ABOUT, VOID_SALE, PAPER -> true;
          default -> false;
        });
    owner.own(
        switch (shown) {
          case PAY -> given;
          case SHIFT -> openingFloat;
          case DAY -> counted;
          case JOURNAL -> number;
          default -> scan;
        });
  }

  JPanel component() {
    return root;
  }

  FieldOwner owner() {
    return owner;
  }

  void stop() {
    status.stop();
    owner.stop();
  }
}
