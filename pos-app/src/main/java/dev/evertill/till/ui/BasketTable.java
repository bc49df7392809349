package dev.evertill.till.ui;

import dev.evertill.till.checkout.Counter;
import dev.evertill.till.money.Money;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.Priced;
import dev.evertill.till.sale.PricedLine;
import dev.evertill.till.sale.Reduction;
import dev.evertill.till.sale.promotion.Applied;
import dev.evertill.till.ui.kit.Columns;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import java.awt.CardLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    boolean longer = rows.show(rowsOf(counter.priced()));
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

  /** One row: goods, or what was taken off them. */
  private record Row(Optional<PricedLine> goods, String name, Money amount) {
    static Row goods(PricedLine line) {
      return new Row(
          Optional.of(line),
          line.line().item().name(),
          line.line().isBack() ? line.amount() : line.listed());
    }

    static Row off(String name, Money saved) {
      return new Row(Optional.empty(), name, saved.negate());
    }
  }

  /** The goods in their order, then what promotions and discounts take off. */
  private static List<Row> rowsOf(Priced priced) {
    List<Row> rows = new ArrayList<>();
    Map<String, Money> discounts = new LinkedHashMap<>();
    for (PricedLine line : priced.lines()) {
      rows.add(Row.goods(line));
      if (!line.line().isBack()) {
        line.reductions().stream()
            .filter(reduction -> reduction.source() != Reduction.Source.PROMOTION)
            .forEach(off -> discounts.merge(off.name(), off.saved(), Money::plus));
      }
    }
    for (Applied promotion : priced.promotions()) {
      String times = promotion.times() == 1 ? "" : promotion.times() + " × ";
      rows.add(Row.off(times + promotion.name(), promotion.saved()));
    }
    discounts.forEach((name, saved) -> rows.add(Row.off(name, saved)));
    return rows;
  }

  private final class Rows extends AbstractTableModel {
    private List<Row> lines = List.of();

    /** Tells the table of what differs only; true when lines came to the end. */
    boolean show(List<Row> next) {
      List<Row> before = lines;
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
      return lines.get(row).goods().map(goods -> goods.line().voided()).orElse(false);
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
      Row shown = lines.get(row);
      Optional<Line> line = shown.goods().map(PricedLine::line);
      return switch (column) {
        case QTY -> line.map(goods -> model.money().text(goods.quantity())).orElse("");
        case ITEM -> shown.name();
        case PRICE -> line.map(goods -> model.money().price(goods)).orElse("");
        default -> model.money().text(shown.amount());
      };
    }
  }
}
