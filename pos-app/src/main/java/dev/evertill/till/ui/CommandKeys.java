package dev.evertill.till.ui;

import dev.evertill.till.ui.kit.Command;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.HeldModel;
import dev.evertill.till.ui.model.Panel;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import java.awt.CardLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/**
 * The keys beside the keypad: the next step at the foot, the way back above it, so that a second
 * tap on the same place answers no question. On the event thread only.
 */
final class CommandKeys {
  private final SaleModel model;
  private final Texts texts;
  private final JComponent root;
  private final CardLayout cards = new CardLayout();
  private final JPanel panel = Style.styled(new JPanel(cards), "clear");

  CommandKeys(SaleModel model, Texts texts, JComponent root) {
    this.model = model;
    this.texts = texts;
    this.root = root;
    card(Panel.SALE, sale());
    card(
        Panel.PAY,
        step(
            back("pay.back"),
            new Command("pay.confirm", "go", texts, model.paying.enough, model.paying::confirm)
                .otherwise(model.paying::whyNot)));
    card(
        Panel.SHIFT,
        step(
            new Command("shift.open", "go", texts, model.shift.openable, model.shift::open)
                .otherwise(model.shift::whyNot)));
    card(
        Panel.DAY,
        step(
            back("day.back"),
            new Command("day.close", "go", texts, model.day.closable, model.day::close)
                .otherwise(model.day::whyNot)));
    card(
        Panel.VOID_SALE,
        step(
            back("void.back"),
            new Command(
                "void.confirm", "danger", texts, model.basketVoidable, model::voidBasketAfterAll)));
    card(Panel.PAPER, paper());
    card(
        Panel.HELD,
        step(
            back("held.back"),
            new Command("held.recall", "go", texts, model.held.recallable, model.held::recall)));
    model.panel.watch(this::render);
  }

  private static JPanel keys() {
    return Style.styled(
        new JPanel(
            new MigLayout(
                "insets 0, gap 6, fill",
                "[fill,sg][fill,sg]",
                "[fill,sg][fill,sg][fill,sg][fill,sg]")),
        "clear");
  }

  private JPanel sale() {
    JPanel keys = keys();
    add(
        keys,
        new Command("sale.quantity", "key", texts, model.scan.countable, model.scan::quantity),
        "cell 0 0");
    add(keys, hold(), "cell 1 0");
    add(
        keys,
        new Command("sale.voidLine", "keyDanger", texts, model.lineVoidable, model::voidLine),
        "cell 0 1");
    add(
        keys,
        new Command("sale.void", "keyDanger", texts, model.basketVoidable, model::voidBasket),
        "cell 1 1");
    add(
        keys,
        new Command("sale.pay", "go", texts, model.paying.payable, model.paying::open),
        "cell 0 2 2 2");
    return keys;
  }

  /** Puts the basket aside, or shows those that are; and says how many. */
  private Command hold() {
    HeldModel held = model.held;
    Command hold = new Command("sale.hold", "key", texts, held.keyWorks, held::key);
    held.keyShows.watch(
        shows -> hold.tile().title(texts.text(shows ? "sale.hold.show" : "sale.hold")));
    held.baskets.watch(
        baskets -> hold.tile().badge(baskets.isEmpty() ? "" : Integer.toString(baskets.size())));
    return hold;
  }

  private JPanel paper() {
    JPanel keys = keys();
    add(keys, back("paper.back"), "cell 0 0 2 1");
    add(
        keys,
        new Command("paper.out", "key", texts, () -> model.paperCameOut(true)),
        "cell 0 1 2 1");
    add(
        keys,
        new Command("paper.again", "go", texts, () -> model.paperCameOut(false)),
        "cell 0 2 2 2");
    return keys;
  }

  private JPanel step(Command back, Command next) {
    JPanel keys = step(next);
    add(keys, back, "cell 0 0 2 2");
    return keys;
  }

  private JPanel step(Command next) {
    JPanel keys = keys();
    add(keys, next, "cell 0 2 2 2");
    return keys;
  }

  private Command back(String name) {
    return new Command(name, "key", texts, model::back);
  }

  private void card(Panel shown, JPanel keys) {
    panel.add(keys, shown.name());
  }

  private void add(JPanel keys, Command command, String cell) {
    keys.add(command.in(root).tile(), cell + ", grow, wmin 0");
  }

  private void render(Panel shown) {
    cards.show(
        panel,
        switch (shown) {
          case PAY, SHIFT, DAY, VOID_SALE, PAPER, HELD -> shown.name();
          default -> Panel.SALE.name();
        });
  }

  JPanel component() {
    return panel;
  }
}
