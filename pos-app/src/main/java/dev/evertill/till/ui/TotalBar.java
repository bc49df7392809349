package dev.evertill.till.ui;

import dev.evertill.till.checkout.Counter;
import dev.evertill.till.money.Money;
import dev.evertill.till.sale.tax.TaxSum;
import dev.evertill.till.ui.kit.FittingLabel;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;

/** What the basket costs, how many items, and the tax inside. On the event thread only. */
final class TotalBar {
  private final SaleModel model;
  private final Texts texts;
  private final JPanel panel;
  private final FittingLabel total = new FittingLabel("sale.total", "total", SwingConstants.RIGHT);
  private final JLabel items = Style.label("sale.items", "muted", "");
  private final JLabel tax = Style.label("sale.tax", "muted", "");

  TotalBar(SaleModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    panel =
        Style.styled(
            new JPanel(new MigLayout("insets 8 16 8 16, gap 0", "[]14[][grow,fill]", "[]0[]")),
            "sheet");
    panel.add(Style.styled(new JPanel(), "rule"), "dock north, h 1!");
    panel.add(Style.label("total.word", "totalWord", texts.text("total")), "span 2");
    panel.add(total, "spany 2, pushx, growx, wrap");
    panel.add(items);
    panel.add(tax);
    model.counter.watch(this::render);
    model.prices.watch(prices -> render(model.counter.get()));
  }

  private void render(Counter counter) {
    total.setText(model.money().text(counter.total()));
    items.setText(texts.text("total.items", counter.basket().items()));
    Money inside =
        counter.priced().taxes().stream().map(TaxSum::tax).reduce(Money.ZERO, Money::plus);
    tax.setText(inside.isZero() ? "" : texts.text("total.tax", model.money().text(inside)));
  }

  JPanel component() {
    return panel;
  }
}
