package dev.evertill.till.ui;

import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.ui.kit.Command;
import dev.evertill.till.ui.kit.Page;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Status;
import dev.evertill.till.ui.model.Texts;
import dev.evertill.till.ui.model.TroubleText;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/**
 * What a person should know of the till's own disk, each with what it means and what to do. On the
 * event thread only.
 */
final class TroublesPanel {
  private static final int ICON = 22;

  private final Texts texts;
  private final Page list =
      Style.named(
          new Page(new MigLayout("insets 0 28 12 14, gap 0 4, wrap 1, fillx", "[grow,fill]")),
          "troubles",
          "sheet");
  private final JPanel panel =
      Style.styled(
          new JPanel(
              new MigLayout(
                  "insets 24 0 24 0, gap 0 14, wrap 1, fill", "[grow,fill]", "[][grow][]")),
          "sheet");
  private List<Trouble> shown = List.of();

  TroublesPanel(SaleModel model, Texts texts, JComponent root) {
    this.texts = texts;
    panel.add(
        Style.label("troubles.title", "title", texts.text("troubles.title")), "gap 28 28 0 0");
    panel.add(list.scrolling(), "grow, wmin 0, hmin 0");
    Command back =
        new Command("troubles.back", "key", texts, model::back).sign("back", 24).in(root);
    panel.add(back.tile(), "h 58!, gap 28 28 0 0");
    add("troubles.none", texts.text("troubles.none"));
    model.status.watch(this::render);
  }

  private void render(Status status) {
    if (status.troubles().equals(shown)) {
      return;
    }
    shown = status.troubles();
    list.removeAll();
    if (shown.isEmpty()) {
      add("troubles.none", texts.text("troubles.none"));
    }
    shown.forEach(this::add);
    list.revalidate();
    list.repaint();
  }

  private void add(Trouble trouble) {
    TroubleText text = TroubleText.of(trouble, texts);
    JLabel title = Style.label("trouble." + trouble.kind(), "troubleTitle", text.title());
    title.setIcon(Style.icon("notice-attention", ICON));
    list.add(title, "wmin 0, gaptop 12");
    add("trouble." + trouble.kind() + ".help", text.help());
  }

  private void add(String name, String words) {
    list.add(Style.words(name, "text", words), "wmin 0");
  }

  JPanel component() {
    return panel;
  }
}
