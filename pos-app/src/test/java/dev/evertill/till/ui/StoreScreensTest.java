package dev.evertill.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.DemoGoods;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.SyncStatus;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.money.Money;
import dev.evertill.till.ui.kit.ShorteningLabel;
import dev.evertill.till.ui.model.SaleModel;
import dev.evertill.till.ui.model.Status;
import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of the panels that show the till's own disk, looked through for anything cut off. */
class StoreScreensTest {
  private static final String LONGEST_QUESTION =
      "line 1: taxes[12].code "
          + "0123456789".repeat(8)
          + "…: "
          + "allowed are letters, ".repeat(9);
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  @BeforeAll
  static void display() {
    DisplayLauncher.require();
  }

  /** A till with every kind of line that its own day can have in the journal. */
  private static TestTill busy(Locale locale) {
    TestTill till = TestTill.atOnce(new DemoGoods(), locale).opened();
    till.with("Croissant").checkout.payCash(Money.of(100_00));
    till.checkout.reprintLast();
    till.ledger.lose(
        new Anchor(
            Anchor.Cause.PRUNED, "", 1, 2, 2, Optional.empty(), Optional.of(anchor("2026-11-14"))));
    till.with("Butter 250 g", "Cola 1 l").checkout.voidBasket();
    till.checkout.cashIn(Money.of(50_00), "Change");
    till.checkout.drop(Money.of(80_00), "B 17");
    till.checkout.noSale("Coins for the neighbour");
    till.with("Ground coffee 500 g", "Rye bread 750 g").checkout.payCash(Money.of(100_00));
    till.with("Orange juice 1 l").checkout.payCash(Money.of(10_00));
    till.ledger.heard(3, SyncStatus.CONFIRMED);
    till.ledger.heard(4, SyncStatus.CONFIRMED);
    till.ledger.heard(5, SyncStatus.CONFIRMED);
    till.ledger.heard(6, SyncStatus.SENT);
    till.ledger.heard(7, SyncStatus.SENT);
    till.ledger.heard(8, SyncStatus.parked(LONGEST_QUESTION));
    till.ledger.heard(9, SyncStatus.parked("item 4711 is not in price list 42"));
    till.model.show(till.status(Status.Link.DOWN, 1));
    return till;
  }

  private static byte[] anchor(String day) {
    return """
        {"format":"evertill.anchor/1","removedAt":"2026-11-16T12:00:00Z","businessDay":"DAY",\
        "z":12,"segments":[],"totals":{"kinds":[],"turnover":0,"rounding":0,"tenders":[],\
        "taxes":[]},"grandTotals":{"sales":0,"refunds":0}}"""
        .replace("DAY", day)
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** In both languages, themes and sizes. */
  private static void each(String name, boolean guide, Consumer<SaleModel> act) {
    ScreenshotsTest.picture(
        name + "-light-1280x800",
        Theme.LIGHT,
        ScreenshotsTest.WIDE,
        guide,
        busy(Locale.ENGLISH),
        act);
    ScreenshotsTest.picture(
        name + "-en", Theme.DARK, ScreenshotsTest.SMALL, false, busy(Locale.ENGLISH), act);
    ScreenshotsTest.picture(
        name + "-de", Theme.LIGHT, ScreenshotsTest.SMALL, false, busy(Locale.GERMAN), act);
    ScreenshotsTest.picture(
        name + "-de-wide", Theme.DARK, ScreenshotsTest.WIDE, false, busy(Locale.GERMAN), act);
  }

  @Test
  void theJournal() {
    each(
        "journal",
        true,
        model -> {
          model.journal.open();
          model.journal.mark(1);
        });
    each(
        "journal-question",
        false,
        model -> {
          model.journal.open();
          model.journal.mark(2);
        });
    each(
        "journal-nothing",
        false,
        model -> {
          model.journal.open();
          model.journal.typed("12345678");
        });
  }

  @Test
  void heldBaskets() {
    each("held", true, StoreScreensTest::holdThree);
    each("held-none", false, model -> model.held.open());
    each(
        "held-on-sale",
        false,
        model -> {
          holdThree(model);
          model.back();
        });
    each(
        "hold-on-sale",
        false,
        model -> {
          holdThree(model);
          model.add(new DemoGoods().named("Rye bread 750 g"));
        });
  }

  private static void holdThree(SaleModel model) {
    DemoGoods goods = new DemoGoods();
    for (String label : List.of("Mrs Smith", "", "The lady with the green umbrella, later")) {
      model.add(goods.named("Rye bread 750 g"));
      model.add(goods.named("Bin bags 20 l"));
      model.scan.typed(label);
      model.held.key();
    }
    model.held.key();
    model.held.mark(1);
  }

  @Test
  void theStateOfTheTill() {
    each(
        "state",
        true,
        model -> {
          model.show(
              Troubles.worst(
                  Troubles.of(Trouble.Kind.JOURNAL_SET_ASIDE),
                  Trouble.of(Trouble.Kind.MIRROR_LOST, "NOT_THERE", ""),
                  Troubles.of(Trouble.Kind.DISK_LOW)));
          model.troubles();
        });
    each("state-none", false, SaleModel::troubles);
    each("state-all", false, StoreScreensTest::everything);
  }

  @Test
  void whatScrollsIsNotCutEither() {
    for (Locale locale : LANGUAGES) {
      TestTill till = busy(locale);
      ScreenshotsTest.inWindow(
          Theme.LIGHT,
          ScreenshotsTest.SMALL,
          till,
          content -> {
            everything(till.model);
            content.validate();
            assertThat(Cut.within((Container) find(content, "troubles"))).isEmpty();
          });
    }
  }

  private static void everything(SaleModel model) {
    model.show(Troubles.worst(Troubles.all().toArray(Trouble[]::new)));
    model.troubles();
  }

  @Test
  void everyTroubleHasRoomInTheBarTheLineAndThePanel() {
    for (Locale locale : LANGUAGES) {
      for (Trouble trouble : Troubles.all()) {
        TestTill till = busy(locale);
        ScreenshotsTest.inWindow(
            Theme.LIGHT,
            ScreenshotsTest.SMALL,
            till,
            content -> {
              till.model.show(Troubles.worst(trouble));
              till.model.troubles();
              content.validate();
              List<String> cut = new ArrayList<>(Cut.in(content));
              cut.addAll(Cut.within((Container) find(content, "troubles")));
              assertThat(cut).as("%s in %s", trouble, locale).isEmpty();
            });
      }
    }
  }

  @Test
  void aLoneTroubleIsNamedInTheBarWhereThereIsRoom() {
    TestTill till = busy(Locale.ENGLISH);
    ScreenshotsTest.inWindow(
        Theme.LIGHT,
        ScreenshotsTest.WIDE,
        till,
        content -> {
          ShorteningLabel chip = (ShorteningLabel) find(content, "status.troubles");
          assertThat(chip.isVisible()).isFalse();
          till.model.show(Troubles.worst(Troubles.of(Trouble.Kind.DISK_LOW)));
          content.validate();
          assertThat(chip.getText()).isEqualTo("1,012 MB left on the disk");
          assertThat(find(content, "status.place").isVisible()).isFalse();
          till.model.show(Troubles.worst(Troubles.all().toArray(Trouble[]::new)));
          content.validate();
          assertThat(chip.getText()).isEqualTo("13 warnings: Entry 0117-03-9F2C-000123 damaged");
        });
    ScreenshotsTest.inWindow(
        Theme.LIGHT,
        ScreenshotsTest.SMALL,
        till,
        content ->
            assertThat(((ShorteningLabel) find(content, "status.troubles")).getText())
                .isEqualTo("13 warnings"));
  }

  private static Component find(Container root, String name) {
    for (Component child : root.getComponents()) {
      if (name.equals(child.getName())) {
        return child;
      }
      Component deeper = child instanceof Container container ? find(container, name) : null;
      if (deeper != null) {
        return deeper;
      }
    }
    return null;
  }
}
