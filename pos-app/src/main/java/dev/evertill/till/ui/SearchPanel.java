package dev.evertill.till.ui;

import dev.evertill.till.sale.Item;
import dev.evertill.till.ui.kit.Columns;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.Hits;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import java.awt.CardLayout;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import net.miginfocom.swing.MigLayout;

/** Goods whose name holds what was typed. A tap, or Enter, takes one. On the event thread only. */
final class SearchPanel {
  private static final int ITEM = 0;
  private static final int NUMBER = 1;
  private static final int PRICE = 2;

  private final SaleModel model;
  private final Texts texts;
  private final Rows rows;
  private final JTable table;
  private final CardLayout cards = new CardLayout();
  private final JPanel answer = Style.styled(new JPanel(cards), "sheet");
  private final JLabel nothing = Style.label("search.nothing", "mutedCentre", "");
  private final JPanel panel =
      Style.styled(new JPanel(new MigLayout("insets 0, gap 0, wrap 1, fill")), "sheet");

  SearchPanel(SaleModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    rows = new Rows();
    table =
        Columns.table(
            "search.hits",
            texts.text("search.hits"),
            rows,
            row -> model.add(model.scan.hits.get().items().get(row)));
    Columns.text(table.getColumnModel().getColumn(ITEM), row -> false);
    Columns.figures(table.getColumnModel().getColumn(NUMBER), 160, row -> false);
    Columns.figures(table.getColumnModel().getColumn(PRICE), 120, row -> false);
    nothing.setHorizontalAlignment(SwingConstants.CENTER);
    answer.add(Columns.scrolling(table), "some");
    answer.add(nothing, "none");
    panel.add(answer, "grow, push");
    panel.add(
        Style.label("search.help", "muted", texts.text("search.help")), "gap 12 12 8 8, wmin 0");
    model.scan.hits.watch(this::render);
  }

  private void render(Hits hits) {
    rows.fireTableDataChanged();
    boolean none = hits.items().isEmpty() && !hits.words().isEmpty();
    cards.show(answer, none ? "none" : "some");
    if (none) {
      nothing.setText(texts.text("search.nothing", hits.words().strip()));
    } else if (!hits.items().isEmpty()) {
      Columns.mark(table, hits.at());
    }
  }

  JPanel component() {
    return panel;
  }

  private final class Rows extends AbstractTableModel {
    @Override
    public int getRowCount() {
      return model.scan.hits.get().items().size();
    }

    @Override
    public int getColumnCount() {
      return PRICE + 1;
    }

    @Override
    public String getColumnName(int column) {
      return texts.text(
          switch (column) {
            case ITEM -> "lines.item";
            case NUMBER -> "search.number";
            default -> "lines.price";
          });
    }

    @Override
    public Object getValueAt(int row, int column) {
      Item item = model.scan.hits.get().items().get(row);
      return switch (column) {
        case ITEM -> item.name();
        case NUMBER -> item.sku();
        default -> model.money().price(item);
      };
    }
  }
}
