package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** An export of any shop sums to what its tills sold, in every form and every storage. */
abstract class ExportTotalsContract extends ExportedSales {
  private static final int SALES = 40;

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
}
