package dev.evertill.till.ui;

import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.PriceList;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Status;
import dev.evertill.till.ui.model.Texts;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/**
 * A till without a price list: the first has not come, or it was damaged. On the event thread only.
 */
final class NoPricesPanel {
  private final Texts texts;
  private final JPanel panel =
      Style.styled(
          new JPanel(new MigLayout("insets 24 28 24 28, gap 12, wrap 1, fill", "[grow,fill]")),
          "sheet");
  private final JLabel title = Style.label("prices.title", "title", "");
  private final JTextArea help = Style.words("prices.help", "text", "");
  private final JTextArea link = Style.words("prices.link", "text", "");

  NoPricesPanel(SaleModel model, Texts texts) {
    this.texts = texts;
    title.setIcon(Style.icon("prices", 40));
    title.setIconTextGap(14);
    panel.add(title, "pushy, aligny bottom");
    panel.add(help, "wmin 0");
    panel.add(link, "wmin 0, pushy, aligny top");
    model.status.watch(this::render);
    model.prices.watch(this::render);
  }

  private void render(PriceList prices) {
    title.setText(texts.text(prices.damaged() ? "prices.damaged.title" : "prices.title"));
    help.setText(texts.text(prices.damaged() ? "prices.damaged.help" : "prices.help"));
  }

  private void render(Status status) {
    link.setText(texts.text("prices.link." + status.link(), status.trouble()));
  }

  JPanel component() {
    return panel;
  }
}
