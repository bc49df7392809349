package dev.evertill.till.ui;

import dev.evertill.till.ui.kit.EntryField;
import dev.evertill.till.ui.kit.FieldOwner;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.kit.Tile;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Texts;
import java.util.function.Consumer;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/**
 * Digits, the decimal sign, back and Enter, for whatever field takes what is typed. On the event
 * thread only.
 */
final class Keypad {
  private static final String ROWS = "[grow,fill,sg][grow,fill,sg][grow,fill,sg][grow,fill,sg]";

  private final JPanel panel =
      Style.styled(
          new JPanel(
              new MigLayout("insets 0, gap 6, fill", "[fill,sg][fill,sg][fill,sg][fill,sg]", ROWS)),
          "clear");
  private final FieldOwner owner;

  Keypad(SaleModel model, Texts texts, FieldOwner owner) {
    this.owner = owner;
    String decimal = String.valueOf(model.money().decimal());
    add(digit("7"), 0, 0);
    add(digit("8"), 1, 0);
    add(digit("9"), 2, 0);
    add(digit("4"), 0, 1);
    add(digit("5"), 1, 1);
    add(digit("6"), 2, 1);
    add(digit("1"), 0, 2);
    add(digit("2"), 1, 2);
    add(digit("3"), 2, 2);
    add(digit("0"), 0, 3);
    add(digit("00"), 1, 3);
    add(key("decimal", decimal, field -> field.type(decimal)), 2, 3);
    add(back(texts), 3, 0);
    panel.add(enter(texts), "cell 3 1 1 3, grow, wmin 0");
  }

  private void add(Tile tile, int column, int row) {
    panel.add(tile, "cell " + column + " " + row + ", grow, wmin 0");
  }

  private Tile digit(String digits) {
    return key(digits, digits, field -> field.type(digits));
  }

  private Tile back(Texts texts) {
    Tile tile = key("back", "", EntryField::takeBack).sign(Style.icon("backspace", 26));
    tile.getAccessibleContext().setAccessibleName(texts.text("key.back"));
    return tile;
  }

  private Tile enter(Texts texts) {
    Tile tile = key("enter", "", EntryField::enter).sign(Style.icon("enter", 26));
    tile.getAccessibleContext().setAccessibleName(texts.text("key.enter"));
    return tile;
  }

  private Tile key(String name, String title, Consumer<EntryField> press) {
    Tile tile = new Tile("key." + name, "digit").title(title);
    tile.addActionListener(e -> press.accept(owner.field()));
    return tile;
  }

  JPanel component() {
    return panel;
  }
}
