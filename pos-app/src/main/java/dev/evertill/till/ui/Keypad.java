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

/** Digits, the decimal sign, back and Enter, for whatever field takes what is typed. */
final class Keypad {
  private static final String DIGITS = "grow, sg digits, wmin 0";

  private final JPanel panel =
      Style.styled(
          new JPanel(new MigLayout("insets 0, gap 6, fill", "[fill][fill][fill][fill]", "[fill]")),
          "clear");
  private final FieldOwner owner;

  Keypad(SaleModel model, Texts texts, FieldOwner owner) {
    this.owner = owner;
    String decimal = String.valueOf(model.money().decimal());
    row("7", "8", "9");
    panel.add(back(texts), DIGITS + ", wrap");
    row("4", "5", "6");
    panel.add(enter(texts), "grow, wmin 0, spany 3, wrap");
    row("1", "2", "3");
    panel.add(digit("0"), DIGITS + ", newline");
    panel.add(digit("00"), DIGITS);
    panel.add(key("decimal", decimal, field -> field.type(decimal)), DIGITS);
  }

  private void row(String... digits) {
    for (int i = 0; i < digits.length; i++) {
      panel.add(digit(digits[i]), i == 0 ? DIGITS + ", newline" : DIGITS);
    }
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
