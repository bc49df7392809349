package dev.evertill.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.checkout.Counter;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.Kind;
import dev.evertill.till.ui.model.Panel;
import java.awt.Component;
import java.awt.Container;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JLayeredPane;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.JViewport;
import org.assertj.swing.data.TableCell;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;

class SaleWindowTest extends WindowTest {
  private static final String BUTTER = "4012345002041";
  private static final String COLA = "4012345001020";
  private static final String UNKNOWN = "5000000000005";

  private static List<String> names(Counter counter) {
    return counter.basket().lines().stream().map(line -> line.item().name()).toList();
  }

  private void panelIs(Panel panel) {
    eventually("the panel is " + panel, () -> till.model.panel.get() == panel);
  }

  private void linesAre(int count) {
    eventually(count + " lines", () -> till.model.counter.get().basket().lines().size() == count);
  }

  @Test
  void aDayBeginsWithTheDrawer() {
    panelIs(Panel.SHIFT);
    press(KeyEvent.VK_DOWN);
    type("100");
    press(KeyEvent.VK_F8);
    panelIs(Panel.SALE);
    shows("sale.notice", "Anna K. has the drawer now. Scan the first item.");
    shows("status.place", "Till 03 · Anna K. · Store 0117");
  }

  @Test
  void aScanIsPaidAndTheChangeIsShownUntilTheNextScan() {
    openShift();
    scan(BUTTER);
    shows("sale.total", "€2.59");
    press(KeyEvent.VK_F8);
    panelIs(Panel.PAY);
    type("5");
    shows("pay.change", "€2.41");
    press(KeyEvent.VK_ENTER);
    panelIs(Panel.PAID);
    shows("paid.change", "€2.41");
    shows("paid.receipt", "Receipt 03-9F2C-000003");
    scan(COLA);
    panelIs(Panel.SALE);
    shows("sale.total", "€1.49");
    assertThat(till.ledger.count(Kind.SALE)).isEqualTo(1);
    assertThat(till.ledger.drawerOpenings()).isEqualTo(1);
  }

  @Test
  void anUnknownBarcodeIsNewsAndSwallowsNoScan() {
    openShift();
    scan(UNKNOWN);
    scan(BUTTER);
    linesAre(1);
    scan(UNKNOWN);
    shows("sale.notice", UNKNOWN + " is not on the price list. Search by name.");
    assertThat(names(counter())).containsExactly("Butter 250 g");
  }

  @Test
  void ofFiftyCodesWithoutAPauseNoneIsLost() {
    openShift();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      scan(i % 2 == 0 ? BUTTER : COLA);
      expected.add(i % 2 == 0 ? "Butter 250 g" : "Cola 1 l");
    }
    linesAre(50);
    assertThat(names(counter())).isEqualTo(expected);
  }

  @Test
  void aScanRightAfterPayingIsTheNextCustomers() {
    openShift();
    scan(BUTTER);
    linesAre(1);
    press(KeyEvent.VK_F8);
    press(KeyEvent.VK_F5);
    press(KeyEvent.VK_F8);
    scan(COLA);
    shows("sale.total", "€1.49");
    assertThat(till.ledger.count(Kind.SALE)).isEqualTo(1);
  }

  @Test
  void aScanWhilePayingIsAddedAndPaysNothing() {
    openShift();
    scan(BUTTER);
    linesAre(1);
    press(KeyEvent.VK_F8);
    scan(COLA);
    linesAre(2);
    panelIs(Panel.SALE);
    assertThat(till.ledger.count(Kind.SALE)).isZero();
  }

  @Test
  void escLeavesEveryPanel() {
    openShift();
    scan(BUTTER);
    linesAre(1);
    for (int key : new int[] {KeyEvent.VK_F8, KeyEvent.VK_F10, KeyEvent.VK_F6}) {
      press(key);
      eventually("a panel is open", () -> till.model.panel.get() != Panel.SALE);
      press(KeyEvent.VK_ESCAPE);
      panelIs(Panel.SALE);
    }
    type("butter");
    panelIs(Panel.SEARCH);
    press(KeyEvent.VK_ESCAPE);
    panelIs(Panel.SALE);
  }

  @Test
  void aBasketIsPutAsideAndTakenBackByTheKeysAlone() {
    openShift();
    scan(BUTTER);
    linesAre(1);
    press(KeyEvent.VK_F11);
    linesAre(0);
    shows("sale.notice", "Put aside: 14:32.");
    scan(COLA);
    linesAre(1);
    press(KeyEvent.VK_F8);
    press(KeyEvent.VK_F5);
    press(KeyEvent.VK_F8);
    panelIs(Panel.PAID);
    press(KeyEvent.VK_F11);
    panelIs(Panel.HELD);
    press(KeyEvent.VK_F8);
    panelIs(Panel.SALE);
    shows("sale.total", "€2.59");
  }

  @Test
  void theJournalIsLookedThroughForANumber() {
    openShift();
    press(KeyEvent.VK_F10);
    panelIs(Panel.MENU);
    press(KeyEvent.VK_F12);
    panelIs(Panel.JOURNAL);
    eventually("two entries", () -> till.model.journal.rows.get().size() == 2);
    type("000001");
    eventually("one entry", () -> till.model.journal.rows.get().size() == 1);
    press(KeyEvent.VK_ENTER);
    panelIs(Panel.JOURNAL);
    press(KeyEvent.VK_ESCAPE);
    panelIs(Panel.SALE);
  }

  @Test
  void aTapOnTheWarningShowsTheStateOfTheTill() {
    GuiActionRunner.execute(
        () -> till.model.show(Troubles.worst(Troubles.of(Trouble.Kind.MIRROR_LOST))));
    shows("status.troubles", "Mirror lost");
    window.label("status.troubles").click();
    panelIs(Panel.TROUBLES);
    press(KeyEvent.VK_ESCAPE);
    panelIs(Panel.SHIFT);
  }

  @Test
  void aScannersEnterDoesNotVoidTheSale() {
    openShift();
    scan(BUTTER);
    linesAre(1);
    press(KeyEvent.VK_F6);
    panelIs(Panel.VOID_SALE);
    press(KeyEvent.VK_ENTER);
    scan(COLA);
    linesAre(2);
    panelIs(Panel.SALE);
    press(KeyEvent.VK_F6);
    panelIs(Panel.VOID_SALE);
    press(KeyEvent.VK_F8);
    linesAre(0);
    assertThat(till.ledger.count(Kind.VOID)).isEqualTo(1);
  }

  @Test
  void aSearchIsTypedAndItsMarkedResultAdded() {
    openShift();
    type("cola");
    eventually("found", () -> !till.model.scan.hits.get().items().isEmpty());
    press(KeyEvent.VK_ENTER);
    linesAre(1);
    assertThat(names(counter())).containsExactly("Cola 1 l");
    panelIs(Panel.SALE);
  }

  @Test
  void everythingOnTheScreenWorksByTouch() {
    window.button("shift.cashier.2").click();
    window.button("key.5").click();
    window.button("key.00").click();
    window.button("key.back").click();
    window.button("shift.open").click();
    panelIs(Panel.SALE);
    assertThat(counter().shift().orElseThrow().openingFloat()).isEqualTo(Money.of(50_00));
    window.button("quick.101").click();
    window.button("page.2").click();
    window.button("quick.110").click();
    window.button("key.1").click();
    window.button("key.0").click();
    window.button("key.3").click();
    window.button("key.enter").click();
    linesAre(3);
    window.button("key.2").click();
    window.button("sale.quantity").click();
    window.button("quick.104").click();
    shows("sale.total", "€7.44");
    window.table("sale.lines").cell(TableCell.row(0).column(1)).click();
    eventually("the first line is chosen", () -> till.model.counter.get().selected() == 0);
    window.button("sale.voidLine").click();
    shows("sale.total", "€6.99");
    window.button("sale.pay").click();
    window.button("pay.quick.1").click();
    shows("pay.change", "€3.01");
    window.button("pay.confirm").click();
    shows("paid.change", "€3.01");
    window.button("menu").click();
    window.button("menu.reprint").click();
    eventually("a copy", () -> till.ledger.count(Kind.REPRINT) == 1);
    window.button("menu").click();
    window.button("menu.day").click();
    panelIs(Panel.DAY);
    type("56,99");
    window.button("day.close").click();
    shows("sale.notice", "The day is closed here: Z report 1. Head office is asked to agree.");
    panelIs(Panel.SHIFT);
  }

  @Test
  void theThemeChangesAndTheTillGoesOn() {
    openShift();
    press(KeyEvent.VK_F10);
    panelIs(Panel.MENU);
    press(KeyEvent.VK_F7);
    press(KeyEvent.VK_ESCAPE);
    scan(BUTTER);
    shows("sale.total", "€2.59");
  }

  @Test
  void theWindowClosesOnlyByItsOwner() {
    GuiActionRunner.execute(
        () ->
            window
                .target()
                .dispatchEvent(new WindowEvent(window.target(), WindowEvent.WINDOW_CLOSING)));
    assertThat(closings).hasValue(1);
    assertThat(window.target().isShowing()).isTrue();
  }

  @Test
  void onlyTheFieldThatIsTypedIntoTakesTheFocus() {
    openShift();
    panelIs(Panel.SALE);
    onlyFocusable("sale.scan");
    scan(BUTTER);
    linesAre(1);
    press(KeyEvent.VK_F8);
    panelIs(Panel.PAY);
    onlyFocusable("pay.given");
    press(KeyEvent.VK_ESCAPE);
    panelIs(Panel.SALE);
    window.table("sale.lines").click();
    window.button("sale.voidLine").click();
    press(KeyEvent.VK_TAB);
    onlyFocusable("sale.scan");
  }

  private void onlyFocusable(String name) {
    eventually(
        name + " has the focus", () -> focusOwner() != null && name.equals(focusOwner().getName()));
    List<String> all = GuiActionRunner.execute(() -> focusable(window.target()));
    assertThat(all).containsExactly(name);
  }

  /** What a click or the tabulator could bring the focus to. */
  private static List<String> focusable(Container container) {
    List<String> found = new ArrayList<>();
    for (Component child : container.getComponents()) {
      boolean lets =
          child instanceof JPanel || child instanceof JLabel || child instanceof JViewport;
      boolean frames = child instanceof JRootPane || child instanceof JLayeredPane;
      if (child.isShowing() && child.isFocusable() && !lets && !frames) {
        found.add(child.getName());
      }
      if (child instanceof Container deeper) {
        found.addAll(focusable(deeper));
      }
    }
    return found;
  }

  @Test
  void thePayingKeySaysWhatIsMissing() {
    openShift();
    scan("4012345002041");
    eventually("the line", () -> till.model.counter.get().basket().lines().size() == 1);
    press(KeyEvent.VK_F8);
    type("1");
    press(KeyEvent.VK_F8);

    shows("sale.notice", "That is not enough. Type what the customer gives.");
    press(KeyEvent.VK_F5);
    press(KeyEvent.VK_F8);
    eventually("paid", () -> till.model.counter.get().paid().isPresent());
  }
}
