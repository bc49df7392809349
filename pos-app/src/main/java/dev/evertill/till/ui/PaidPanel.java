package dev.evertill.till.ui;

import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Counter.Paid;
import dev.evertill.till.ui.kit.FittingLabel;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.MoneyText;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;

/** The change, large, until the next customer's first item. On the event thread only. */
final class PaidPanel {
  private final SaleModel model;
  private final Texts texts;
  private final JPanel panel =
      Style.styled(
          new JPanel(new MigLayout("insets 24 28 24 28, gap 8, wrap 1, fill", "[grow,fill]")),
          "sheet");
  private final FittingLabel change =
      new FittingLabel("paid.change", "change", SwingConstants.CENTER);
  private final FittingLabel sums = new FittingLabel("paid.sums", "text", SwingConstants.CENTER);
  private final FittingLabel receipt =
      new FittingLabel("paid.receipt", "title", SwingConstants.CENTER);

  PaidPanel(SaleModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    JLabel word = Style.label("paid.word", "changeWord", texts.text("paid.change"));
    JLabel next = Style.label("paid.next", "mutedCentre", texts.text("paid.next"));
    word.setHorizontalAlignment(SwingConstants.CENTER);
    next.setHorizontalAlignment(SwingConstants.CENTER);
    panel.add(word, "pushy, aligny bottom");
    panel.add(change);
    panel.add(sums, "gapbottom 24");
    panel.add(receipt, "pushy, aligny top");
    panel.add(next, "wmin 0");
    model.counter.watch(this::render);
  }

  private void render(Counter counter) {
    counter.paid().ifPresent(this::render);
  }

  private void render(Paid paid) {
    MoneyText money = model.money();
    change.setText(money.text(paid.change()));
    sums.setText(texts.text("paid.sums", money.text(paid.due()), money.text(paid.given())));
    receipt.setText(texts.text("paid.receipt", paid.number()));
  }

  JPanel component() {
    return panel;
  }
}
