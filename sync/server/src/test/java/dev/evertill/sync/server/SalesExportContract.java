package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.ControlTotals;
import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.EntryHeader;
import dev.evertill.sync.protocol.Filed;
import dev.evertill.sync.protocol.Hash;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.sync.protocol.document.ReductionRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.server.export.ExportedLine;
import dev.evertill.sync.server.export.SalesFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What an export of sales says, in every storage. */
abstract class SalesExportContract {
  private static final InstantSource NOON = () -> Instant.parse("2026-01-01T12:00:00Z");
  private static final int SALES = 40;

  abstract OfficeDatabase office();

  private SaleLog log() {
    return new SqlSaleLog(office().database(), NOON);
  }

  private void send(Journal... journals) {
    for (Journal journal : journals) {
      Verdict verdict =
          log().append(journal.till(), journal.epoch(), journal.arrivals(1, journal.next() - 1));
      assertThat(verdict).isInstanceOf(Verdict.Stored.class);
    }
  }

  private String export(SalesFormat format, String from, String to, String store, String till)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SalesExport(office().database())
        .write(
            new SalesExport.Selection(LocalDate.parse(from), LocalDate.parse(to), store, till),
            format,
            out);
    return out.toString(UTF_8);
  }

  private String january(SalesFormat format) throws IOException {
    return export(format, "2026-01-01", "2026-01-31", null, null);
  }

  /** The totals head office compares with those of a till, of all tills. */
  private ControlTotals totals(List<Journal> journals) {
    return ControlTotals.of(
        journals.stream()
            .flatMap(
                journal -> {
                  try (Stream<Arrival> held =
                      log().read(journal.till(), journal.epoch(), 1, Long.MAX_VALUE)) {
                    return held.map(Arrival::filed).toList().stream();
                  }
                })
            .filter(filed -> SaleDocument.isOf(filed.kind())));
  }

  /** Sums by word, without those that are 0. */
  private static final class Sums {
    private final Map<String, BigDecimal> sums = new TreeMap<>();

    void add(String word, String amount) {
      sums.merge(word, new BigDecimal(amount), BigDecimal::add);
    }

    void take(String word, String amount) {
      add(word, new BigDecimal(amount).negate().toPlainString());
    }

    Map<String, String> all() {
      Map<String, String> all = new TreeMap<>();
      sums.forEach(
          (word, sum) -> {
            if (sum.signum() != 0) {
              all.put(word, sum.toPlainString());
            }
          });
      return all;
    }
  }

  private static Map<String, String> expected(ControlTotals totals) {
    Sums sums = new Sums();
    sums.add("turnover", cents(totals.turnover()));
    sums.add("rounding", cents(totals.rounding()));
    totals.tenders().forEach(tender -> sums.add(tender.kind(), cents(tender.amount())));
    totals
        .taxes()
        .forEach(
            tax -> {
              String name = tax.code() + " " + tax.percent();
              sums.add("net " + name, cents(tax.net()));
              sums.add("tax " + name, cents(tax.tax()));
            });
    totals.kinds().forEach(kind -> sums.add(kind.kind(), Long.toString(kind.count())));
    return sums.all();
  }

  private static String cents(long minor) {
    return BigDecimal.valueOf(minor, 2).toPlainString();
  }

  @Test
  void whateverAShopDoesTheTableSumsToTheControlTotals() throws Exception {
    for (long seed = 1; seed <= 5; seed++) {
      RandomShop shop = new RandomShop(seed, SALES);
      send(shop.journals().toArray(Journal[]::new));
    }
    Sums sums = new Sums();
    Map<String, String> entries = new TreeMap<>();
    for (CSVRecord row : rows(january(SalesFormat.CSV))) {
      entries.put(row.get("till") + row.get("epoch") + row.get("number"), row.get("kind"));
      String tax = row.get("tax_class") + " " + row.get("tax_percent");
      switch (row.get("row")) {
        case "goods" -> {
          sums.add("turnover", row.get("gross"));
          sums.add("net " + tax, row.get("net"));
          sums.add("tax " + tax, row.get("tax"));
        }
        case "rounding" -> sums.add("rounding", row.get("amount"));
        case "tender", "change" -> sums.add(row.get("name"), row.get("amount"));
        default -> assertThat(row.get("row")).isEqualTo("collected");
      }
    }
    entries.values().forEach(kind -> sums.add(kind, "1"));
    assertThat(sums.all()).isEqualTo(expected(totals(everything())));
    assertThat(sums.all())
        .containsKeys("cash", "card", "gift-card", "foreign-cash", "rounding", "return");
  }

  private static List<Journal> everything() {
    return Stream.of(1, 2, 3, 4, 5)
        .flatMap(seed -> new RandomShop(seed, SALES).journals().stream())
        .toList();
  }

  @Test
  void whateverAShopDoesThePosLogIsValidAndSumsToTheControlTotals() throws Exception {
    RandomShop shop = new RandomShop(6, SALES);
    send(shop.journals().toArray(Journal[]::new));
    String poslog = january(SalesFormat.POSLOG);
    validate(poslog);
    Sums sums = new Sums();
    NodeList transactions = parse(poslog).getElementsByTagNameNS("*", "Transaction");
    for (int i = 0; i < transactions.getLength(); i++) {
      sum(sums, (Element) transactions.item(i));
    }
    Map<String, String> expected = expected(totals(shop.journals()));
    // A POSLog has one kind of transaction for both.
    expected.keySet().removeAll(List.of("sale", "return"));
    assertThat(sums.all()).isEqualTo(expected);
    assertThat((long) transactions.getLength())
        .isEqualTo(totals(shop.journals()).kinds().stream().mapToLong(kind -> kind.count()).sum());
  }

  private static void sum(Sums sums, Element transaction) {
    for (Element item : children(transaction, "LineItem")) {
      for (Element line : elements(item)) {
        switch (line.getLocalName()) {
          case "Sale" -> goods(line, amount -> sums.add("turnover", amount));
          case "Return" -> goods(line, amount -> sums.take("turnover", amount));
          case "Tax" -> {
            String tax = text(line, "TaxGroupID") + " " + line.getAttribute("et:rates");
            sums.add("net " + tax, text(line, "TaxableAmount"));
            sums.add("tax " + tax, text(line, "Amount"));
          }
          case "Tender" -> {
            boolean back = line.getAttribute("TypeCode").equals("Refund");
            String amount = text(line, "Amount");
            sums.add(line.getAttribute("et:kind"), back ? "-" + amount : amount);
            children(line, "TenderChange")
                .forEach(change -> sums.take("cash", text(change, "Amount")));
          }
          default -> assertThat(line.getLocalName()).isEqualTo("SequenceNumber");
        }
      }
    }
    for (Element total : children(transaction, "Total")) {
      if (total.getAttribute("TotalType").equals("X:Rounding")) {
        sums.add("rounding", total.getTextContent());
      }
    }
  }

  private static void goods(Element line, Consumer<String> sum) {
    if (line.getAttribute("ItemType").equals("Stock")) {
      sum.accept(text(line, "ExtendedAmount"));
    }
  }

  private static List<Element> elements(Element of) {
    List<Element> elements = new ArrayList<>();
    for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  /** Also of the transaction within. */
  private static List<Element> children(Element of, String name) {
    List<Element> found = new ArrayList<>();
    for (Element element : elements(of)) {
      if (element.getLocalName().equals(name)) {
        found.add(element);
      } else if (element.getLocalName().equals("RetailTransaction")) {
        found.addAll(children(element, name));
      }
    }
    return found;
  }

  private static String text(Element of, String name) {
    return children(of, name).get(0).getTextContent();
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  private static void validate(String poslog) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(SalesExportContract.class.getResource("poslog-subset.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(poslog)));
  }

  @Test
  void theDocumentsComeOutAsTheyWentInAndTheirHashesCanBeWorkedOut() throws Exception {
    RandomShop shop = new RandomShop(7, SALES);
    send(shop.journals().toArray(Journal[]::new));
    String[] lines = january(SalesFormat.NDJSON).split("\n");
    List<Filed> sales = new ArrayList<>();
    for (int i = 0; i < lines.length - 1; i++) {
      ExportedLine line = Wire.read(ExportedLine.class, lines[i].getBytes(UTF_8), i + 1);
      EntryHeader header =
          new EntryHeader(
              line.till(),
              line.epoch(),
              line.number(),
              line.kind(),
              line.id(),
              line.tillTime(),
              line.officeOffset());
      Entry entry =
          new Entry(
              header, new Hash(line.previous()), line.document().bytes(), new Hash(line.hash()));
      assertThat(entry.isAuthentic()).as(lines[i]).isTrue();
      sales.add(Filed.of(entry));
    }
    assertThat(lines[lines.length - 1]).isEqualTo("{\"entries\":" + sales.size() + "}");
    assertThat(ControlTotals.of(sales.stream())).isEqualTo(totals(shop.journals()));
  }

  @Test
  void aSecondRunGivesTheSameBytes() throws Exception {
    send(new RandomShop(8, SALES).journals().toArray(Journal[]::new));
    for (SalesFormat format : SalesFormat.values()) {
      String first = january(format);
      office().reopen();
      assertThat(january(format)).isEqualTo(first).hasSizeGreaterThan(10_000);
    }
  }

  private static List<CSVRecord> rows(String csv) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(csv))
        .getRecords();
  }

  @Test
  void daysTillsAndStoresAreChosen() throws Exception {
    Journal one =
        new Journal("0117-03", "e1")
            .sell(new AnySale().goods("101", 1, 100).payCash())
            .sell(new AnySale().goods("101", 1, 200).on("2026-01-02").payCash());
    Journal other =
        new Journal("0200-01", "e2")
            .sell(new AnySale().goods("101", 1, 400).on("2026-01-02").store("0200").payCash());
    send(one, other);
    assertThat(amounts("2026-01-01", "2026-01-01", null, null)).containsExactly("1.00");
    assertThat(amounts("2026-01-02", "2026-01-03", null, null)).containsExactly("2.00", "4.00");
    assertThat(amounts("2026-01-01", "2026-01-31", "0200", null)).containsExactly("4.00");
    assertThat(amounts("2026-01-01", "2026-01-31", null, "0117-03"))
        .containsExactly("1.00", "2.00");
    assertThat(amounts("2025-12-01", "2025-12-31", null, null)).isEmpty();
  }

  private List<String> amounts(String from, String to, String store, String till)
      throws IOException {
    return rows(export(SalesFormat.CSV, from, to, store, till)).stream()
        .filter(row -> row.get("row").equals("goods"))
        .map(row -> row.get("gross"))
        .toList();
  }

  @Test
  void parkedEntriesAreListedApartAndUnreadableOnesAreNotLost() throws Exception {
    Journal journal = new Journal("e1").sell(300, 299).sell(120).sell(70);
    List<String> lines = journal.lines(1, 3);
    lines.set(1, "{garbled");
    log()
        .append(
            journal.till(), "e1", Batch.of(journal.till(), "e1", Journal.body(lines)).arrivals());
    List<String> parts = new ArrayList<>();
    for (CSVRecord row : rows(january(SalesFormat.CSV))) {
      parts.add(row.get("part") + " " + row.get("number") + " " + row.get("row"));
    }
    assertThat(parts)
        .containsExactly(
            "sale 3 goods",
            "sale 3 goods",
            "sale 3 tender",
            "parked 1 goods",
            "parked 1 goods",
            "parked 1 tender",
            "parked 2 unreadable");
    String poslog = january(SalesFormat.POSLOG);
    validate(poslog);
    assertThat(poslog)
        .endsWith(
            "<et:Unreadable till=\"0117-03\" epoch=\"e1\" number=\"2\" day=\"2026-01-01\""
                + " part=\"parked\" question=\"unreadable: line 2: $.: JSON is expected\">"
                + "</et:Unreadable>\n</POSLog>\n");
    assertThat(january(SalesFormat.NDJSON))
        .endsWith(
            "{\"part\":\"parked\",\"till\":\"0117-03\",\"epoch\":\"e1\",\"number\":2,"
                + "\"day\":\"2026-01-01\",\"received\":1767268800000,"
                + "\"question\":\"unreadable: line 2: $.: JSON is expected\","
                + "\"bytes\":\"e2dhcmJsZWQ=\"}\n{\"entries\":3}\n");
  }

  @Test
  void whatACashierTypedIsNoFormulaInASpreadsheetAndBreaksNoXml() throws Exception {
    Journal journal =
        new Journal("e1")
            .sell(
                new AnySale()
                    .line("=1+2", "@cmd|' /C calc'!A0, \"quoted\"", "1", "piece", 100, "B")
                    .line("-7", "\u0001\tTab\r\nand <more> & \uFFFE", "1", "piece", -50, "B")
                    .payCash());
    send(journal);
    List<CSVRecord> rows = rows(january(SalesFormat.CSV));
    assertThat(rows.get(0).get("sku")).isEqualTo("'=1+2");
    assertThat(rows.get(0).get("name")).isEqualTo("'@cmd|' /C calc'!A0, \"quoted\"");
    assertThat(rows.get(1).get("sku")).isEqualTo("'-7");
    assertThat(rows.get(1).get("name")).isEqualTo("'\u0001\tTab\r\nand <more> & \uFFFE");
    assertThat(rows.get(1).get("gross")).isEqualTo("-0.50");
    String poslog = january(SalesFormat.POSLOG);
    validate(poslog);
    assertThat(poslog).contains("<Description>\uFFFD\tTab\r\nand &lt;more&gt; &amp; \uFFFD</Desc");
  }

  @Test
  void aSaleIsThisInATable() throws Exception {
    send(
        new Journal("e1")
            .sell(new AnySale().line("4011", "Bananas", "1.250", "kg", 224, "B").payCash()));
    assertThat(january(SalesFormat.CSV))
        .isEqualTo(
            "part,store,till,epoch,number,kind,id,business_day,at,shift,cashier,cashier_name,"
                + "customer,currency,row,line,sku,code,name,group,quantity,unit,price,listed,saved,"
                + "amount,tax_class,tax_percent,net,tax,gross,voided,reductions,price_reason,"
                + "back_till,back_epoch,back_number,back_line,batch,serial,expiry,reference,"
                + "question\r\n"
                + "sale,0117,0117-03,e1,1,sale,id-1,2026-01-01,2026-01-01T10:00:00+01:00,s1,1,"
                + "Anna K.,,EUR,goods,1,4011,,Bananas,Group,1.250,kg,2.24,2.24,0.00,2.24,B,10,"
                + "2.04,0.20,2.24,no,,,,,,,,,,,\r\n"
                + "sale,0117,0117-03,e1,1,sale,id-1,2026-01-01,2026-01-01T10:00:00+01:00,s1,1,"
                + "Anna K.,,EUR,tender,,,,cash,,,,,,,2.24,,,,,,,,,,,,,,,,,\r\n");
  }

  @Test
  void aSaleIsThisInAPosLog() throws Exception {
    send(
        new Journal("e1")
            .sell(
                new AnySale()
                    .line("4011", "Bananas", "1.250", "kg", 224, "B")
                    .change(276)
                    .payCash()));
    String poslog = january(SalesFormat.POSLOG);
    validate(poslog);
    assertThat(poslog.replace("><", ">\n<"))
        .isEqualTo(
            String.join(
                "\n",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "<POSLog xmlns=\"http://www.nrf-arts.org/IXRetail/namespace/\""
                    + " xmlns:et=\"urn:evertill:poslog:1\">",
                "<Transaction CancelFlag=\"false\" et:part=\"sale\" et:epoch=\"e1\""
                    + " et:id=\"id-1\">",
                "<RetailStoreID>0117</RetailStoreID>",
                "<WorkstationID>0117-03</WorkstationID>",
                "<SequenceNumber>1</SequenceNumber>",
                "<BusinessDayDate>2026-01-01</BusinessDayDate>",
                "<BeginDateTime>2026-01-01T10:00:00+01:00</BeginDateTime>",
                "<OperatorID OperatorName=\"Anna K.\">1</OperatorID>",
                "<CurrencyCode>EUR</CurrencyCode>",
                "<RetailTransaction Version=\"2.1\">",
                "<LineItem VoidFlag=\"false\">",
                "<SequenceNumber>1</SequenceNumber>",
                "<Sale ItemType=\"Stock\">",
                "<ItemID>4011</ItemID>",
                "<MerchandiseHierarchy Level=\"Group\">Group</MerchandiseHierarchy>",
                "<Description>Bananas</Description>",
                "<RegularSalesUnitPrice>2.24</RegularSalesUnitPrice>",
                "<ActualSalesUnitPrice>2.24</ActualSalesUnitPrice>",
                "<ExtendedAmount>2.24</ExtendedAmount>",
                "<DiscountAmount>0.00</DiscountAmount>",
                "<Quantity UnitOfMeasureCode=\"KGM\">1.250</Quantity>",
                "<Tax et:code=\"B\">",
                "<TaxableAmount>2.04</TaxableAmount>",
                "<Amount>0.20</Amount>",
                "<Percent>10</Percent>",
                "<TaxGroupID>B</TaxGroupID>",
                "</Tax>",
                "</Sale>",
                "</LineItem>",
                "<LineItem>",
                "<SequenceNumber>2</SequenceNumber>",
                "<Tax et:rates=\"20\" et:treatment=\"taxed\">",
                "<TaxableAmount>0.00</TaxableAmount>",
                "<Amount>0.00</Amount>",
                "<Percent>20</Percent>",
                "<TaxGroupID>A</TaxGroupID>",
                "</Tax>",
                "</LineItem>",
                "<LineItem>",
                "<SequenceNumber>3</SequenceNumber>",
                "<Tax et:rates=\"10\" et:treatment=\"taxed\">",
                "<TaxableAmount>2.04</TaxableAmount>",
                "<Amount>0.20</Amount>",
                "<Percent>10</Percent>",
                "<TaxGroupID>B</TaxGroupID>",
                "</Tax>",
                "</LineItem>",
                "<LineItem>",
                "<SequenceNumber>4</SequenceNumber>",
                "<Tender TenderType=\"Cash\" TypeCode=\"Sale\" et:kind=\"cash\">",
                "<Amount>5.00</Amount>",
                "<TenderChange>",
                "<Amount>2.76</Amount>",
                "</TenderChange>",
                "</Tender>",
                "</LineItem>",
                "<Total TotalType=\"TransactionNetAmount\">2.04</Total>",
                "<Total TotalType=\"TransactionTaxAmount\">0.20</Total>",
                "<Total TotalType=\"TransactionGrossAmount\">2.24</Total>",
                "<Total TotalType=\"TransactionGrandAmount\">2.24</Total>",
                "</RetailTransaction>",
                "</Transaction>",
                "</POSLog>",
                ""));
  }

  @Test
  void whatACopyOfATillSoldIsListedApartAndSumsToItsTotals() throws Exception {
    for (long seed = 1; seed <= 5; seed++) {
      Journal journal = new RandomShop(seed, SALES).journals().get(0);
      Journal copy = SomeUploads.copy(journal, 10);
      Random chance = new Random(seed);
      for (int i = 0; i < 20; i++) {
        AnySale sale = new AnySale().goods("101", 1, 1 + chance.nextInt(9_000));
        copy.sell(sale.reduced("9", 2, 500, dented(1 + chance.nextInt(400))).payCash());
      }
      send(journal);
      String name = BranchHead.name(copy.hashAt(11));
      assertThat(log().branch(journal.till(), journal.epoch(), name, copy.arrivals(11, 30)))
          .isInstanceOf(Verdict.Stored.class);
      Branch branch = last(log().branches(journal.till()));
      Sums sums = new Sums();
      for (CSVRecord row : rows(january(SalesFormat.CSV))) {
        boolean isOfBranch = row.get("epoch").equals(journal.epoch());
        if (isOfBranch && row.get("part").equals("branch") && row.get("row").equals("goods")) {
          assertThat(Long.parseLong(row.get("number"))).isBetween(11L, 30L);
          sums.add("turnover", row.get("gross"));
        }
      }
      assertThat(sums.all())
          .as("seed %d", seed)
          .isEqualTo(Map.of("turnover", cents(turnoverOf(journal.till(), branch))));
      Sums all = new Sums();
      rows(january(SalesFormat.CSV)).stream()
          .filter(row -> row.get("row").equals("goods"))
          .forEach(row -> all.add("turnover", row.get("gross")));
      assertThat(all.all()).isEqualTo(Map.of("turnover", cents(turnoverOfAll())));
    }
    String poslog = january(SalesFormat.POSLOG);
    validate(poslog);
    assertThat(poslog).contains("et:part=\"branch\"");
    assertThat(january(SalesFormat.NDJSON)).contains("{\"part\":\"branch\",\"till\":\"0117-03\"");
  }

  @Test
  void aParkedEntryOfACopyIsMarkedAsOfTheCopy() throws Exception {
    Journal journal = new Journal("e1").sell(300).sell(120, 119);
    Journal copy = new Journal("e1").sell(300).sell(60, 59).sell(70);
    send(journal);
    log().branch(journal.till(), "e1", BranchHead.name(copy.hashAt(2)), copy.arrivals(2, 3));
    Set<String> parts = new LinkedHashSet<>();
    for (CSVRecord row : rows(january(SalesFormat.CSV))) {
      parts.add(row.get("part") + " " + row.get("number") + " " + row.get("question"));
    }
    assertThat(parts)
        .containsExactly(
            "sale 1 ",
            "parked 2 total 120: the lines sum to 119",
            "branch 3 ",
            "parked-branch 2 total 60: the lines sum to 59");
    String poslog = january(SalesFormat.POSLOG);
    validate(poslog);
    assertThat(poslog).contains("et:part=\"parked-branch\"");
    assertThat(january(SalesFormat.NDJSON))
        .contains(
            "{\"part\":\"parked-branch\",\"till\":\"0117-03\",\"epoch\":\"e1\",\"number\":2,");
  }

  private static ReductionRecord dented(long saved) {
    Person boss = new Person("9", "Boss");
    return new ReductionRecord("line-discount", null, "Dented", saved, boss);
  }

  private long turnoverOf(String till, Branch branch) {
    return log().totals(till, List.of(branch.range())).turnover();
  }

  private static Branch last(List<Branch> branches) {
    return branches.get(branches.size() - 1);
  }

  /** Of all journals, branches too, entry by entry. */
  private long turnoverOfAll() {
    long turnover = 0;
    for (String journal :
        office()
            .database()
            .reader()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select epoch from journal where till = '0117-03'")
                        .mapTo(String.class)
                        .list())) {
      try (Stream<Arrival> held = log().read("0117-03", journal, 1, Long.MAX_VALUE)) {
        turnover += ControlTotals.of(held.map(Arrival::filed)).turnover();
      }
    }
    return turnover;
  }

  @Test
  void whatIsMissingIsNamedAtTheEndOfTheDaysItMayBeOf() throws Exception {
    Journal journal = new Journal("e1");
    for (int day = 1; day <= 9; day++) {
      journal.sell(new AnySale().on("2026-01-0" + day).goods("101", 1, 100).payCash());
    }
    log().append(journal.till(), "e1", journal.arrivals(1, 3));
    Anchor anchor = new Anchor(6, journal.hashAt(6).hex(), List.of());
    log().anchor(journal.till(), "e1", anchor, Wire.bytes(anchor));
    log().append(journal.till(), "e1", journal.arrivals(7, 9));
    String poslog = january(SalesFormat.POSLOG);
    validate(poslog);
    assertThat(poslog)
        .endsWith(
            "<et:Missing till=\"0117-03\" epoch=\"e1\" first=\"4\" last=\"6\""
                + " since=\"2026-01-01T12:00:00Z\"></et:Missing>\n</POSLog>\n");
    assertThat(january(SalesFormat.NDJSON))
        .endsWith(
            "\n{\"part\":\"missing\",\"till\":\"0117-03\",\"epoch\":\"e1\",\"first\":4,\"last\":6,"
                + "\"since\":1767268800000}\n{\"entries\":6}\n");
    List<CSVRecord> rows = rows(january(SalesFormat.CSV));
    CSVRecord missing = rows.get(rows.size() - 1);
    assertThat(
            List.of(
                missing.get("part"),
                missing.get("till"),
                missing.get("epoch"),
                missing.get("number"),
                missing.get("row"),
                missing.get("question")))
        .containsExactly(
            "missing",
            "0117-03",
            "e1",
            "4",
            "missing",
            "entries 4 to 6 are missing: the till said so at 2026-01-01T12:00:00Z");
    for (String inside : List.of("2026-01-03", "2026-01-05", "2026-01-07")) {
      assertThat(export(SalesFormat.CSV, inside, inside, null, null)).contains("missing");
    }
    for (String outside : List.of("2026-01-02", "2026-01-08")) {
      assertThat(export(SalesFormat.CSV, outside, outside, null, null)).doesNotContain("missing");
    }
    assertThat(export(SalesFormat.CSV, "2026-01-01", "2026-01-31", null, "0117-04"))
        .doesNotContain("missing");
    log().append(journal.till(), "e1", journal.arrivals(4, 6));
    assertThat(january(SalesFormat.CSV)).doesNotContain("missing");
  }
}
