package dev.evertill.till.ui;

import dev.evertill.till.ui.kit.EntryField;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.Texts;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;

/**
 * A title, what to do, and the field of an amount: the count of a drawer, at either end. On the
 * event thread only.
 */
final class FormPanel {
  private final JPanel panel =
      Style.styled(
          new JPanel(
              new MigLayout(
                  "insets 24 28 24 28, gap 24 14, wrap 2, fillx", "[][grow,fill]", "[]8[]24[]")),
          "sheet");

  /**
   * @param name the key of the texts {@code <name>.title}, {@code <name>.help}, {@code <name>.who}
   *     and the field's own
   */
  FormPanel(Texts texts, String name, JComponent who, EntryField amount) {
    amount.setHorizontalAlignment(SwingConstants.RIGHT);
    amount.getAccessibleContext().setAccessibleName(texts.text(amount.getName()));
    panel.add(Style.label(name + ".title", "title", texts.text(name + ".title")), "span 2");
    panel.add(
        Style.words(name + ".help", "text", texts.text(name + ".help")), "span 2, growx, wmin 0");
    panel.add(Style.label(name + ".who.word", "amountWord", texts.text("drawer.who")));
    panel.add(who, "wmin 0");
    panel.add(Style.label(amount.getName() + ".word", "amountWord", texts.text(amount.getName())));
    panel.add(amount, "h 60!");
  }

  JPanel component() {
    return panel;
  }
}
