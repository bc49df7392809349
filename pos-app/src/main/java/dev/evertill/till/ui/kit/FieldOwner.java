package dev.evertill.till.ui.kit;

import java.awt.Component;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.SwingUtilities;

/**
 * The one field of a window that takes what is typed. Every character goes to it, wherever the
 * focus is, so that a burst of a scanner arrives whole and at one place. On the event thread only.
 */
public final class FieldOwner implements KeyEventDispatcher {
  private final List<EntryField> fields = new ArrayList<>();
  private EntryField owner;

  public FieldOwner(EntryField first, EntryField... others) {
    fields.add(first);
    fields.addAll(List.of(others));
    owner = first;
    own(first);
  }

  public void own(EntryField next) {
    owner = next;
    next.setFocusable(true);
    next.requestFocusInWindow();
    fields.forEach(field -> field.setFocusable(field == next));
    next.setCaretPosition(next.getDocument().getLength());
  }

  public EntryField field() {
    return owner;
  }

  /** Starts to bring characters home. */
  public void start() {
    KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(this);
  }

  public void stop() {
    KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(this);
  }

  @Override
  public boolean dispatchKeyEvent(KeyEvent e) {
    Component target = e.getComponent();
    Window window = SwingUtilities.getWindowAncestor(owner);
    if (target == owner
        || window == null
        || (target != window && SwingUtilities.getWindowAncestor(target) != window)) {
      return false;
    }
    KeyboardFocusManager.getCurrentKeyboardFocusManager().redispatchEvent(owner, e);
    return true;
  }
}
