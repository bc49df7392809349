package dev.evertill.till.ui;

import dev.evertill.till.ui.kit.Command;
import dev.evertill.till.ui.kit.Style;
import dev.evertill.till.ui.model.OfficeText;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Status;
import dev.evertill.till.ui.model.Texts;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/** Program, till and price list, and how it stands with head office. On the event thread only. */
final class AboutPanel {
  private final SaleModel model;
  private final Texts texts;
  private final WindowSettings settings;
  private final OfficeText office;
  private final JPanel panel =
      Style.styled(
          new JPanel(
              new MigLayout(
                  "insets 24 28 24 28, gap 24 10, wrap 2, fill", "[][grow,fill]", "[]14[]")),
          "sheet");
  private final JTextArea store = Style.words("about.store", "text", "");
  private final JTextArea prices = Style.words("about.prices", "text", "");
  private final JTextArea link = Style.words("about.link", "text", "");
  private final JTextArea contact = Style.words("about.contact", "text", "");
  private final JTextArea waiting = Style.words("about.waiting", "text", "");
  private final JTextArea next = Style.words("about.next", "text", "");
  private final JTextArea clock = Style.words("about.clock", "text", "");
  private final JTextArea trouble = Style.words("about.trouble", "text", "");

  AboutPanel(SaleModel model, Texts texts, WindowSettings settings, JComponent root) {
    this.model = model;
    this.texts = texts;
    this.settings = settings;
    this.office = new OfficeText(texts, settings.zone());
    String program = texts.text("about.program", settings.version());
    panel.add(Style.label("about.title", "title", program), "span 2");
    row("about.licence", Style.words("about.licence", "text", texts.text("about.licence.text")));
    row("about.till", Style.words("about.till", "text", settings.till()));
    row("about.store", store);
    row("about.prices", prices);
    row("about.link", link);
    row("about.contact", contact);
    row("about.waiting", waiting);
    row("about.next", next);
    row("about.clock", clock);
    row("about.trouble", trouble);
    Command back = new Command("about.back", "key", texts, model::back).sign("back", 24).in(root);
    Command send = new Command("about.send", "key", texts, model::sendNow).sign("link-up", 24);
    JPanel keys = Style.styled(new JPanel(new MigLayout("insets 0, gap 8, fillx")), "sheet");
    keys.add(back.tile(), "growx, h 58!, sizegroup keys");
    keys.add(send.in(root).tile(), "growx, h 58!, sizegroup keys");
    panel.add(keys, "span 2, growx, pushy, aligny bottom");
    model.status.watch(this::render);
    model.prices.watch(list -> render(model.status.get()));
  }

  private void row(String name, JTextArea value) {
    panel.add(Style.label(name + ".word", "muted", texts.text(name)), "aligny top");
    panel.add(value, "wmin 0");
  }

  private void render(Status status) {
    long version = model.prices.get().version();
    prices.setText(office.prices(version, status));
    store.setText(
        version == 0
            ? settings.store()
            : model.prices.get().shop().id() + " · " + model.prices.get().shop().name());
    link.setText(office.link(status));
    contact.setText(office.contact(status));
    waiting.setText(office.waiting(status));
    next.setText(office.next(status));
    clock.setText(office.clock(status));
    trouble.setText(status.trouble().isEmpty() ? texts.text("about.none") : status.trouble());
  }

  JPanel component() {
    return panel;
  }
}
