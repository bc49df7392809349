package dev.evertill.till.ui.kit;

import java.awt.event.ActionEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/** The commands that share a key of the keyboard in one window. On the event thread only. */
final class Keys {
  private final JComponent root;
  private final Map<KeyStroke, List<Command>> commands = new HashMap<>();

  private Keys(JComponent root) {
    this.root = root;
  }

  static Keys of(JComponent root) {
    Keys keys = (Keys) root.getClientProperty(Keys.class);
    if (keys == null) {
      keys = new Keys(root);
      root.putClientProperty(Keys.class, keys);
    }
    return keys;
  }

  void add(KeyStroke stroke, Command command) {
    List<Command> same = commands.get(stroke);
    if (same == null) {
      same = new ArrayList<>();
      commands.put(stroke, same);
      root.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(stroke, stroke);
      root.getActionMap().put(stroke, perform(same));
    }
    same.add(command);
  }

  private static AbstractAction perform(List<Command> same) {
    return new AbstractAction() {
      @Override
      public void actionPerformed(ActionEvent e) {
        List.copyOf(same).stream().anyMatch(Command::perform);
      }
    };
  }
}
