package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.QuickKeyValue;
import dev.evertill.sync.protocol.SettingValue;
import dev.evertill.sync.protocol.StaffValue;
import dev.evertill.sync.protocol.TaxValue;
import dev.evertill.sync.protocol.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The shop of the demo, the tests and the screenshots. Its goods are invented; their check digits
 * are right. Functions only.
 */
public final class DemoCatalogue {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private DemoCatalogue() {}

  /** All rows, always the same: settings, tax classes, goods, promotions, quick keys, staff. */
  public static List<CatalogueRow> rows() {
    List<CatalogueRow> rows = new ArrayList<>();
    rows.addAll(read("settings.csv", DemoCatalogue::setting));
    rows.addAll(taxes());
    rows.addAll(read("goods.csv", DemoCatalogue::item));
    rows.addAll(promotions());
    rows.addAll(read("quickkeys.csv", DemoCatalogue::quickKey));
    rows.addAll(read("staff.csv", DemoCatalogue::person));
    return rows;
  }

  static List<CatalogueRow> taxes() {
    return read("taxes.csv", DemoCatalogue::tax);
  }

  /** A row a line, as a till is sent it. */
  private static List<CatalogueRow> promotions() {
    List<CatalogueRow> rows = new ArrayList<>();
    try (InputStream in = DemoCatalogue.class.getResourceAsStream("demo/promotions.ndjson")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        rows.add(Wire.catalogueRow(line.getBytes(StandardCharsets.UTF_8), rows.size() + 1L));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's promotions cannot be read", e);
    } catch (MalformedException e) {
      throw new IllegalStateException("the demo's promotions are of our own making", e);
    }
    return rows;
  }

  private static CatalogueRow setting(CSVRecord line) {
    return row(CatalogueRow.SETTING, line.get("key"), new SettingValue(line.get("value")));
  }

  private static CatalogueRow tax(CSVRecord line) {
    return row(
        CatalogueRow.TAX, line.get("class"), TaxValue.of(line.get("name"), line.get("percent")));
  }

  private static CatalogueRow item(CSVRecord line) {
    String code = line.get("code");
    String minAge = line.get("minAge");
    return row(
        CatalogueRow.ITEM,
        line.get("sku"),
        new ItemValue(
            line.get("name"),
            code.isEmpty() ? null : Barcode.padded(code),
            line.get("group"),
            Long.parseLong(line.get("price")),
            line.get("tax"),
            line.get("unit"),
            minAge.isEmpty() ? null : Integer.valueOf(minAge),
            null,
            line.get("fixedPrice").equals("yes") ? true : null));
  }

  private static CatalogueRow quickKey(CSVRecord line) {
    String page = line.get("page");
    int position = Integer.parseInt(line.get("position"));
    return row(
        CatalogueRow.QUICK_KEY,
        page + "/" + position,
        new QuickKeyValue(
            page,
            Integer.parseInt(line.get("pageOrder")),
            position,
            line.get("sku"),
            line.get("label"),
            line.get("colour")));
  }

  private static CatalogueRow person(CSVRecord line) {
    return row(
        CatalogueRow.STAFF, line.get("number"), new StaffValue(line.get("name"), line.get("role")));
  }

  private static CatalogueRow row(String kind, String key, Record value) {
    return CatalogueRow.of(kind, key, Wire.raw(value));
  }

  private static List<CatalogueRow> read(String file, Function<CSVRecord, CatalogueRow> row) {
    try (InputStream in = DemoCatalogue.class.getResourceAsStream("demo/" + file);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return FORMAT.parse(reader).stream().map(row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's " + file + " cannot be read", e);
    }
  }
}
