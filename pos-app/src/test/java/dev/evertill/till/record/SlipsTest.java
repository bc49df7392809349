package dev.evertill.till.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Block;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.render.PaperImage;
import dev.evertill.receipt.render.PlainText;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.Golden;
import dev.evertill.till.Seeds;
import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Discount;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.PriceOverride;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.sale.Terms;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.sale.country.CountryProfiles;
import dev.evertill.till.sale.promotion.Promotions;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.shift.DayBook;
import dev.evertill.till.shift.DrawerEvent;
import dev.evertill.till.shift.Figures;
import dev.evertill.till.shift.GrandTotals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Papers as text, 48 and 32 characters wide; as pictures they lie in {@code target/golden}. */
class SlipsTest {
  private static final int WIDE = PrinterProfile.EPSON_80MM.columns();

  private final Slips slips = new Slips(Locale.ROOT);

  private void onBothPapers(String name, Receipt slip) throws IOException {
    for (PrinterProfile paper : List.of(PrinterProfile.EPSON_80MM, PrinterProfile.EPSON_58MM)) {
      String file = "v1/" + name + "-" + paper.columns();
      Path picture = Path.of("target", "golden", file + ".png");
      Files.createDirectories(picture.getParent());
      ImageIO.write(PaperImage.draw(slip, paper), "png", picture.toFile());
      Golden.same(file + ".txt", PlainText.of(slip, paper.columns()));
    }
  }

  private Receipt receipt(Sale sale, Shop shop) throws MalformedException {
    return slips.of(
        SlipKind.RECEIPT, 0, Samples.PLACE, Samples.document(sale, Samples.PLACE, shop));
  }

  private static Sale plain() {
    Basket basket =
        Basket.EMPTY
            .with(Samples.GOODS.named("Whole milk 3.5% 1 l"), Quantity.ONE)
            .with(Samples.GOODS.named("Bread roll"), Quantity.of(3))
            .with(Samples.GOODS.named("Coffee to go"), Quantity.ONE);
    return Samples.paid(basket, Samples.GOODS.terms(), Tender.cash(Money.of(4_94)));
  }

  @Test
  void aReceiptShowsGoodsTotalChangeAndTaxes() throws Exception {
    onBothPapers("receipt-plain", receipt(plain(), Samples.SHOP));
  }

  @Test
  void aReceiptShowsAllThatASaleCanHold() throws Exception {
    onBothPapers("receipt", receipt(Samples.sale(), Samples.SHOP));
  }

  @Test
  void aCopySaysSoOnTopAndIsOtherwiseTheSame() throws Exception {
    byte[] document = Samples.document(plain(), Samples.PLACE, Samples.SHOP);
    Receipt original = slips.of(SlipKind.RECEIPT, 0, Samples.PLACE, document);
    Receipt copy = slips.of(SlipKind.RECEIPT, 1, Samples.PLACE, document);

    onBothPapers("copy", copy);
    assertThat(copy.blocks().subList(1, copy.blocks().size())).isEqualTo(original.blocks());
  }

  @Test
  void taxesThatNoPriceHoldsStandBeforeTheTotal() throws Exception {
    TaxClass both =
        TaxClass.taxed(
            "Q",
            "GST and QST",
            Tax.percent("GST", "GST 5 %", Percent.of(5)),
            Tax.percent("QST", "QST 9.975 %", Percent.parse("9.975")));
    TaxClass federal = TaxClass.taxed("F", "GST", Tax.percent("GST", "GST 5 %", Percent.of(5)));
    TaxClass zero = TaxClass.taxed("Z", "Groceries", Tax.percent("GST", "GST 0 %", Percent.ZERO));
    Basket basket =
        Basket.EMPTY
            .with(Samples.item("1", "Maple cookies", 4_99, zero), Quantity.of(2))
            .with(Samples.item("2", "Hockey puck", 7_49, both), Quantity.of(3))
            .with(Samples.item("3", "Children's book", 12_95, federal), Quantity.ONE)
            .withDiscount(Discount.part(Percent.of(10), "Opening week", Samples.CLARA));
    Terms canada =
        new Terms(
            CountryProfiles.on("CA", Samples.SHIFT.businessDay()).orElseThrow(), Promotions.NONE);
    Shop shop = shop(new Currency("CAD", 2));

    onBothPapers(
        "receipt-tax-added",
        receipt(Samples.paid(basket, canada, Tender.cash(Money.of(50_00))), shop));
  }

  private static Shop shop(Currency currency) {
    return new Shop("1", "Kiosk", "", "", currency, "");
  }

  @Test
  void goodsThatComeBackArePaidOut() throws Exception {
    Sale refund =
        Samples.paid(
            Basket.EMPTY.withBack(Samples.butter(), Quantity.ONE),
            Samples.TERMS,
            Tender.cash(Money.of(-2_35)));

    onBothPapers("receipt-refund", receipt(refund, Samples.SHOP));
  }

  @Test
  void aReceiptInACurrencyWithoutDecimalsHasNone() throws Exception {
    Currency yen = new Currency("JPY", 0);
    Basket basket =
        Basket.EMPTY
            .with(Samples.item("1", "Green tea", 148, Samples.STANDARD), Quantity.of(2))
            .with(
                Samples.item("2", "Rice", new UnitPrice(6255, 1), Samples.STANDARD, Unit.KILOGRAM),
                Quantity.parse("1.2"));

    onBothPapers(
        "receipt-without-decimals",
        receipt(Samples.paid(basket, Terms.plain(yen), Tender.cash(Money.of(2_000))), shop(yen)));
  }

  @Test
  void aReceiptInACurrencyWithThreeDecimalsHasThree() throws Exception {
    Currency dinar = new Currency("KWD", 3);
    Basket basket =
        Basket.EMPTY
            .with(Samples.item("1", "Dates 500 g", 1_250, Samples.STANDARD), Quantity.of(2))
            .with(Samples.item("2", "Oud", 1_239_900, Samples.EXEMPT), Quantity.ONE);

    onBothPapers(
        "receipt-with-three-decimals",
        receipt(Samples.paid(basket, Terms.plain(dinar), Samples.card(1_242_400)), shop(dinar)));
  }

  @Test
  void amountsTooLongForATableStandBelowEachOther() throws Exception {
    Currency rupiah = new Currency("IDR", 2);
    Basket basket =
        Basket.EMPTY
            .with(
                Samples.item("1", "Motor scooter", 1_850_000_000L, Samples.STANDARD),
                Quantity.of(12))
            .with(Samples.item("2", "Key ring", 1_500_000, Samples.SERVED), Quantity.ONE)
            .with(Samples.item("3", "Insurance", 50_000_000, Samples.EXEMPT), Quantity.ONE);
    Sale sale = Samples.paid(basket, Terms.plain(rupiah), Samples.card(22_251_520_455L));

    onBothPapers("receipt-large-amounts", receipt(sale, shop(rupiah)));
    onBothPapers(
        "day-report-large-amounts",
        slips.of(
            SlipKind.DAY_REPORT,
            0,
            Samples.PLACE,
            Samples.dayClosed(shop(rupiah), Samples.document(sale, Samples.PLACE, shop(rupiah)))));
  }

  private Receipt cash(byte[] document) throws MalformedException {
    return slips.of(SlipKind.CASH_MOVEMENT, 0, Samples.PLACE, document);
  }

  @Test
  void cashThatNoSaleMovedGoesWithASlip() throws Exception {
    onBothPapers("cash-in", cash(Golden.bytes("v1/cash-in.json")));
    onBothPapers("cash-out", cash(Golden.bytes("v1/cash-out.json")));
    onBothPapers("drop", cash(Golden.bytes("v1/drop.json")));
  }

  @Test
  void aReasonOfAnyLengthAndAnAmountOfAnySizeHaveRoom() throws Exception {
    Shop shop = shop(new Currency("IDR", 2));
    onBothPapers(
        "cash-out-long",
        cash(
            CashDocuments.cashOut(
                "03",
                Samples.AT,
                shop,
                Samples.shift(shop.currency()),
                Money.of(22_251_520_455L),
                "new front window, of which the insurance pays four fifths next month")));
  }

  /** The report says what every kind of entry is, and what moved money besides selling. */
  @Test
  void aDayReportTellsOfEveryKindOfEntryAndOfCashThatNoSaleMoved() throws Exception {
    List<DrawerEvent> events =
        new ArrayList<>(Samples.events(Samples.SHOP, Golden.bytes("v1/return.json")));
    int position = 130;
    for (Kind kind : List.of(Kind.CASH_IN, Kind.CASH_OUT, Kind.DROP, Kind.NO_SALE)) {
      byte[] document = Golden.bytes("v1/" + kind.text() + ".json");
      events.add(Samples.event(kind, position, document));
      events.add(Samples.event(kind, position + 1, document));
      position += 2;
    }
    ControlTotals totals =
        ControlTotals.of(Stream.of(Kind.values()).map(kind -> new Filed(kind.text(), new byte[0])));
    byte[] document = Samples.dayClosed(Samples.SHOP, totals, events);
    Golden.same("v2/day-closed-all-kinds.json", document);

    onBothPapers("day-report-all-kinds", slips.of(SlipKind.DAY_REPORT, 0, Samples.PLACE, document));
  }

  @Test
  void whatIsGivenTwiceIsCounted() throws Exception {
    Sale sale =
        Samples.paid(
            Basket.EMPTY.with(Samples.GOODS.named("Bread roll"), Quantity.of(10)),
            Samples.GOODS.terms(),
            Samples.card(3_98));

    assertThat(lines(receipt(sale, Samples.SHOP)))
        .contains("2 x 5 bread rolls for 1.99               -0.52");
  }

  @Test
  void onePieceStandsOnOneLineUnlessItsPriceSaysMore() throws Exception {
    Basket basket =
        Basket.EMPTY
            .with(Samples.item("1", "Plain", 1_00, Samples.STANDARD), Quantity.ONE)
            .with(
                Samples.item("2", "Split", new UnitPrice(1005, 1), Samples.STANDARD, Unit.PIECE),
                Quantity.ONE)
            .with(
                Samples.item(
                    "3", "Weighed", UnitPrice.ofMinor(2_00), Samples.STANDARD, Unit.KILOGRAM),
                Quantity.ONE)
            .with(
                Line.of(
                        Samples.item(
                            "4", "Labelled", UnitPrice.ofMinor(3_00), Samples.STANDARD, Unit.PIECE),
                        Quantity.ONE)
                    .withLabel(Money.of(2_50)))
            .with(
                Line.of(
                        Samples.item(
                            "5",
                            "Marked",
                            UnitPrice.ofMinor(9_00),
                            Samples.STANDARD,
                            Unit.KILOGRAM),
                        Quantity.parse("0.500"))
                    .withLabel(Money.of(4_44)))
            .withOverride(
                4, new PriceOverride(UnitPrice.ofMinor(8_00), "short date", Samples.CLARA));

    List<String> lines =
        lines(
            receipt(
                Samples.paid(basket, Samples.GOODS.terms(), Samples.card(10_51)), Samples.SHOP));

    assertThat(lines)
        .containsSequence(
            "Plain                                     1.00 A",
            "Split",
            "  1 x 1.005                               1.01 A",
            "Weighed",
            "  1 kg x 2.00                             2.00 A",
            "Labelled                                  2.50 A",
            "Marked",
            "  0.500 kg x 8.00                         4.00 A",
            "  instead of 9.00");
  }

  @Test
  void codesOfAnyLengthLeaveTheAmountsInLine() throws Exception {
    TaxClass longer = TaxClass.taxed("STD", "Standard", Tax.percent("V", "VAT", Percent.of(20)));
    Sale sale =
        Samples.paid(
            Basket.EMPTY
                .with(Samples.item("1", "Pen", 1_00, Samples.STANDARD), Quantity.ONE)
                .with(Samples.item("2", "Ink", 5_00, longer), Quantity.ONE),
            Samples.GOODS.terms(),
            Samples.card(6_00));

    assertThat(lines(receipt(sale, Samples.SHOP)))
        .contains(
            "Pen                                     1.00 A",
            "Ink                                     5.00 STD",
            "TOTAL EUR                               6.00",
            "Card 483921                             6.00");
  }

  @Test
  void changeIsShownWhereCashWasPaidAndNowhereElse() throws Exception {
    Basket stamp = Basket.EMPTY.with(Samples.GOODS.named("Postage stamp"), Quantity.ONE);
    Terms terms = Samples.GOODS.terms();
    Tender dollars =
        Tender.foreignCash(
            new Tender.Foreign(new Currency("USD", 2), Money.of(2_00), new BigDecimal("0.5")),
            Samples.SHOP.currency());

    assertThat(lines(receipt(Samples.paid(stamp, terms, Samples.card(95)), Samples.SHOP)))
        .noneMatch(line -> line.startsWith("Change"));
    assertThat(lines(receipt(Samples.paid(stamp, terms, Tender.cash(Money.of(95))), Samples.SHOP)))
        .contains("Change                                    0.00");
    assertThat(lines(receipt(Samples.paid(stamp, terms, dollars), Samples.SHOP)))
        .contains("Change                                    0.05");
  }

  private static List<String> lines(Receipt receipt) {
    return PlainText.of(receipt, WIDE).lines().toList();
  }

  @Test
  void theAmountsAboveTheTotalAddUpToIt() {
    Pattern amount = Pattern.compile(".* (-?[0-9]+\\.[0-9]{2})(?: [A-Z])?");
    Seeds.each(
        200,
        chance -> {
          RandomSales random = new RandomSales(chance);
          Terms terms = random.terms();
          Sale sale = random.sale(random.basketWithReturns(terms), terms);
          BigDecimal sum = BigDecimal.ZERO;
          for (String line : lines(receipt(sale, Samples.SHOP))) {
            Matcher found = amount.matcher(line);
            if (line.length() < WIDE - 2 || !found.matches()) {
              continue;
            }
            BigDecimal shown = new BigDecimal(found.group(1));
            if (line.startsWith("TOTAL") || line.startsWith("Subtotal")) {
              assertThat(sum).as(line).isEqualByComparingTo(shown);
              if (line.startsWith("TOTAL")) {
                assertThat(shown.movePointRight(2).longValueExact())
                    .isEqualTo(sale.total().minor());
                return;
              }
            } else {
              sum = sum.add(shown);
            }
          }
          throw new AssertionError("there is no total");
        });
  }

  @Test
  void nothingIsWiderThanThePaper() {
    Seeds.each(
        50,
        chance -> {
          RandomSales random = new RandomSales(chance);
          Terms terms = random.terms();
          Receipt receipt =
              receipt(random.sale(random.basketWithReturns(terms), terms), Samples.SHOP);

          assertThat(PlainText.of(receipt, 32).lines()).allMatch(line -> line.length() <= 32);
        });
  }

  @Test
  void aDayReportShowsTurnoverDrawerAndJournal() throws Exception {
    onBothPapers(
        "day-report", slips.of(SlipKind.DAY_REPORT, 0, Samples.PLACE, Samples.dayClosed()));
  }

  @Test
  void aDayWithoutRoundingDoesNotMentionIt() throws Exception {
    Receipt report =
        slips.of(
            SlipKind.DAY_REPORT,
            0,
            Samples.PLACE,
            Samples.dayClosed(
                Samples.SHOP, Samples.document(plain(), Samples.PLACE, Samples.SHOP)));

    assertThat(lines(report)).noneMatch(line -> line.startsWith("Rounding"));
  }

  @Test
  void aLanguageOfTheTestMachineChangesNoPaper() throws Exception {
    Locale before = Locale.getDefault();
    try {
      for (String machine : List.of("ar-EG-u-nu-arab", "de-AT")) {
        Locale.setDefault(Locale.forLanguageTag(machine));
        for (Locale shop : List.of(Locale.ROOT, Locale.ENGLISH, Locale.JAPANESE)) {
          Slips said = new Slips(shop);
          onBothPapers(
              "day-report", said.of(SlipKind.DAY_REPORT, 0, Samples.PLACE, Samples.dayClosed()));
        }
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aDocumentOfAnotherKindIsNoReceipt() {
    assertThatThrownBy(() -> slips.of(SlipKind.RECEIPT, 0, Samples.PLACE, Samples.dayClosed()))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(
            () -> slips.of(SlipKind.DAY_REPORT, 0, Samples.PLACE, Samples.saleDocument()))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void aGiftReceiptSaysWhatWasBoughtAndNoAmount() throws Exception {
    Receipt gift = slips.of(SlipKind.GIFT_RECEIPT, 0, Samples.PLACE, Samples.saleDocument());

    onBothPapers("gift", gift);
    assertThat(PlainText.of(gift, WIDE)).doesNotContainPattern("\\d[.,]\\d\\d(?!\\d)");
    assertThat(gift.blocks()).contains(new Block.Qr(Samples.PLACE.paper()));
  }

  @Test
  void anXReportCountsNothingAndClosesNothing() throws Exception {
    byte[] sale = Samples.saleDocument();
    DayBook book = new DayBook(new GrandTotals(Money.of(98_765_43), Money.of(1_234_56), 16), 87);
    Receipt report =
        slips.soFar(
            "03",
            Samples.AT,
            Samples.SHOP,
            Samples.SHIFT,
            Samples.totals(sale),
            book.read(
                Samples.AT.toInstant(),
                Figures.of(Samples.events(Samples.SHOP, sale)),
                Samples.SHIFT.drawer()));

    onBothPapers("x-report", report);
    Receipt closed =
        slips.of(SlipKind.DAY_REPORT, 0, Samples.PLACE, Samples.dayClosed(Samples.SHOP, sale));
    assertThat(lines(closed))
        .containsAll(lines(report).stream().filter(SlipsTest::isFigure).toList());
  }

  /** A line that is no title, no moment and no foot. */
  private static boolean isFigure(String line) {
    return line.matches(".* -?[0-9]+\\.[0-9]{2}");
  }
}
