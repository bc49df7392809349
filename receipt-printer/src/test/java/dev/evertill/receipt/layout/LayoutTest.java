package dev.evertill.receipt.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.AnyReceipts;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.render.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LayoutTest {
  @Test
  void aCharacterTakesTheRoomThatPeopleSee() {
    assertThat(columns("Käse")).isEqualTo(4);
    assertThat(columns("Ka\u0308se")).isEqualTo(4);
    assertThat(columns("茶")).isEqualTo(2);
    assertThat(columns("ｶﾞ")).isEqualTo(2);
    assertThat(columns("각")).isEqualTo(2);
    assertThat(columns("\u1100\u1161\u11A8")).isEqualTo(2);
    assertThat(columns("─│α©")).isEqualTo(4);
    assertThat(columns("👨‍👩‍👧")).isEqualTo(2);
    assertThat(columns("👍🏽")).isEqualTo(2);
    assertThat(columns("🇳🇴🇸🇪")).isEqualTo(4);
    assertThat(columns("❤")).isEqualTo(1);
    assertThat(columns("❤\uFE0F")).isEqualTo(2);
    assertThat(columns("\u0301")).isEqualTo(1);
    assertThat(columns("قهوة")).isEqualTo(4);
  }

  @Test
  void noLineEndsWithinACharacter() {
    assertThat(lines("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 8))
        .containsExactly("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", "👨‍👩‍👧");
    assertThat(lines("x\u0323x\u0323x\u0323x\u0323x\u0323x\u0323x\u0323x\u0323x\u0323", 8))
        .containsExactly("x\u0323x\u0323x\u0323x\u0323x\u0323x\u0323x\u0323x\u0323", "x\u0323");
    assertThat(lines("茶茶茶茶x茶", 9)).containsExactly("茶茶茶茶x", "茶");
    assertThat(lines("xx茶茶茶茶", 9)).containsExactly("xx茶茶茶", "茶");
  }

  @Test
  void aTextThatIsSetInStaysSoOnItsNextLines() {
    assertThat(lines("  5 bread rolls for 1.99 (1)", 24))
        .containsExactly("  5 bread rolls for 1.99", "  (1)");
    assertThat(lines("  12345678", 5)).containsExactly("  123", "  456", "  78");
    assertThat(lines("   ab cd", 5)).containsExactly("   ab", "cd");
    assertThat(lines("  茶茶", 3)).containsExactly("  ", "茶", "茶");
  }

  @Test
  void chineseBreaksAnywhereButNotBeforeAFullStop() {
    assertThat(lines("Tea 红茶绿茶", 9)).containsExactly("Tea 红茶", "绿茶");
    assertThat(lines("红茶绿茶。花茶", 8)).containsExactly("红茶绿", "茶。花茶");
    assertThat(lines("红茶绿「茶」", 8)).containsExactly("红茶绿", "「茶」");
  }

  @Test
  void decomposedAccentsComeOutAsComposedOnes() {
    assertThat(lines("Cre\u0300me fra\u0302\u0131che", 20)).containsExactly("Crème frâıche");
    assertThat(lines("\u0301a", 8)).containsExactly("\u25CC\u0301a");
    assertThat(lines("a\uFEFFb\u200Bc\u2028d\uD800", 8)).containsExactly("abc d\uFFFD");
    assertThat(lines("\u200E", 8)).containsExactly("");
  }

  @Test
  void aPaperWithoutColumnsIsRefused() {
    assertThatThrownBy(() -> lines("Milk", 0))
        .hasMessage("a line has 1 column or more: 0, 0 small ones");
  }

  /** One that is read anew for each of its lines takes minutes. */
  @Test
  @Timeout(20)
  void aTextAsLongAsABookIsLaidOutSoon() {
    assertThat(lines("αβγ ".repeat(100_000), 39))
        .hasSize(10_000)
        .containsOnly("αβγ ".repeat(9) + "αβγ");
  }

  @Test
  void smallPrintHasTheColumnsOfItsFont() {
    Receipt receipt =
        Receipt.builder()
            .text("x".repeat(43), Style.SMALL, Align.LEFT)
            .columns(Cell.left("a", 0).in(Style.SMALL), Cell.right("b", 4).in(Style.SMALL))
            .rule()
            .signature("Name")
            .build();

    assertThat(Layout.of(receipt, 32, 42).blocks())
        .containsExactly(
            text("x".repeat(42), Style.SMALL),
            text("x", Style.SMALL),
            text("a" + " ".repeat(40) + "b", Style.SMALL),
            text("-".repeat(32), Style.PLAIN),
            new Block.Feed(2),
            text("x" + "_".repeat(31), Style.PLAIN),
            text("Name", Style.PLAIN));
  }

  @Test
  void aCellWithoutRoomStandsBelowAndIsNotLost() {
    Receipt receipt =
        Receipt.builder()
            .columns(
                Cell.left("Milk", 10),
                Cell.right("1.85", 10),
                Cell.left("茶", 1),
                Cell.right("A", 5))
            .build();

    assertThat(PlainText.of(receipt, 20))
        .isEqualTo("Milk            1.85\n茶\n" + " ".repeat(19) + "A\n");
  }

  @Test
  void anAmountWiderThanItsColumnIsBrokenNowhere() {
    Receipt receipt =
        Receipt.builder()
            .columns(Cell.left("Coffee beans", 0), Cell.right("1,234,567.00", 8))
            .columns(Cell.left("1 234 567", 0), Cell.right("EUR 1234.00", 8))
            .build();

    assertThat(PlainText.of(receipt, 20))
        .isEqualTo(
            """
            Coffee beans
                    1,234,567.00
            1 234 567        EUR
                         1234.00
            """);
  }

  @Test
  void aCellThatIsCutTakesOneLineAndEndsWithAWholeCharacter() {
    Receipt receipt =
        Receipt.builder()
            .columns(Cell.left("Coffee beans, dark roast", 0).cutOff(), Cell.right("12.90", 6))
            .columns(Cell.left("红茶绿茶花茶白茶", 0).cutOff(), Cell.right("1.85", 7))
            .columns(Cell.left("two\nlines", 0).cutOff(), Cell.right("0.60", 6))
            .build();

    assertThat(PlainText.of(receipt, 20))
        .isEqualTo("Coffee beans,  12.90\n红茶绿茶花茶    1.85\ntwo             0.60\n");
  }

  @Test
  void theAmountsOfATaxTableStandTwoSpacesApartWhereThereIsRoom() {
    Receipt receipt =
        Receipt.builder()
            .taxTable(
                List.of("Tax", "Net", "Tax", "Gross"),
                List.of(List.of("A 7 %", "123.00", "8.61", "131.61")))
            .build();

    assertThat(PlainText.of(receipt, 28))
        .isEqualTo("Tax        Net   Tax   Gross\nA 7 %   123.00  8.61  131.61\n");
    assertThat(PlainText.of(receipt, 26))
        .isEqualTo("Tax        Net  Tax  Gross\nA 7 %   123.00 8.61 131.61\n");
  }

  @Test
  void aTaxTableTooWideIsSmallAndThenHasItsNamesAbove() {
    List<String> heading = List.of("Tax", "Net", "Tax", "Gross");
    Receipt small =
        Receipt.builder()
            .taxTable(heading, List.of(List.of("A 7 %", "12345.00", "864.15", "13209.15")))
            .build();
    Receipt above =
        Receipt.builder()
            .taxTable(
                heading, List.of(List.of("A 7 %", "1234567890.00", "86419752.30", "1320987642.30")))
            .build();

    assertThat(Layout.of(small, 28, 37).blocks())
        .containsExactly(
            text("Tax               Net    Tax    Gross", Style.SMALL),
            text("A 7 %        12345.00 864.15 13209.15", Style.SMALL));
    assertThat(PlainText.of(above, 42))
        .isEqualTo(
            """
            Tax
                         Net         Tax         Gross
            A 7 %
               1234567890.00 86419752.30 1320987642.30
            """);
  }

  @Test
  void aRuleOfWideCharactersFillsTheLine() {
    Receipt receipt = new Receipt(List.of(new Block.Rule('　'), new Block.Rule('＝')));

    assertThat(Layout.of(receipt, 9).blocks())
        .containsExactly(text("　　　　", Style.PLAIN), text("＝＝＝＝", Style.PLAIN));
  }

  @Test
  void arabicStaysInItsCell() {
    Receipt receipt =
        Receipt.builder().columns(Cell.left("قهوة", 0), Cell.right("12.50", 8)).build();

    assertThat(Layout.of(receipt, 20).blocks())
        .containsExactly(
            new Block.Columns(
                List.of(
                    new Cell("قهوة", 4, Align.LEFT, Style.PLAIN),
                    new Cell(" ".repeat(11) + "12.50", 16, Align.LEFT, Style.PLAIN))));
  }

  @Test
  void nothingIsLostWhateverTheReceipt() {
    for (long seed = 1; seed <= 2_000; seed++) {
      Receipt receipt = textOf(AnyReceipts.random(new Random(seed)));
      Receipt lines = Layout.of(receipt, 32, 42);

      assertThat(letters(lines)).as("seed %d", seed).isEqualTo(letters(receipt));
      assertThat(Layout.of(lines, 32, 42)).as("seed %d", seed).isEqualTo(lines);
    }
  }

  /** Its texts, all of which wrap. */
  private static Receipt textOf(Receipt receipt) {
    List<Block> texts = new ArrayList<>();
    for (Block block : receipt.blocks()) {
      if (block instanceof Block.Columns columns) {
        texts.add(
            new Block.Columns(
                columns.cells().stream()
                    .map(cell -> new Cell(cell.text(), cell.width(), cell.align(), cell.style()))
                    .toList()));
      } else if (block instanceof Block.Text) {
        texts.add(block);
      }
    }
    return new Receipt(texts);
  }

  /** How often there is each letter, spaces and circles for marks apart. */
  private static Map<Integer, Integer> letters(Receipt receipt) {
    StringBuilder all = new StringBuilder();
    for (Block block : receipt.blocks()) {
      if (block instanceof Block.Text text) {
        all.append('\n').append(text.text());
      } else if (block instanceof Block.Columns columns) {
        columns.cells().forEach(cell -> all.append('\n').append(cell.text()));
      }
    }
    Map<Integer, Integer> letters = new TreeMap<>();
    java.text.Normalizer.normalize(all, java.text.Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> c > ' ' && c != 0x25CC && !Character.isISOControl(c) && c != 0x3000)
        .forEach(c -> letters.merge(c, 1, Integer::sum));
    return letters;
  }

  private static int columns(String text) {
    return Characters.columns(text, Style.PLAIN);
  }

  private static List<String> lines(String text, int columns) {
    return Layout.of(Receipt.builder().text(text).build(), columns).blocks().stream()
        .map(block -> ((Block.Text) block).text())
        .toList();
  }

  private static Block.Text text(String text, Style style) {
    return new Block.Text(text, style, Align.LEFT);
  }
}
