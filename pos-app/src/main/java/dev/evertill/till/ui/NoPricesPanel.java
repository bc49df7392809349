package dev.evertill.till.ui;

import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Status;
import dev.evertill.till.ui.model.Texts;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/** A till whose first price list has not come. On the event thread only. */
final class NoPricesPanel {
  private final Texts texts;
  private final JPanel panel =
      Style.styled(
          new JPanel(new MigLayout("insets 24 28 24 28, gap 12, wrap 1, fill", "[grow,fill]")),
          "sheet");
  private final JTextArea link = Style.words("prices.link", "text", "");

  NoPricesPanel(SaleModel model, Texts texts) {
    this.texts = texts;
    JLabel title = Style.label("prices.title", "title", texts.text("prices.title"));
    title.setIcon(Style.icon("prices", 40));
    title.setIconTextGap(14);
    panel.add(title, "pushy, aligny bottom");
    panel.add(Style.words("prices.help", "text", texts.text("prices.help")), "wmin 0");
    panel.add(link, "wmin 0, pushy, aligny top");
    model.status.watch(this::render);
  }

  private void render(Status status) {
    link.setText(texts.text("prices.link." + status.link(), status.trouble()));
  }

  JPanel component() {
    return panel;
  }
}
