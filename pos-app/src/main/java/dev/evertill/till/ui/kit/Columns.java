package dev.evertill.till.ui.kit;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.font.TextAttribute;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableColumn;
import javax.swing.table.TableModel;

/**
 * How our tables and their columns look: one renderer for each column, so that none leaks into
 * another. On the event thread only.
 */
public final class Columns {
  private static final int PADDING = 10;
  private static final int ROW = 46;
  private static final int HEAD = 34;

  private Columns() {}

  /** A table whose rows are large enough for a finger; a press tells the row. */
  public static JTable table(String name, String spoken, TableModel rows, IntConsumer pressed) {
    JTable table = Style.named(new JTable(rows), name, "lines");
    table.getAccessibleContext().setAccessibleName(spoken);
    table.setFocusable(false);
    table.getTableHeader().setFocusable(false);
    table.setFillsViewportHeight(true);
    table.setRowHeight(Style.scaled(ROW));
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    table.getTableHeader().setReorderingAllowed(false);
    table.getTableHeader().setResizingAllowed(false);
    table.getTableHeader().setPreferredSize(new Dimension(0, Style.scaled(HEAD)));
    table.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent e) {
            int row = table.rowAtPoint(e.getPoint());
            if (row >= 0) {
              pressed.accept(row);
            }
          }
        });
    return table;
  }

  public static JScrollPane scrolling(JComponent content) {
    JScrollPane scroll =
        new JScrollPane(
            content,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.setFocusable(false);
    scroll.getVerticalScrollBar().setFocusable(false);
    scroll.getVerticalScrollBar().setUnitIncrement(Style.scaled(ROW));
    return scroll;
  }

  /** Marks a row and brings it into view. */
  public static void mark(JTable table, int row) {
    table.setRowSelectionInterval(row, row);
    table.scrollRectToVisible(table.getCellRect(row, 0, true));
  }

  /** A column whose text is cut when it is too long. */
  public static void text(TableColumn column, IntPredicate isVoided) {
    column.setCellRenderer(new Cell(SwingConstants.LEADING, false, isVoided));
    column.setHeaderRenderer(new Head(SwingConstants.LEADING));
  }

  /** A column of figures: they align at the right, and would rather be smaller than cut. */
  public static void figures(TableColumn column, int width, IntPredicate isVoided) {
    column.setCellRenderer(new Cell(SwingConstants.TRAILING, true, isVoided));
    column.setHeaderRenderer(new Head(SwingConstants.TRAILING));
    column.setMinWidth(Style.scaled(width));
    column.setMaxWidth(Style.scaled(width));
  }

  private static final class Cell extends DefaultTableCellRenderer {
    private final boolean shrinks;
    private final IntPredicate isVoided;

    Cell(int alignment, boolean shrinks, IntPredicate isVoided) {
      this.shrinks = shrinks;
      this.isVoided = isVoided;
      setHorizontalAlignment(alignment);
      putClientProperty("html.disable", true);
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable table, Object value, boolean selected, boolean focused, int row, int column) {
      super.getTableCellRendererComponent(table, value, selected, false, row, column);
      setBorder(
          BorderFactory.createEmptyBorder(0, Style.scaled(PADDING), 0, Style.scaled(PADDING)));
      boolean voided = isVoided.test(row);
      setForeground(voided ? Style.colour("voided") : Style.colour("lineText"));
      Font font = table.getFont();
      if (shrinks) {
        int room =
            table.getColumnModel().getColumn(column).getWidth() - 2 * Style.scaled(PADDING) - 1;
        font = FittingLabel.fitting(this, getText(), font, room);
      }
      setFont(
          voided
              ? font.deriveFont(Map.of(TextAttribute.STRIKETHROUGH, TextAttribute.STRIKETHROUGH_ON))
              : font);
      return this;
    }
  }

  private static final class Head extends DefaultTableCellRenderer {
    Head(int alignment) {
      setHorizontalAlignment(alignment);
    }

    @Override
    public Component getTableCellRendererComponent(
        JTable table, Object value, boolean selected, boolean focused, int row, int column) {
      super.getTableCellRendererComponent(table, value, false, false, row, column);
      setBorder(
          BorderFactory.createCompoundBorder(
              BorderFactory.createMatteBorder(0, 0, 1, 0, Style.colour("line")),
              BorderFactory.createEmptyBorder(0, Style.scaled(PADDING), 0, Style.scaled(PADDING))));
      setFont(table.getTableHeader().getFont());
      setForeground(Style.colour("muted"));
      setBackground(table.getBackground());
      return this;
    }
  }
}
