package dev.evertill.sync.server.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Amounts as bars, and as the table beside them. Immutable.
 *
 * @param upright bars stand beside each other, or lie under each other
 */
public record Chart(
    String title, String what, String unit, boolean upright, List<Row> rows, String total) {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 220;
  private static final int FOOT = 32;
  private static final int HEAD = 12;
  private static final int MOST_LYING = 12;

  /** Under bars that stand; on a phone more of them run into each other. */
  private static final int MOST_NAMES = 8;

  /** A name above each bar that lies. */
  private static final int LYING = 56;

  private static final int NAME = 28;

  /**
   * @param amount in minor units
   * @param text the same for people
   * @param count how many sales or lines
   */
  public record Row(String name, long amount, String text, String count) {}

  /** A bar in the picture's own units. */
  public record Bar(
      String name, String text, int x, int y, int width, int height, boolean named, boolean below) {
    public int middle() {
      return x + width / 2;
    }
  }

  public int width() {
    return WIDTH;
  }

  public int height() {
    return upright ? HEIGHT : Math.max(1, shown().size()) * LYING;
  }

  /** Where amounts are 0, of bars that stand. */
  public int zero() {
    return y(0);
  }

  /** Of many that lie, the largest. */
  private List<Row> shown() {
    return upright || rows.size() <= MOST_LYING ? rows : rows.subList(0, MOST_LYING);
  }

  private long most() {
    return Math.max(0, shown().stream().mapToLong(Row::amount).max().orElse(0));
  }

  private long least() {
    return Math.min(0, shown().stream().mapToLong(Row::amount).min().orElse(0));
  }

  /** Amounts may be below 0, where more came back than went out. */
  private int y(long amount) {
    long range = Math.max(1, most() - least());
    return (int) (HEAD + (HEIGHT - HEAD - FOOT) * (most() - amount) / range);
  }

  public List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    List<Row> shown = shown();
    int step = upright && !shown.isEmpty() ? WIDTH / shown.size() : 0;
    int gap = Math.max(2, step / 6);
    int apart = (shown.size() + MOST_NAMES - 1) / MOST_NAMES;
    long largest = Math.max(1, Math.max(most(), -least()));
    for (int i = 0; i < shown.size(); i++) {
      Row row = shown.get(i);
      boolean below = row.amount() < 0;
      if (upright) {
        int top = Math.min(y(row.amount()), y(0));
        int height = Math.abs(y(row.amount()) - y(0));
        boolean named = i % apart == 0;
        bars.add(
            new Bar(
                row.name(), row.text(), i * step + gap, top, step - 2 * gap, height, named, below));
      } else {
        int length = (int) (WIDTH * Math.abs(row.amount()) / largest);
        bars.add(
            new Bar(
                cut(row.name()),
                row.text(),
                0,
                i * LYING + NAME,
                length,
                LYING - NAME - 10,
                true,
                below));
      }
    }
    return bars;
  }

  /** What fits above a bar; the table has all of it. */
  private static String cut(String name) {
    int most = 26;
    return name.codePointCount(0, name.length()) <= most
        ? name
        : name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
  }
}
