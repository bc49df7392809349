package dev.evertill.sync.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.sync.protocol.customer.CustomersHead;
import dev.evertill.sync.protocol.document.PlainSale;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WireTest {
  private static final EntryHeader HEADER =
      new EntryHeader("0117-03", "9f0c", 1, "sale", "id-1", 1_767_225_600_000L, -1_200L);

  @Test
  void anEntryTravelsAndIsTheSame() throws MalformedException {
    Entry entry = Entry.of(HEADER, Hash.ZERO, "{\"a\":1}".getBytes(UTF_8));

    byte[] line = Wire.bytes(Wire.line(entry));

    assertThat(new String(line, UTF_8))
        .isEqualTo(
            "{\"number\":1,\"kind\":\"sale\",\"id\":\"id-1\",\"tillTime\":1767225600000,"
                + "\"officeOffset\":-1200,\"previous\":\""
                + Hash.ZERO
                + "\",\"document\":\"eyJhIjoxfQ==\",\"hash\":\""
                + entry.hash()
                + "\"}");
    assertThat(Wire.entry("0117-03", "9f0c", line, 1)).isEqualTo(entry);
    assertThat(Wire.entry("0117-03", "9f0c", line, 1).isAuthentic()).isTrue();
  }

  @Test
  void aFieldThatIsMissingIsNamed() {
    assertThatThrownBy(() -> Wire.head("{\"head\":3}".getBytes(UTF_8), 7))
        .isInstanceOf(MalformedException.class)
        .hasMessage("line 7: hash is missing: it must be there");
  }

  @Test
  void aFieldOutOfItsRangeIsNamedWithWhatIsAllowed() {
    String head = "{\"head\":0,\"hash\":\"" + Hash.ZERO + "\"}";
    assertThatThrownBy(() -> Wire.head(head.getBytes(UTF_8), 2))
        .isInstanceOf(MalformedException.class)
        .hasMessage("line 2: head 0: allowed is 1 or more");
  }

  @Test
  void whatIsNoJsonIsSaidToBeNone() {
    assertThatThrownBy(() -> Wire.head("xx".getBytes(UTF_8), 1))
        .isInstanceOf(MalformedException.class)
        .hasMessage("line 1: $: JSON is expected");
  }

  @Test
  void nothingMayFollowAValue() {
    String head = "{\"head\":1,\"hash\":\"" + Hash.ZERO + "\"}{}";
    assertThatThrownBy(() -> Wire.head(head.getBytes(UTF_8), 1))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void jsonNestedWithoutEndIsRefusedBeforeItIsRead() throws MalformedException {
    String row = "{\"kind\":\"x\",\"key\":\"1\",\"deleted\":false,\"value\":%s}";
    refused(
        () -> Wire.catalogueRow(row.formatted("[".repeat(100_000)).getBytes(UTF_8), 4),
        "line 4: JSON: allowed are objects and lists nested 64 deep");
    String deepest = "[".repeat(63) + "]".repeat(63);
    assertThat(Wire.catalogueRow(row.formatted(deepest).getBytes(UTF_8), 4).value())
        .hasToString(deepest);
    String brackets = "\"\\\"" + "[{".repeat(100) + "\"";
    assertThat(Wire.catalogueRow(row.formatted(brackets).getBytes(UTF_8), 4).value())
        .as("in a text they are only letters")
        .hasToString(brackets);
  }

  @Test
  void aNumberThatIsMissingIsNotTakenForZero() {
    byte[] held =
        ("{\"hash\":\"" + Hash.ZERO + "\",\"parked\":[],\"nextBatch\":1,\"retryAfterMs\":0}")
            .getBytes(UTF_8);
    assertThatThrownBy(() -> Wire.held(held))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("number");
  }

  @Test
  void aNewerSideMaySayMore() throws MalformedException {
    byte[] row =
        "{\"kind\":\"tax\",\"key\":\"A\",\"deleted\":false,\"new\":[{}],\"value\":{\"name\":\"x\",\"percent\":\"20\",\"new\":1}}"
            .getBytes(UTF_8);
    assertThat(Wire.tax(Wire.catalogueRow(row, 1).value())).isEqualTo(TaxValue.of("x", "20"));
  }

  @Test
  void aValueKeepsItsExactBytes() throws MalformedException {
    String value = "{ \"name\" : \"Caf\\u00e9\",\"price\":1.50, \"x\":[1 ,2] }";
    byte[] line =
        ("{\"kind\":\"item\",\"key\":\"1\",\"deleted\":false,\"value\":" + value + "}")
            .getBytes(UTF_8);

    CatalogueRow row = Wire.catalogueRow(line, 1);

    assertThat(row.value()).hasToString(value);
    assertThat(Wire.bytes(row)).isEqualTo(line);
  }

  @Test
  void aDeletedRowHasNoValue() throws MalformedException {
    CatalogueRow row = CatalogueRow.deleted("item", "4011");
    assertThat(new String(Wire.bytes(row), UTF_8))
        .isEqualTo("{\"kind\":\"item\",\"key\":\"4011\",\"deleted\":true}");
    assertThat(Wire.catalogueRow(Wire.bytes(row), 1)).isEqualTo(row);
  }

  @Test
  void moneyBeyondAllShopsIsRefused() {
    RawJson item =
        RawJson.of(
            "{\"name\":\"x\",\"group\":\"g\",\"price\":1000000000001,\"tax\":\"A\",\"unit\":\"kg\"}"
                .getBytes(UTF_8));
    assertThatThrownBy(() -> Wire.item(item))
        .isInstanceOf(MalformedException.class)
        .hasMessage("price 1000000000001: allowed is -1000000000000 to 1000000000000");
  }

  @Test
  void aStateTravels() throws MalformedException {
    TillState state =
        new TillState(
            5,
            7,
            "0.1.0",
            List.of(new EpochHead("e", 3, Hash.ZERO.hex())),
            "age1",
            new CustomersHead(4, Hash.ZERO.hex()),
            List.of(new BranchHead("e", "00ff", 2, Hash.ZERO.hex())),
            "ab12");
    assertThat(Wire.tillState(Wire.bytes(state))).isEqualTo(state);
  }

  @Test
  void anAnchorIsReadWithItsDaysAndAWrongFieldOfADayIsNamed() throws MalformedException {
    Close day =
        new Close(
            3, "2026-01-01", List.of(new Segment("e", 1, 7, Hash.ZERO.hex())), ControlTotals.NONE);
    Anchor anchor = new Anchor(7, Hash.ZERO.hex(), List.of(day));
    assertThat(Wire.anchor(Wire.bytes(anchor))).isEqualTo(anchor);
    String wrong = new String(Wire.bytes(anchor), UTF_8).replace("\"last\":7", "\"last\":0");
    refused(
        () -> Wire.anchor(wrong.getBytes(UTF_8)),
        "days[0].segments[0].last 0: allowed is 1 or more");
    String rich =
        new String(Wire.bytes(anchor), UTF_8)
            .replace("\"turnover\":0", "\"turnover\":" + Long.MAX_VALUE);
    refused(
        () -> Wire.anchor(rich.getBytes(UTF_8)),
        "days[0].totals.turnover 9223372036854775807: allowed is -1000000000000000 to"
            + " 1000000000000000");
  }

  @Test
  void aQuestionOfAnOlderHeadOfficeHasNoCode() throws MalformedException {
    byte[] older =
        ("{\"number\":3,\"hash\":\""
                + Hash.ZERO.hex()
                + "\",\"parked\":[{\"number\":2,"
                + "\"reason\":\"why?\"}],\"nextBatch\":500,\"retryAfterMs\":0}")
            .getBytes(UTF_8);
    assertThat(Wire.held(older).parked()).containsExactly(new Parked(2, "why?"));
  }

  private static RawJson raw(String json) {
    return RawJson.of(json.replace('\'', '"').getBytes(UTF_8));
  }

  private static void refused(ThrowingCallable reading, String why) {
    assertThatThrownBy(reading).isInstanceOf(MalformedException.class).hasMessage(why);
  }

  @Test
  void anItemMayHaveAPriceWithMorePlacesThanTheCurrency() throws MalformedException {
    ItemValue diesel =
        new ItemValue("Diesel", null, "Fuel", 17999, "A", ItemValue.KG, null, 1, true);

    assertThat(Wire.raw(diesel))
        .hasToString(
            "{\"name\":\"Diesel\",\"group\":\"Fuel\",\"price\":17999,\"tax\":\"A\",\"unit\":\"kg\","
                + "\"places\":1,\"fixedPrice\":true}");
    assertThat(Wire.item(Wire.raw(diesel))).isEqualTo(diesel);
    String item = "{'name':'x','group':'g','price':1,'tax':'A','unit':'kg','places':%d}";
    assertThat(Wire.item(raw(item.formatted(0))).places()).isZero();
    assertThat(Wire.item(raw(item.formatted(6))).places()).isEqualTo(6);
    refused(() -> Wire.item(raw(item.formatted(7))), "places 7: allowed is 0 to 6");
    refused(() -> Wire.item(raw(item.formatted(-1))), "places -1: allowed is 0 to 6");
  }

  @Test
  void aTaxClassOfSeveralTaxesTravels() throws MalformedException {
    TaxValue spirits =
        new TaxValue(
            "Spirits",
            null,
            "S",
            "taxed",
            null,
            List.of(
                new TaxPartValue("EX", "Excise", "per-unit", null, "1.205", "included", true, null),
                new TaxPartValue("V", "VAT", "percent", "20", null, null, null, false)),
            "2027-01-01",
            "2027-12-31");

    assertThat(Wire.raw(spirits))
        .isEqualTo(
            raw(
                "{'name':'Spirits','code':'S','treatment':'taxed','taxes':["
                    + "{'code':'EX','name':'Excise','kind':'per-unit','perUnit':'1.205',"
                    + "'inclusion':'included','raisesBase':true},"
                    + "{'code':'V','name':'VAT','kind':'percent','percent':'20',"
                    + "'onRaisedBase':false}],'from':'2027-01-01','until':'2027-12-31'}"));
    assertThat(Wire.tax(Wire.raw(spirits))).isEqualTo(spirits);
  }

  @Test
  void whatATaxClassLacksIsNamed() {
    refused(() -> Wire.tax(raw("{'percent':'20'}")), "name is missing: it must be there");
    refused(
        () -> Wire.tax(raw("{'name':'x','percent':'20 %'}")),
        "percent 20 %: allowed is a decimal number such as 1.250");
    refused(
        () -> Wire.tax(raw("{'name':'x','taxes':[{'code':'V','name':'VAT'}]}")),
        "taxes[0].kind is missing: it must be there");
    refused(
        () -> Wire.tax(raw("{'name':'x','taxes':[null]}")),
        "taxes[0] is missing: it must be there");
  }

  @Test
  void aPromotionTravels() throws MalformedException {
    String json =
        "{'name':'Lunch','from':'2026-12-01T00:00','until':'2027-01-01T00:00','days':['mon'],"
            + "'hoursFrom':'11:00','hoursUntil':'14:00','customerGroups':['club'],'priority':2,"
            + "'exclusive':true,'perBasket':3,'perCustomer':4,"
            + "'coupon':{'code':'99','numbered':true,'singleUse':false},'offer':{'kind':'bundle',"
            + "'price':350,"
            + "'parts':[{'goods':{'skus':['1'],'groups':['Tea'],'excluded':['2']},'count':2}]}}";

    PromotionValue read = Wire.promotion(raw(json));

    assertThat(read)
        .isEqualTo(
            new PromotionValue(
                "Lunch",
                "2026-12-01T00:00",
                "2027-01-01T00:00",
                List.of("mon"),
                "11:00",
                "14:00",
                List.of("club"),
                2,
                true,
                3,
                4,
                new PromotionValue.Coupon("99", true, false),
                new PromotionValue.Offer(
                    "bundle",
                    null,
                    null,
                    null,
                    350L,
                    List.of(
                        new PromotionValue.Part(
                            new PromotionValue.Goods(List.of("1"), List.of("Tea"), List.of("2")),
                            2)),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null)));
    assertThat(Wire.raw(read)).isEqualTo(raw(json));
  }

  @Test
  void whatAPromotionLacksIsNamed() {
    String promotion = "{'name':'x','priority':1,%s}";
    refused(
        () -> Wire.promotion(raw("{'name':'x','priority':1}")),
        "offer is missing: it must be there");
    refused(
        () -> Wire.promotion(raw("{'name':'x','offer':{'kind':'each'}}")),
        "JSON: Required value 'priority' missing at $");
    refused(
        () -> Wire.promotion(raw(promotion.formatted("'offer':{}"))),
        "offer.kind is missing: it must be there");
    refused(
        () -> Wire.promotion(raw(promotion.formatted("'coupon':{},'offer':{'kind':'each'}"))),
        "coupon.code is missing: it must be there");
    refused(
        () ->
            Wire.promotion(
                raw(promotion.formatted("'offer':{'kind':'bundle','parts':[{'count':1}]}"))),
        "offer.parts[0].goods is missing: it must be there");
    refused(
        () ->
            Wire.promotion(
                raw(promotion.formatted("'offer':{'kind':'tiers','tiers':[{'least':1}]}"))),
        "offer.tiers[0].off is missing: it must be there");
  }

  private static final String SALE =
      new String(Wire.bytes(new PlainSale("03", "9f0c", 1, "id-1").of(110, 110)), UTF_8);

  private static void saleRefused(String there, String instead, String why) {
    assertThat(SALE).contains(there);
    refused(() -> Wire.sale(SALE.replaceFirst(there, instead).getBytes(UTF_8)), why);
  }

  @Test
  void aSaleTravels() throws MalformedException {
    assertThat(Wire.bytes(Wire.sale(SALE.getBytes(UTF_8)))).isEqualTo(SALE.getBytes(UTF_8));
  }

  @Test
  void everyAmountOfASaleIsBounded() {
    String most = "1000000000001: allowed is -1000000000000 to 1000000000000";
    for (String field : List.of("listed\":110", "amount\":110", "net\":100", "gross\":110")) {
      String name = field.substring(0, field.indexOf('"'));
      saleRefused("\"" + field, "\"" + name + "\":1000000000001", "lines[0]." + name + " " + most);
    }
    saleRefused(
        "\"base\":100,\"amount\":10",
        "\"base\":100,\"amount\":1000000000001",
        "lines[0].taxes[0].amount " + most);
    saleRefused(
        "\"listed\":110,",
        "\"listed\":110,\"reductions\":[{\"source\":\"promotion\",\"name\":\"x\",\"saved\":1000000000001}],",
        "lines[0].reductions[0].saved " + most);
    saleRefused("\"total\":110", "\"total\":1000000000001", "total " + most);
    saleRefused("\"rounding\":0", "\"rounding\":1000000000001", "rounding " + most);
    saleRefused("\"change\":0", "\"change\":1000000000001", "change " + most);
    saleRefused(
        "\"treatment\":\"taxed\",\"net\":100",
        "\"treatment\":\"taxed\",\"net\":1000000000001",
        "taxes[0].net " + most);
    saleRefused("\"tax\":10,", "\"tax\":1000000000001,", "taxes[0].tax " + most);
    saleRefused(
        "\"tax\":10,\"gross\":110", "\"tax\":10,\"gross\":1000000000001", "taxes[0].gross " + most);
    saleRefused(
        "\"kind\":\"cash\",\"amount\":110",
        "\"kind\":\"cash\",\"amount\":1000000000001",
        "tenders[0].amount " + most);
  }

  @Test
  void aPriceHasNoMorePlacesThanATillCanPrint() {
    saleRefused(
        "\"price\":110",
        "\"price\":110,\"places\":1000000000",
        "lines[0].places 1000000000: allowed is 0 to 6");
    saleRefused(
        "\"price\":110",
        "\"price\":1000000000001",
        "lines[0].price 1000000000001: allowed is -1000000000000 to 1000000000000");
    saleRefused(
        "\"kind\":\"cash\",\"amount\":110",
        "\"kind\":\"foreign-cash\",\"amount\":110,\"foreign\":"
            + "{\"currency\":\"CHF\",\"decimals\":900000000,\"amount\":1,\"rate\":\"1.1\"}",
        "tenders[0].foreign.decimals 900000000: allowed is 0 to 4");
  }

  @Test
  void aRateMayHaveAsManyDecimalsAsItsBankGives() throws MalformedException {
    String foreign =
        SALE.replaceFirst(
            "\"kind\":\"cash\",\"amount\":110",
            "\"kind\":\"foreign-cash\",\"amount\":110,\"foreign\":"
                + "{\"currency\":\"CHF\",\"decimals\":2,\"amount\":100,"
                + "\"rate\":\"1.1000000000000001\"}");
    assertThat(Wire.sale(foreign.getBytes(UTF_8)).tenders().get(0).foreign().rate())
        .isEqualTo("1.1000000000000001");
  }

  @Test
  void whatIsWrongWithASaleIsNamed() {
    saleRefused("sale/1", "sale/2", "format evertill.sale/2: allowed is evertill.sale/1");
    saleRefused("\"number\":1", "\"number\":0", "number 0: allowed is 1 or more");
    saleRefused("\"decimals\":2", "\"decimals\":5", "decimals 5: allowed is 0 to 4");
    saleRefused(
        "\"quantity\":\"1\"",
        "\"quantity\":\"one\"",
        "lines[0].quantity one: allowed is a decimal number such as 1.250");
    saleRefused("\"treatment\":\"taxed\",", "", "taxes[0].treatment is missing: it must be there");
    saleRefused("\"country\":\"AT\",", "", "country is missing: it must be there");
  }
}
