package dev.evertill.till.ui.kit;

import dev.evertill.till.ui.model.Texts;
import dev.evertill.till.ui.model.Value;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/**
 * Something the cashier can do: the key on the screen, the key on the keyboard, the text, and the
 * component's name, which is also the key of its text. On the event thread only.
 *
 * <p>The keyboard's key ({@code <name>.key} in the texts) works while the one on the screen can be
 * seen and pressed, so one key can mean the next step on each panel.
 */
public final class Command {
  private final Tile tile;
  private final Runnable act;
  private final Optional<KeyStroke> key;
  private Optional<Runnable> why = Optional.empty();

  public Command(
      String name, String styleClass, Texts texts, Value<Boolean> enabled, Runnable act) {
    this(name, styleClass, texts, act);
    enabled.watch(tile::setEnabled);
  }

  /** One that can always be pressed. */
  public Command(String name, String styleClass, Texts texts, Runnable act) {
    this.act = act;
    tile = new Tile(name, styleClass).title(texts.text(name));
    tile.addActionListener(e -> act.run());
    String keyName = name + ".key";
    key =
        texts.has(keyName)
            ? Optional.of(KeyStroke.getKeyStroke(texts.text(keyName)))
            : Optional.empty();
    key.ifPresent(stroke -> tile.hint(hint(texts)));
  }

  private String hint(Texts texts) {
    String name = texts.text(tile.getName() + ".key");
    return texts.has("key." + name) ? texts.text("key." + name) : name;
  }

  public Command sign(String icon, int size) {
    tile.sign(Style.icon(icon, size));
    return this;
  }

  public Tile tile() {
    return tile;
  }

  /** Lets the key on the keyboard work anywhere in the window. */
  public Command in(JComponent root) {
    key.ifPresent(stroke -> Keys.of(root).add(stroke, this));
    return this;
  }

  /** What its key does while it is shown and cannot be pressed: say why. */
  public Command otherwise(Runnable why) {
    this.why = Optional.of(why);
    return this;
  }

  boolean perform() {
    if (!tile.isShowing()) {
      return false;
    }
    if (tile.isEnabled()) {
      act.run();
      return true;
    }
    why.ifPresent(Runnable::run);
    return why.isPresent();
  }
}
