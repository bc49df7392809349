package dev.evertill.till.ui;

import dev.evertill.till.checkout.HeldBasket;
import dev.evertill.till.ui.kit.Stacked;
import dev.evertill.till.ui.kit.StackedTable;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import java.awt.CardLayout;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;

/** The baskets that were put aside. On the event thread only. */
final class HeldPanel {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final SaleModel model;
  private final Texts texts;
  private final StackedTable table;
  private final CardLayout cards = new CardLayout();
  private final JTextArea help;
  private final JPanel answer = Style.styled(new JPanel(cards), "sheet");
  private final JPanel panel =
      Style.styled(
          new JPanel(
              new MigLayout(
                  "insets 12 0 8 0, gap 0 8, wrap 1, fill", "[grow,fill]", "[][grow,fill][]")),
          "sheet");

  HeldPanel(SaleModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    table = new StackedTable("held.rows", texts.text("held.title"), 150, model.held::mark);
    JLabel none =
        Style.label(
            "held.none", "mutedCentre", texts.text("held.none", texts.text("sale.hold.key")));
    none.setHorizontalAlignment(SwingConstants.CENTER);
    answer.add(table.component(), "some");
    answer.add(none, "none");
    help = Style.words("held.help", "text", texts.text("held.help"));
    panel.add(Style.label("held.title", "title", texts.text("held.title")), "gap 14 14 0 0");
    panel.add(answer, "grow, wmin 0, hmin 0");
    panel.add(help, "wmin 0, gap 14 14 0 0");
    model.held.baskets.watch(this::render);
    model.held.marked.watch(table::mark);
  }

  private void render(List<HeldBasket> baskets) {
    table.show(baskets.stream().map(this::row).toList());
    cards.show(answer, baskets.isEmpty() ? "none" : "some");
    help.setVisible(!baskets.isEmpty());
    table.mark(model.held.marked.get());
  }

  private StackedTable.Row row(HeldBasket basket) {
    Stacked left = Stacked.quiet(basket.label(), AT.format(basket.at()));
    return new StackedTable.Row(
        left,
        basket
            .total()
            .map(
                total ->
                    Stacked.quiet(
                        model.money().text(total), texts.text("total.items", basket.items())))
            .orElseGet(() -> new Stacked("", texts.text("journal.unreadable"), "danger")));
  }

  JPanel component() {
    return panel;
  }
}
