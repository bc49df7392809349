package dev.evertill.receipt.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The receipt that both write: what a shop has in its hands before it prints. Immutable. */
record ThirtyLines(List<String> names, List<String> amounts, String total) {
  static final int COLUMNS = 48;
  static final String SHOP = "CORNER SHOP";
  static final String ADDRESS = "12 Harbour Street, Bergen";
  static final String THANKS = "Thank you, come again";
  static final String RULE = "-".repeat(COLUMNS);

  private static final List<String> GOODS =
      List.of("Coffee beans 1 kg", "Crème fraîche 200 g", "Milk 1 l", "Rolls", "Käse", "Butter");

  /** Three lines of head, 23 of goods, a rule, total, rule and thanks: thirty. */
  static ThirtyLines random(Random random) {
    List<String> names = new ArrayList<>();
    List<String> amounts = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < 23; i++) {
      long cents = 1 + random.nextInt(9_999);
      total += cents;
      names.add(GOODS.get(random.nextInt(GOODS.size())));
      amounts.add(money(cents));
    }
    return new ThirtyLines(List.copyOf(names), List.copyOf(amounts), money(total));
  }

  private static String money(long cents) {
    return cents / 100 + "." + cents / 10 % 10 + cents % 10;
  }

  /** A picture of greys, 384 dots wide. */
  static BufferedImage logo() {
    BufferedImage image = new BufferedImage(384, 160, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int x = 0; x < image.getWidth(); x++) {
      int grey = 255 * x / image.getWidth();
      graphics.setColor(new Color(grey, grey, grey));
      graphics.fillRect(x, 0, 1, image.getHeight());
    }
    graphics.setColor(Color.BLACK);
    graphics.fillOval(40, 20, 120, 120);
    graphics.dispose();
    return image;
  }
}
