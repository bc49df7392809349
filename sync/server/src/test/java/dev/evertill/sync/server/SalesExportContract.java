package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Anchor;
import dev.evertill.sync.protocol.BranchHead;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.export.SalesFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** What an export of sales says, and of which, in every storage. */
abstract class SalesExportContract extends ExportedSales {
  @Test
  void aSecondRunGivesTheSameBytes() throws Exception {
    send(new RandomShop(8, 40).journals().toArray(Journal[]::new));
    for (SalesFormat format : SalesFormat.values()) {
      String first = january(format);
      office().reopen();
      assertThat(january(format)).isEqualTo(first).hasSizeGreaterThan(10_000);
    }
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
