package dev.evertill.till.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.till.Golden;
import dev.evertill.till.Seeds;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.PricedLine;
import dev.evertill.till.sale.Sale;
import dev.evertill.till.sale.SoldLine;
import dev.evertill.till.sale.Terms;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The documents of sales: what is written today, and what was ever written, is read. */
class SaleDocumentsTest {
  private static final String SALE = new String(Samples.saleDocument(), StandardCharsets.UTF_8);

  private static SaleDocument read(String document) throws MalformedException {
    return SaleDocuments.read(document.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSaleHasEverythingItsReceiptShows() throws Exception {
    Golden.same("v1/sale.json", Samples.saleDocument());

    byte[] released = Golden.bytes("v1/sale.json");
    SaleDocument sale = SaleDocuments.read(released);
    assertThat(sale.number()).isEqualTo(123);
    assertThat(sale.at()).isEqualTo("2026-11-16T14:32:07.25+01:00");
    assertThat(sale.total()).isEqualTo(Samples.sale().total().minor());
    assertThat(sale.lines()).hasSize(15);
    assertThat(sale.lines().get(3).voided()).isTrue();
    assertThat(sale.tenders()).hasSize(4);
    assertThat(Wire.bytes(sale)).as("written again").isEqualTo(released);
  }

  @Test
  void aVoidedLineOfAClassThatNoOtherHasNamesNoPlace() throws Exception {
    Sale sale =
        Samples.paid(
            Basket.EMPTY
                .with(Samples.GOODS.named("Red wine 0.75 l"), Quantity.ONE)
                .with(Samples.GOODS.named("Bread roll"), Quantity.ONE)
                .withVoided(0),
            Samples.TERMS,
            Samples.card(45));

    SaleDocument document = SaleDocuments.read(Samples.document(sale, Samples.PLACE, Samples.SHOP));

    assertThat(document.lines()).extracting(LineRecord::taxRow).containsExactly(-1, 0);
    assertThat(document.taxes()).hasSize(1);
  }

  @Test
  void goodsComeBackAsTheyWereSold() {
    Seeds.each(
        200,
        chance -> {
          RandomSales random = new RandomSales(chance);
          Terms terms = random.terms();
          Sale sale = random.sale(random.basketWithReturns(terms), terms);
          SaleDocument document =
              SaleDocuments.read(Samples.document(sale, Samples.PLACE, Samples.SHOP));

          for (int place = 0; place < sale.basket().lines().size(); place++) {
            PricedLine line = sale.basket().lines().get(place);
            if (line.line().voided() || line.line().isBack()) {
              continue;
            }
            assertThat(SaleDocuments.sold(document, place, Quantity.ZERO))
                .isEqualTo(
                    new SoldLine(
                        new SoldLine.Origin("03", Samples.EPOCH, 123, place),
                        line.line().item(),
                        line.line().quantity(),
                        Quantity.ZERO,
                        line.listed(),
                        line.reductions(),
                        line.amount(),
                        line.taxes(),
                        terms.profile().tax().prices()));
          }
        });
  }

  @Test
  void aSaleThatIsReadIsWrittenByteForByteAsItWas() {
    Seeds.each(
        100,
        chance -> {
          RandomSales random = new RandomSales(chance);
          Terms terms = random.terms();
          Sale sale = random.sale(random.basketWithReturns(terms), terms);
          byte[] document = Samples.document(sale, Samples.PLACE, Samples.SHOP);

          assertThat(Wire.bytes(SaleDocuments.read(document))).isEqualTo(document);
        });
  }

  @Test
  void linesTaxesAndTendersAddUp() {
    Seeds.each(
        100,
        chance -> {
          RandomSales random = new RandomSales(chance);
          Terms terms = random.terms();
          SaleDocument sale =
              SaleDocuments.read(
                  Samples.document(
                      random.sale(random.basketWithReturns(terms), terms),
                      Samples.PLACE,
                      Samples.SHOP));

          assertThat(sale.lines().stream().mapToLong(LineRecord::gross).sum())
              .isEqualTo(sale.total());
          assertThat(sale.taxes().stream().mapToLong(tax -> tax.gross()).sum())
              .isEqualTo(sale.total());
          assertThat(sale.tenders().stream().mapToLong(tender -> tender.amount()).sum())
              .isEqualTo(sale.total() + sale.rounding() + sale.change());
        });
  }

  @Test
  void howMuchCameBackIsHandedIn() throws Exception {
    SoldLine cola = SaleDocuments.sold(read(SALE), 6, Quantity.of(5));

    assertThat(cola.item()).isEqualTo(Samples.GOODS.named("Cola 1 l"));
    assertThat(cola.returned()).isEqualTo(Quantity.of(5));
    assertThat(cola.left()).isEqualTo(Quantity.of(7));
    assertThat(cola.amount()).isEqualTo(Money.of(16_63));
  }

  @Test
  void whatWasNotSoldOnALineCannotComeBackFromIt() {
    notSold(SALE, -1, "lines[-1]: the sale has 15 lines");
    notSold(SALE, 15, "lines[15]: the sale has 15 lines");
    notSold(SALE, 3, "lines[3].sku 4012345001532: it was not sold on this line");
    notSold(SALE, 14, "lines[14].sku 4012345002041: it was not sold on this line");
    notSold(
        SALE.replaceFirst("\"taxRow\":1,", "\"taxRow\":6,"),
        0,
        "lines[0].taxRow 6: the sale has no such tax class");
    notSold(
        SALE.replaceFirst("\"taxRow\":1,", "\"taxRow\":-1,"),
        0,
        "lines[0].taxRow -1: the sale has no such tax class");
    notSold(
        SALE.replaceFirst("\"taxRow\":1,", "\"taxRow\":3,"),
        0,
        "lines[0].taxes 1: its class has 0");
    notSold(
        SALE.replaceFirst("\"quantity\":\"1\"", "\"quantity\":\"0\"")
            .replaceFirst("\"quantity\":\"6\"", "\"quantity\":\"-6\""),
        1,
        "lines[1].quantity -6: returned 0 of -6 that were sold");
    notSold(
        SALE.replaceFirst("\"quantity\":\"6\"", "\"quantity\":\"6.0001\""),
        1,
        "lines[1].quantity 6.0001: quantity 6.0001: a number with at most 3 decimals is allowed");
    notSold(
        SALE.replaceFirst("\"gross\":129", "\"gross\":130"),
        0,
        "lines[0].gross 130: line: net and taxes are 129, gross is 130");
  }

  private static void notSold(String document, int place, String why) {
    assertThatThrownBy(() -> SaleDocuments.sold(read(document), place, Quantity.ZERO))
        .isInstanceOf(MalformedException.class)
        .hasMessage(why);
  }

  @Test
  void moreThanWasSoldCannotHaveComeBack() {
    assertThatThrownBy(() -> SaleDocuments.sold(read(SALE), 6, Quantity.of(13)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("lines[6].quantity 12: returned 13 of 12 that were sold");
  }

  @Test
  void whatIsWrongWithASaleIsNamed() {
    refused("sale/1", "sale/2", "format evertill.sale/2: allowed is evertill.sale/1");
    refused(Samples.EPOCH, "9F2C", "epoch 9F2C: allowed are 32 hexadecimal digits");
    refused(
        "2026-11-16T14:32:07.25+01:00",
        "2026-11-16",
        "at 2026-11-16: allowed is a moment such as 2026-11-03T14:32:07+01:00");
    refused("\"decimals\":2", "\"decimals\":4", "decimals 4: decimals 4: 0, 2 or 3 are allowed");
    refused(
        "\"prices\":\"tax-included\"",
        "\"prices\":\"free\"",
        "prices free: allowed are tax-included, tax-added");
    refused(
        "\"unit\":\"piece\"", "\"unit\":\"bag\"", "lines[0].unit bag: allowed are piece and kg");
    refused(
        "\"price\":139,", "\"price\":139,\"places\":7,", "lines[0].places 7: allowed is 0 to 6");
    refused(
        "\"price\":199,",
        "\"price\":199,\"places\":-1,",
        "lines[5].override.places -1: allowed is 0 to 6");
    refused(
        "\"source\":\"basket-discount\"",
        "\"source\":\"luck\"",
        "lines[0].reductions[1].source luck:"
            + " allowed are promotion, line-discount, basket-discount");
    refused(
        "\"till\":\"02\",\"epoch\":\"9f2c",
        "\"till\":\"02\",\"epoch\":\"9x2c",
        "lines[14].back.epoch 9x2c4e0d2b7a4d1c8e5f60718293a4b5: allowed are 32 hexadecimal digits");
    refused(
        "\"kind\":\"gift-card\"",
        "\"kind\":\"barter\"",
        "tenders[0].kind barter:"
            + " allowed are cash, foreign-cash, card, voucher, gift-card, on-account");
    refused(
        "\"currency\":\"USD\",\"decimals\":2",
        "\"currency\":\"USD\",\"decimals\":1",
        "tenders[2].foreign.decimals 1: decimals 1: 0, 2 or 3 are allowed");
  }

  @Test
  void whatIsWrongWithATaxClassIsNamed() {
    refused(
        "\"treatment\":\"exempt\"",
        "\"treatment\":\"none\"",
        "taxes[3].treatment none: allowed are taxed, exempt, outside");
    refused(
        "\"treatment\":\"taxed\"",
        "\"treatment\":\"outside\"",
        "taxes[0] A: tax class A is outside and has 1 taxes");
    refused(
        "\"kind\":\"per-unit\"",
        "\"kind\":\"per-head\"",
        "taxes[5].parts[0].kind per-head: allowed are percent, per-unit, percent-of-gross");
    refused(
        "\"kind\":\"per-unit\"",
        "\"kind\":\"percent\"",
        "taxes[5].parts[0] EX: tax EX: amount per unit on a tax by rate, 0 is allowed");
    refused(
        "\"perUnit\":1205,\"places\":1",
        "\"perUnit\":1205,\"places\":9",
        "taxes[5].parts[0].places 9: places 9: 0 to 6 are allowed");
    refused(
        "\"inclusion\":\"added\"",
        "\"inclusion\":\"beside\"",
        "taxes[4].parts[1].inclusion beside: allowed are by-rule, included, added");
    refused(
        "\"kind\":\"percent\",\"percent\":\"20\"",
        "\"kind\":\"percent\",\"percent\":\"a fifth\"",
        "taxes[0].parts[0].percent a fifth:"
            + " percent a fifth: a number with at most 6 decimals is allowed");
  }

  private static void refused(String there, String instead, String why) {
    int at = SALE.indexOf(there);
    assertThat(at).as(there).isNotNegative();
    String changed = SALE.substring(0, at) + instead + SALE.substring(at + there.length());
    assertThatThrownBy(() -> read(changed)).isInstanceOf(MalformedException.class).hasMessage(why);
  }
}
