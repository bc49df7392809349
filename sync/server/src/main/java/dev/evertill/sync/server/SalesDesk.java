package dev.evertill.sync.server;

import dev.evertill.sync.server.page.Chart;
import dev.evertill.sync.server.page.Chart.Row;
import dev.evertill.sync.server.page.Figures;
import dev.evertill.sync.server.page.SalesView.InCurrency;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What the day book says of one business day. Safe from any thread. */
final class SalesDesk {
  private static final int MOST_ROWS = 500;

  private final Database database;

  SalesDesk(Database database) {
    this.database = database;
  }

  private record Money(String currency, int decimals, long sales, long returns, long total) {
    String text(long amount) {
      return Figures.money(amount, decimals);
    }
  }

  /** Each currency by itself, the one with most sales first. */
  List<InCurrency> day(String day) {
    return database
        .reader()
        .inTransaction(
            handle ->
                handle
                    .createQuery(
                        "select currency, decimals, sum(sales), sum(returns), sum(total)"
                            + " from sold_by_hour where day = ? group by currency, decimals"
                            + " order by sum(sales) desc, currency, decimals")
                    .bind(0, day)
                    .map(
                        (row, context) ->
                            new Money(
                                row.getString(1),
                                row.getInt(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5)))
                    .list()
                    .stream()
                    .map(money -> sums(handle, day, money))
                    .toList());
  }

  private static InCurrency sums(Handle handle, String day, Money money) {
    return new InCurrency(
        money.currency(),
        money.text(money.total()),
        Figures.count(money.sales()),
        Figures.count(money.returns()),
        byHour(handle, day, money),
        chart(
            "By store",
            "Store",
            "Sales",
            "other stores",
            rows(
                handle,
                "select store, sum(sales), sum(total) from sold_by_hour"
                    + " where day = ? and currency = ? and decimals = ? group by store"
                    + " order by sum(total) desc, store limit "
                    + MOST_ROWS,
                day,
                money),
            money),
        chart(
            "By group",
            "Group",
            "Lines",
            "rounding, other groups",
            rows(
                handle,
                "select goods, sum(lines), sum(total) from sold_by_group"
                    + " where day = ? and currency = ? and decimals = ? group by goods"
                    + " order by sum(total) desc, goods limit "
                    + MOST_ROWS,
                day,
                money),
            money));
  }

  private static List<Row> rows(Handle handle, String query, String day, Money money) {
    return handle
        .createQuery(query)
        .bind(0, day)
        .bind(1, money.currency())
        .bind(2, money.decimals())
        .map(
            (row, context) ->
                new Row(
                    row.getString(1).isEmpty() ? "(none)" : row.getString(1),
                    row.getLong(3),
                    money.text(row.getLong(3)),
                    Figures.count(row.getLong(2))))
        .list();
  }

  /** What the rows do not hold of the turnover is a row too: both columns end with one total. */
  private static Chart chart(
      String title, String what, String unit, String rest, List<Row> rows, Money money) {
    List<Row> all = new ArrayList<>(rows);
    long left = money.total() - rows.stream().mapToLong(Row::amount).sum();
    if (left != 0) {
      all.add(new Row(rest, left, money.text(left), ""));
    }
    return new Chart(title, what, unit, false, all, money.text(money.total()));
  }

  private record Hour(int hour, long sales, long total) {}

  /** From the first hour to the last, those without a sale too. */
  private static Chart byHour(Handle handle, String day, Money money) {
    List<Hour> found =
        handle
            .createQuery(
                "select hour, sum(sales), sum(total) from sold_by_hour"
                    + " where day = ? and currency = ? and decimals = ? group by hour order by hour")
            .bind(0, day)
            .bind(1, money.currency())
            .bind(2, money.decimals())
            .map((row, context) -> new Hour(row.getInt(1), row.getLong(2), row.getLong(3)))
            .list();
    List<Row> rows = new ArrayList<>();
    int next = -1;
    for (Hour hour : found) {
      for (; next >= 0 && next < hour.hour(); next++) {
        rows.add(row(new Hour(next, 0, 0), money));
      }
      rows.add(row(hour, money));
      next = hour.hour() < 0 ? -1 : hour.hour() + 1;
    }
    return new Chart("By hour", "Hour", "Sales", true, rows, money.text(money.total()));
  }

  private static Row row(Hour hour, Money money) {
    String name = hour.hour() < 0 ? "unknown" : hour.hour() + ":00";
    return new Row(name, hour.total(), money.text(hour.total()), Figures.count(hour.sales()));
  }
}
