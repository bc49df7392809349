package dev.evertill.till.ui;

import dev.evertill.till.money.Money;
import dev.evertill.till.ui.kit.EntryField;
import dev.evertill.till.ui.kit.FittingLabel;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;

/** What is due, what the customer gives, and what goes back. On the event thread only. */
final class PayPanel {
  private final SaleModel model;
  private final Texts texts;
  private final JPanel panel =
      Style.styled(
          new JPanel(
              new MigLayout(
                  "insets 24 28 24 28, gap 24 14, wrap 2, fillx",
                  "[][grow,fill]",
                  "[]24[][60!][]push")),
          "sheet");
  private final FittingLabel due = new FittingLabel("pay.due", "amount", SwingConstants.RIGHT);
  private final JLabel back = Style.label("pay.change.word", "amountWord", "");
  private final FittingLabel change =
      new FittingLabel("pay.change", "amountGood", SwingConstants.RIGHT);

  PayPanel(SaleModel model, Texts texts, EntryField given) {
    this.model = model;
    this.texts = texts;
    given.setHorizontalAlignment(SwingConstants.RIGHT);
    given.getAccessibleContext().setAccessibleName(texts.text("pay.given"));
    panel.add(Style.label("pay.title", "title", texts.text("pay.title")), "span 2");
    panel.add(Style.label("pay.due.word", "amountWord", texts.text("pay.due")));
    panel.add(due);
    panel.add(Style.label("pay.given.word", "amountWord", texts.text("pay.given")));
    panel.add(given, "grow");
    panel.add(back);
    panel.add(change);
    model.counter.watch(counter -> render());
    model.paying.given.watch(text -> render());
  }

  private void render() {
    due.setText(model.money().text(model.paying.due()));
    Optional<Money> goesBack = model.paying.change();
    Optional<Money> missing = model.paying.missing();
    back.setText(texts.text(missing.isPresent() ? "pay.missing" : "pay.change"));
    change.setText(goesBack.or(() -> missing).map(model.money()::text).orElse("–"));
    Style.styled(change, missing.isPresent() ? "amountMissing" : "amountGood");
  }

  JPanel component() {
    return panel;
  }
}
