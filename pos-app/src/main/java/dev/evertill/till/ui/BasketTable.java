package dev.evertill.till.ui;

import dev.evertill.till.checkout.Counter;
import dev.evertill.till.sale.Line;
import dev.evertill.till.ui.kit.Columns;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import java.awt.CardLayout;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.TableColumnModel;

/** The lines of the basket. Paints only the lines that changed. On the event thread only. */
final class BasketTable {
  private static final String LINES = "lines";
  private static final String EMPTY = "empty";
  private static final int QTY = 0;
  private static final int ITEM = 1;
  private static final int PRICE = 2;
  private static final int TOTAL = 3;

  private final SaleModel model;
  private final Texts texts;
  private final Rows rows = new Rows();
  private final JTable table;
  private final CardLayout cards = new CardLayout();
  private final JPanel panel = Style.styled(new JPanel(cards), "sheet");

  BasketTable(SaleModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    table = Columns.table("sale.lines", texts.text("lines"), rows, model::select);
    JLabel empty = Style.label("lines.empty", "empty", texts.text("lines.empty"));
    empty.setIcon(Style.icon("barcode", 40));
    empty.setIconTextGap(14);
    empty.setHorizontalAlignment(SwingConstants.CENTER);
    panel.add(Columns.scrolling(table), LINES);
    panel.add(empty, EMPTY);
    TableColumnModel columns = table.getColumnModel();
    Columns.figures(columns.getColumn(QTY), 70, rows::isVoided);
    Columns.text(columns.getColumn(ITEM), rows::isVoided);
    Columns.figures(columns.getColumn(PRICE), 106, rows::isVoided);
    Columns.figures(columns.getColumn(TOTAL), 120, rows::isVoided);
    model.counter.watch(this::render);
  }

  private void render(Counter counter) {
    cards.show(panel, counter.basket().isEmpty() ? EMPTY : LINES);
    boolean longer = rows.show(counter.basket().lines());
    int selected = counter.selected();
    if (selected < 0 || selected >= rows.getRowCount()) {
      table.clearSelection();
    } else if (longer || table.getSelectedRow() != selected) {
      Columns.mark(table, selected);
    }
  }

  JPanel component() {
    return panel;
  }

  private final class Rows extends AbstractTableModel {
    private List<Line> lines = List.of();

    /** Tells the table of what differs only; true when lines came to the end. */
    boolean show(List<Line> next) {
      List<Line> before = lines;
      lines = next;
      int common = Math.min(before.size(), next.size());
      for (int i = 0; i < common; i++) {
        if (!before.get(i).equals(next.get(i))) {
          fireTableRowsUpdated(i, i);
        }
      }
      if (next.size() > common) {
        fireTableRowsInserted(common, next.size() - 1);
      } else if (before.size() > common) {
        fireTableRowsDeleted(common, before.size() - 1);
      }
      return next.size() > common;
    }

    boolean isVoided(int row) {
      return lines.get(row).voided();
    }

    @Override
    public int getRowCount() {
      return lines.size();
    }

    @Override
    public int getColumnCount() {
      return TOTAL + 1;
    }

    @Override
    public String getColumnName(int column) {
      return texts.text(
          switch (column) {
            case QTY -> "lines.qty";
            case ITEM -> "lines.item";
            case PRICE -> "lines.price";
            default -> "lines.total";
          });
    }

    @Override
    public Object getValueAt(int row, int column) {
      Line line = lines.get(row);
      return switch (column) {
        case QTY -> model.money().text(line.quantity());
        case ITEM -> line.item().name();
        case PRICE -> model.money().price(line.item());
        default -> model.money().text(line.amount());
      };
    }
  }
}
