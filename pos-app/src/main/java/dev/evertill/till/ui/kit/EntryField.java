package dev.evertill.till.ui.kit;

import com.formdev.flatlaf.FlatClientProperties;
import dev.evertill.till.ui.model.Value;
import java.awt.event.ActionEvent;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/**
 * A field that shows a value of the model and tells it what is typed. Enter, and the tabulator that
 * some scanners send instead, end an entry. On the event thread only.
 */
public final class EntryField extends JTextField {
  private boolean following;

  public EntryField(
      String name,
      String styleClass,
      Value<String> text,
      Consumer<String> typed,
      Consumer<String> entered) {
    Style.named(this, name, styleClass);
    putClientProperty(
        FlatClientProperties.SELECT_ALL_ON_FOCUS_POLICY,
        FlatClientProperties.SELECT_ALL_ON_FOCUS_POLICY_NEVER);
    putClientProperty("caretAspectRatio", 0.08f);
    setFocusTraversalKeysEnabled(false);
    text.watch(this::follow);
    getDocument().addDocumentListener(new Typed(typed));
    addActionListener(e -> entered.accept(getText()));
    getInputMap().put(KeyStroke.getKeyStroke("TAB"), "enter");
    getActionMap()
        .put(
            "enter",
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent e) {
                enter();
              }
            });
  }

  private void follow(String text) {
    if (!text.equals(getText())) {
      following = true;
      try {
        setText(text);
      } finally {
        following = false;
      }
    }
  }

  /** As if typed. */
  public void type(String text) {
    replaceSelection(text);
  }

  /** Takes back the last character. */
  public void takeBack() {
    String text = getText();
    if (!text.isEmpty()) {
      setText(text.substring(0, text.length() - 1));
    }
  }

  public void enter() {
    postActionEvent();
  }

  private final class Typed implements DocumentListener {
    private final Consumer<String> typed;

    Typed(Consumer<String> typed) {
      this.typed = typed;
    }

    @Override
    public void insertUpdate(DocumentEvent e) {
      tell();
    }

    @Override
    public void removeUpdate(DocumentEvent e) {
      tell();
    }

    private void tell() {
      if (!following) {
        typed.accept(getText());
      }
    }

    @Override
    public void changedUpdate(DocumentEvent e) {
      // attributes only
    }
  }
}
