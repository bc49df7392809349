package dev.evertill.till.ui;

import dev.evertill.till.checkout.QuickKey;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.kit.Tile;
import dev.evertill.till.ui.model.PriceList;
import dev.evertill.till.ui.model.QuickPage;
import dev.evertill.till.ui.model.SaleModel;
import java.awt.Component;
import java.awt.GridLayout;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/**
 * The pages of quick keys as pills, and the twelve places of the open page. On the event thread
 * only.
 */
final class QuickKeys {
  private final SaleModel model;
  private final JPanel panel =
      Style.styled(new JPanel(new MigLayout("insets 0, gap 6, wrap 1, fill")), "clear");
  private final JPanel pills =
      Style.styled(new JPanel(new MigLayout("insets 0, gap 6, fillx, hidemode 3")), "clear");
  private final JPanel places =
      Style.styled(new JPanel(new GridLayout(QuickPage.ROWS, QuickPage.COLUMNS, 6, 6)), "clear");

  QuickKeys(SaleModel model) {
    this.model = model;
    panel.add(pills, "growx, h 44!");
    panel.add(places, "grow, push");
    model.prices.watch(prices -> rebuild());
    model.page.watch(page -> rebuild());
  }

  private void rebuild() {
    PriceList prices = model.prices.get();
    pills.removeAll();
    places.removeAll();
    for (int i = 0; i < prices.pages().size(); i++) {
      pills.add(pill(prices.pages().get(i), i), "grow, push");
    }
    if (model.page.get() < prices.pages().size()) {
      QuickPage page = prices.pages().get(model.page.get());
      for (int place = 1; place <= QuickPage.PLACES; place++) {
        places.add(page.at(place).map(this::key).orElseGet(this::gap));
      }
    }
    panel.revalidate();
    panel.repaint();
  }

  private Component pill(QuickPage page, int index) {
    Tile pill =
        new Tile("page." + (index + 1), index == model.page.get() ? "pillOpen" : "pill")
            .title(page.name());
    pill.addActionListener(e -> model.page.set(index));
    return pill;
  }

  private Component key(QuickKey key) {
    Tile tile =
        new Tile("quick." + key.item().sku(), "goods")
            .title(key.label().isBlank() ? key.item().name() : key.label())
            .detail(model.money().price(key.item()))
            .bar(key.colour());
    tile.addActionListener(e -> model.add(key.item()));
    return tile;
  }

  private Component gap() {
    return Style.styled(new JPanel(), "clear");
  }

  JPanel component() {
    return panel;
  }
}
