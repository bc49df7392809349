package dev.evertill.receipt.virtual;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.render.PaperImage;
import java.awt.Color;
import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Font;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.ImageIcon;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.WindowConstants;

/** The newest papers, one below the other. Safe from any thread: it goes to the event thread. */
final class PaperWindow {
  private static final int NEWEST = 20;
  private static final int PAPER_WIDTH = 400;
  private static final int GAP = 10;
  private static final Color DESK = new Color(0x5C, 0x63, 0x6B);
  private static final Color NOTE = new Color(0xF2, 0xF2, 0xF2);

  private final PrinterProfile profile;
  private final ExecutorService drawing =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "paper drawing");
            thread.setDaemon(true);
            return thread;
          });

  // Both on the event thread only.
  private JPanel desk;
  private JScrollPane scroll;

  private PaperWindow(PrinterProfile profile) {
    this.profile = profile;
  }

  static PaperWindow open(PrinterProfile profile, Rectangle place) {
    PaperWindow window = new PaperWindow(profile);
    EventQueue.invokeLater(() -> window.build(place));
    return window;
  }

  void paper(Receipt receipt) {
    drawing.execute(
        () -> {
          Image image = smaller(PaperImage.draw(receipt, profile));
          EventQueue.invokeLater(() -> add(new JLabel(new ImageIcon(image))));
        });
  }

  void drawerKicked() {
    drawing.execute(
        () ->
            EventQueue.invokeLater(
                () -> {
                  JLabel note = new JLabel("The drawer was opened.");
                  note.setForeground(NOTE);
                  note.setFont(note.getFont().deriveFont(Font.PLAIN));
                  add(note);
                }));
  }

  private static Image smaller(BufferedImage image) {
    int height = image.getHeight() * PAPER_WIDTH / image.getWidth();
    return new ImageIcon(image.getScaledInstance(PAPER_WIDTH, height, Image.SCALE_SMOOTH))
        .getImage();
  }

  private void build(Rectangle place) {
    desk = new JPanel();
    desk.setLayout(new BoxLayout(desk, BoxLayout.Y_AXIS));
    desk.setBackground(DESK);
    desk.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
    scroll =
        new JScrollPane(
            desk, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.getViewport().setBackground(DESK);
    scroll.getVerticalScrollBar().setUnitIncrement(40);
    JFrame frame = new JFrame("Paper");
    frame.setDefaultCloseOperation(WindowConstants.EXIT_ON_CLOSE);
    frame.setContentPane(scroll);
    frame.setBounds(place);
    frame.setVisible(true);
  }

  private void add(JComponent part) {
    part.setAlignmentX(Component.CENTER_ALIGNMENT);
    desk.add(part);
    desk.add(Box.createVerticalStrut(GAP));
    while (desk.getComponentCount() > 2 * NEWEST) {
      desk.remove(0);
    }
    desk.revalidate();
    // Only after the layout is the bottom where it will be.
    EventQueue.invokeLater(
        () -> scroll.getVerticalScrollBar().setValue(scroll.getVerticalScrollBar().getMaximum()));
  }
}
