package dev.evertill.till.ui;

import dev.evertill.till.money.Money;
import dev.evertill.till.staff.Cashier;
import dev.evertill.till.ui.kit.Columns;
import dev.evertill.till.ui.kit.Command;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.kit.Tile;
import dev.evertill.till.ui.model.Panel;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import java.awt.CardLayout;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/**
 * What can be chosen with one tap, above the keypad: goods on the sale, amounts when paying,
 * cashiers when the drawer is handed over; or what a question is about. On the event thread only.
 */
final class Offers {
  private static final String GOODS = "goods";

  private final SaleModel model;
  private final Texts texts;
  private final CardLayout cards = new CardLayout();
  private final JPanel panel = Style.styled(new JPanel(cards), "clear");
  private final JPanel amounts = grid();
  private final JPanel cashiers = grid();
  private final JTextArea question = Style.words("void.question", "title", "");
  private final Command exact;

  Offers(SaleModel model, Texts texts, JComponent root) {
    this.model = model;
    this.texts = texts;
    exact = new Command("pay.exact", "offer", texts, model.paying::giveExactly).in(root);
    JScrollPane staff = Columns.scrolling(cashiers);
    staff.setOpaque(false);
    cashiers.setOpaque(false);
    staff.getViewport().setOpaque(false);
    panel.add(new QuickKeys(model).component(), GOODS);
    panel.add(amounts, Panel.PAY.name());
    panel.add(staff, Panel.SHIFT.name());
    panel.add(
        told("day.steps", Style.words("day.steps", "text", texts.text("day.steps"))),
        Panel.DAY.name());
    panel.add(
        told("paper.question", Style.words("paper.question", "text", texts.text("paper.question"))),
        Panel.PAPER.name());
    panel.add(told("void.title", question), Panel.VOID_SALE.name());
    model.prices.watch(prices -> renderCashiers());
    model.shift.cashier.watch(chosen -> renderCashiers());
    model.counter.watch(counter -> renderSums());
    model.panel.watch(this::render);
  }

  private static JPanel grid() {
    return Style.styled(
        new JPanel(new MigLayout("insets 0, gap 6, wrap 2, fillx", "[fill,sg][fill,sg]", "[fill]")),
        "clear");
  }

  private JPanel told(String name, JTextArea words) {
    JPanel told =
        Style.styled(
            new JPanel(new MigLayout("insets 24 20 24 20, gap 14, wrap 1, fillx", "[grow,fill]")),
            "sheet");
    told.add(Style.label(name + ".word", "muted", texts.text(name + ".word")));
    told.add(words, "wmin 0");
    return told;
  }

  private void renderSums() {
    amounts.removeAll();
    amounts.add(exact.tile().detail(model.money().text(model.paying.exact())), "h 82!, wmin 0");
    int place = 1;
    for (Money amount : model.paying.quickAmounts()) {
      Tile tile = new Tile("pay.quick." + place, "offer").detail(model.money().text(amount));
      tile.addActionListener(e -> model.paying.give(amount));
      amounts.add(tile, "h 82!, wmin 0");
      place++;
    }
    amounts.revalidate();
    amounts.repaint();
    question.setText(
        texts.text(
            "void.question",
            model.counter.get().basket().items(),
            model.money().text(model.paying.due())));
  }

  private void renderCashiers() {
    cashiers.removeAll();
    List<Cashier> staff = model.prices.get().staff();
    for (int i = 0; i < staff.size(); i++) {
      Cashier person = staff.get(i);
      boolean chosen = model.shift.cashier.get().map(person::equals).orElse(false);
      Tile tile =
          new Tile("shift.cashier." + (i + 1), chosen ? "offerChosen" : "offer")
              .title(person.name());
      tile.addActionListener(e -> model.shift.choose(person));
      cashiers.add(tile, "h 82!, wmin 0");
    }
    cashiers.revalidate();
    cashiers.repaint();
  }

  private void render(Panel shown) {
    cards.show(
        panel,
        switch (shown) {
          case PAY, SHIFT, DAY, VOID_SALE, PAPER -> shown.name();
          default -> GOODS;
        });
  }

  JPanel component() {
    return panel;
  }
}
