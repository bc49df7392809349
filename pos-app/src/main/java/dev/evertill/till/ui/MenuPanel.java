package dev.evertill.till.ui;

import dev.evertill.till.ui.kit.Command;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** What is not needed for every sale. On the event thread only. */
final class MenuPanel {
  private final JPanel panel =
      Style.styled(
          new JPanel(
              new MigLayout(
                  "insets 24 28 24 28, gap 10, wrap 2, fillx, hidemode 3",
                  "[grow,fill,sg][grow,fill,sg]",
                  "[]14[]")),
          "sheet");

  MenuPanel(SaleModel model, Texts texts, Runnable changeTheme, Runnable leave, JComponent root) {
    panel.add(Style.label("menu.title", "title", texts.text("menu.title")), "span 2");
    Command paper = new Command("menu.paper", "keyDanger", texts, model::doubtfulPaper);
    add(paper, "printer", root, "span 2");
    model.paperDoubtful.watch(paper.tile()::setVisible);
    add(new Command("menu.reprint", "key", texts, model::reprint), "reprint", root, "");
    add(new Command("menu.held", "key", texts, model.held::open), "held", root, "");
    add(new Command("menu.journal", "key", texts, model.journal::open), "journal", root, "");
    add(new Command("menu.day", "key", texts, model.day::open), "day", root, "");
    add(new Command("menu.troubles", "key", texts, model::troubles), "state", root, "");
    add(new Command("menu.about", "key", texts, model::about), "about", root, "");
    add(new Command("menu.theme", "key", texts, changeTheme), "theme", root, "");
    add(new Command("menu.leave", "key", texts, leave), "leave", root, "");
    add(new Command("menu.back", "key", texts, model::back), "back", root, "span 2");
  }

  private void add(Command command, String icon, JComponent root, String place) {
    panel.add(command.sign(icon, 24).in(root).tile(), "h 58!, wmin 0, " + place);
  }

  JPanel component() {
    return panel;
  }
}
