package dev.evertill.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.RepaintManager;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;

class RepaintTest extends WindowTest {
  private static final int LINES = 200;

  private static final String BUTTER = "4012345002041";

  private void fillBasket() {
    openShift();
    GuiActionRunner.execute(
        () -> {
          for (int i = 0; i < LINES; i++) {
            till.model.scan.entered(BUTTER);
          }
        });
    eventually(LINES + " lines", () -> till.model.counter.get().basket().lines().size() == LINES);
    hands().waitForIdle();
  }

  @Test
  void aScanPaintsItsLineAndNoKeys() {
    fillBasket();
    GuiActionRunner.execute(
        () -> {
          till.model.show(Scans.another(till.model.counter.get()));
          RepaintManager painter = RepaintManager.currentManager(window.target());
          List<String> dirty = new ArrayList<>();
          collectDirty(window.target(), painter, dirty);
          assertThat(dirty).containsOnly("sale.lines", "sale.total", "sale.items", "sale.tax");
          painter.paintDirtyRegions();
        });
  }

  private static void collectDirty(
      Container container, RepaintManager painter, List<String> dirty) {
    for (Component child : container.getComponents()) {
      if (child instanceof JComponent component
          && !(child instanceof JScrollPane)
          && !(child instanceof JScrollBar)
          && !painter.getDirtyRegion(component).isEmpty()) {
        dirty.add(component.getName());
      }
      if (child instanceof Container deeper) {
        collectDirty(deeper, painter, dirty);
      }
    }
  }
}
