package dev.evertill.till.ui;

import dev.evertill.till.ui.kit.Command;
import dev.evertill.till.ui.kit.EntryField;
import dev.evertill.till.ui.kit.Stacked;
import dev.evertill.till.ui.kit.StackedTable;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.JournalModel;
import dev.evertill.till.ui.model.JournalRow;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import java.awt.CardLayout;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;

/**
 * The latest entries of the journal, the search for a number, and more about the entry that is
 * marked. On the event thread only.
 */
final class JournalPanel {
  private final JournalModel model;
  private final Texts texts;
  private final StackedTable table;
  private final CardLayout cards = new CardLayout();
  private final JPanel answer = Style.styled(new JPanel(cards), "sheet");
  private final JLabel nothing = Style.label("journal.nothing", "mutedCentre", "");
  private final JTextArea more;
  private final JPanel panel =
      Style.styled(
          new JPanel(
              new MigLayout(
                  "insets 12 0 8 0, gap 0, wrap 1, fill",
                  "[grow,fill]",
                  "[]8[grow,fill]0[]0[]0[]")),
          "sheet");

  JournalPanel(SaleModel sale, Texts texts, EntryField number, JComponent root) {
    model = sale.journal;
    this.texts = texts;
    table = new StackedTable("journal.rows", texts.text("journal.title"), 170, model::mark);
    more = Style.words("journal.more", "text", texts.text("journal.help"));
    nothing.setHorizontalAlignment(SwingConstants.CENTER);
    answer.add(table.component(), "some");
    answer.add(nothing, "none");
    Style.placeholder(number, texts.text("journal.number"));
    Command back = new Command("journal.back", "key", texts, sale::back).sign("back", 24).in(root);
    panel.add(Style.label("journal.title", "title", texts.text("journal.title")), "gap 14 14 0 0");
    panel.add(answer, "grow, wmin 0, hmin 0");
    panel.add(Style.styled(new JPanel(), "rule"), "h 1!");
    panel.add(more, "h 76!, wmin 0, gap 14 14 8 8");
    panel.add(number, "split 2, h 58!, growx, wmin 0, gap 10 8 0 0");
    panel.add(back.tile(), "h 58!, w 36%!, gap 0 10 0 0");
    model.rows.watch(this::render);
    model.marked.watch(this::mark);
    model.nothing.watch(why -> nothing.setText(why));
  }

  private void render(List<JournalRow> rows) {
    table.show(rows.stream().map(JournalPanel::row).toList());
    cards.show(answer, rows.isEmpty() ? "none" : "some");
    mark(model.marked.get());
  }

  private static StackedTable.Row row(JournalRow row) {
    String colour =
        switch (row.tone()) {
          case GOOD -> "good";
          case ATTENTION -> "attention.text";
          case TROUBLE -> "danger";
          case NONE, INFO -> "muted";
        };
    return new StackedTable.Row(
        Stacked.quiet(row.what(), row.place()), new Stacked(row.amount(), row.state(), colour));
  }

  private void mark(int row) {
    table.mark(row);
    boolean isRow = row >= 0 && row < model.rows.get().size();
    String help = model.rows.get().isEmpty() ? "" : texts.text("journal.help");
    more.setText(isRow ? model.rows.get().get(row).more() : help);
  }

  JPanel component() {
    return panel;
  }
}
