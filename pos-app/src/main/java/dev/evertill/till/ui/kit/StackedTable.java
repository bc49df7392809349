package dev.evertill.till.ui.kit;

import java.awt.Component;
import java.awt.Font;
import java.util.List;
import java.util.function.IntConsumer;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableColumn;
import net.miginfocom.swing.MigLayout;

/**
 * A list of rows, each of two lines at the left and two at the right. The left is cut when it is
 * too long, the right is as wide as its column. On the event thread only.
 */
public final class StackedTable {
  private static final int ROW = 60;
  private static final int PADDING = 14;
  private static final float SMALLER = 3;

  /** A row. Immutable. */
  public record Row(Stacked left, Stacked right) {}

  private final Rows rows = new Rows();
  private final JTable table;
  private final JScrollPane scroll;

  /**
   * @param right the width of the right column in pixels, before scaling
   * @param pressed is told the row that was pressed, from 0
   */
  public StackedTable(String name, String spoken, int right, IntConsumer pressed) {
    table = Columns.table(name, spoken, rows, pressed);
    table.setTableHeader(null);
    table.setRowHeight(Style.scaled(ROW));
    table.getColumnModel().getColumn(0).setCellRenderer(new Cell(SwingConstants.LEADING));
    TableColumn last = table.getColumnModel().getColumn(1);
    last.setCellRenderer(new Cell(SwingConstants.TRAILING));
    last.setMinWidth(Style.scaled(right));
    last.setMaxWidth(Style.scaled(right));
    scroll = Columns.scrolling(table);
  }

  /** The mark does not follow; say it again. */
  public void show(List<Row> next) {
    rows.rows = List.copyOf(next);
    rows.fireTableDataChanged();
  }

  /** Marks a row, from 0, and brings it into view; what is no row clears the mark. */
  public void mark(int row) {
    if (row < 0 || row >= rows.getRowCount()) {
      table.clearSelection();
    } else {
      Columns.mark(table, row);
    }
  }

  public JScrollPane component() {
    return scroll;
  }

  private static final class Rows extends AbstractTableModel {
    private List<Row> rows = List.of();

    @Override
    public int getRowCount() {
      return rows.size();
    }

    @Override
    public int getColumnCount() {
      return 2;
    }

    @Override
    public Object getValueAt(int row, int column) {
      return column == 0 ? rows.get(row).left() : rows.get(row).right();
    }
  }

  private static final class Cell implements TableCellRenderer {
    private final JLabel above = new JLabel();
    private final JLabel below = new JLabel();
    private final JPanel cell =
        new JPanel(new MigLayout("insets 0, gap 0, wrap 1, fill", "[grow,fill]", "push[][]push"));

    Cell(int alignment) {
      for (JLabel label : List.of(above, below)) {
        label.setHorizontalAlignment(alignment);
        label.putClientProperty("html.disable", true);
        cell.add(label, "growx, wmin 0");
      }
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable table, Object value, boolean selected, boolean focused, int row, int column) {
      Stacked text = (Stacked) value;
      Font font = table.getFont();
      show(above, text.above(), font, "lineText");
      show(below, text.below(), font.deriveFont(font.getSize2D() - SMALLER), text.colour());
      cell.setBackground(selected ? table.getSelectionBackground() : table.getBackground());
      cell.setBorder(
          BorderFactory.createEmptyBorder(0, Style.scaled(PADDING), 0, Style.scaled(PADDING)));
      return cell;
    }

    private static void show(JLabel label, String text, Font font, String colour) {
      label.setText(text.isEmpty() ? " " : text);
      label.setFont(font);
      label.setForeground(Style.colour(colour));
    }
  }
}
