package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.server.export.SalesFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Sales that tills sent, as they are exported. */
abstract class ExportedSales {
  static final InstantSource NOON = () -> Instant.parse("2026-01-01T12:00:00Z");

  abstract OfficeDatabase office();

  SaleLog log() {
    return new SqlSaleLog(office().database(), NOON);
  }

  void send(Journal... journals) {
    for (Journal journal : journals) {
      Verdict verdict =
          log().append(journal.till(), journal.epoch(), journal.arrivals(1, journal.next() - 1));
      assertThat(verdict).isInstanceOf(Verdict.Stored.class);
    }
  }

  String export(SalesFormat format, String from, String to, String store, String till)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SalesExport(office().database())
        .write(
            new SalesExport.Selection(LocalDate.parse(from), LocalDate.parse(to), store, till),
            format,
            out);
    return out.toString(UTF_8);
  }

  String january(SalesFormat format) throws IOException {
    return export(format, "2026-01-01", "2026-01-31", null, null);
  }

  static void validate(String poslog) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(ExportedSales.class.getResource("poslog-subset.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(poslog)));
  }

  static List<CSVRecord> rows(String csv) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(csv))
        .getRecords();
  }
}
