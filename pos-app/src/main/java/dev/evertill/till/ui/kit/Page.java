package dev.evertill.till.ui.kit;

import java.awt.Dimension;
import java.awt.LayoutManager;
import java.awt.Rectangle;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.Scrollable;

/**
 * What scrolls up and down and is as wide as its window, so that its texts wrap. On the event
 * thread only.
 */
public final class Page extends JPanel implements Scrollable {
  private static final int STEP = 46;

  public Page(LayoutManager layout) {
    super(layout);
  }

  /**
   * The page in its window. Its bar keeps its place when there is nothing to scroll, so that no
   * text wraps anew.
   */
  public JScrollPane scrolling() {
    JScrollPane scroll = Columns.scrolling(this);
    scroll.setVerticalScrollBarPolicy(ScrollPaneConstants.VERTICAL_SCROLLBAR_ALWAYS);
    Style.styled(scroll.getVerticalScrollBar(), "quiet");
    return scroll;
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return getPreferredSize();
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return Style.scaled(STEP);
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return visible.height;
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return true;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return getParent() != null && getParent().getHeight() > getPreferredSize().height;
  }
}
