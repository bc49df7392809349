package dev.evertill.sync.protocol;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import dev.evertill.sync.protocol.document.CollectedRecord;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TaxRecord;
import dev.evertill.sync.protocol.document.TenderRecord;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.BufferedSink;

/**
 * Reads and writes everything that is said, as UTF-8 JSON. Safe from any thread.
 *
 * <p>Unknown fields are skipped, so that a newer side can say more. A field that is missing, of
 * another type or out of its range is a {@link MalformedException} that names it. Lines of NDJSON
 * carry no line feed inside.
 */
public final class Wire {
  /** 10 thousand million in whole units; sums of it over millions of entries still fit a long. */
  private static final long MOST_MONEY = 1_000_000_000_000L;

  /** A sum of a day: so many that sums of thousands of days are numbers too. */
  private static final long MOST_SUM = 1_000 * MOST_MONEY;

  /** As many as a price may have behind the minor unit. */
  private static final int MOST_PLACES = 6;

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,12})?");

  private static final Moshi MOSHI =
      new Moshi.Builder().add(RawJson.class, new RawJsonAdapter()).build();

  private Wire() {}

  // Writing

  /** Any wire record or document, without line feeds and without the fields that are null. */
  public static byte[] bytes(Record wireRecord) {
    Buffer buffer = new Buffer();
    write(wireRecord.getClass(), wireRecord, buffer);
    return buffer.readByteArray();
  }

  public static RawJson raw(Record wireRecord) {
    return RawJson.of(bytes(wireRecord));
  }

  private static <T> void write(Class<T> type, Object value, BufferedSink sink) {
    try {
      MOSHI.adapter(type).toJson(sink, type.cast(value));
    } catch (IOException e) {
      throw new IllegalStateException("writing into memory failed: " + value, e);
    }
  }

  public static EntryLine line(Entry entry) {
    EntryHeader header = entry.header();
    return new EntryLine(
        header.number(),
        header.kind(),
        header.id(),
        header.tillTimeMillis(),
        header.officeOffsetMillis(),
        entry.previous().hex(),
        Base64.getEncoder().encodeToString(entry.document()),
        entry.hash().hex());
  }

  // Reading the journal

  /** One line of a journal as an entry; whether its hash is right is {@link Entry#isAuthentic}. */
  public static Entry entry(String till, String epoch, byte[] bytes, long line)
      throws MalformedException {
    return entry(till, epoch, read(EntryLine.class, bytes, line), line);
  }

  /** A line that was read already as an entry, likewise. */
  public static Entry entry(String till, String epoch, EntryLine read, long line)
      throws MalformedException {
    Hash previous = hash(line, "previous", read.previous());
    Hash hash = hash(line, "hash", read.hash());
    byte[] document;
    try {
      document = Base64.getDecoder().decode(read.document());
    } catch (IllegalArgumentException e) {
      throw new MalformedException(line, "document", read.document(), "not base64");
    }
    try {
      EntryHeader header =
          new EntryHeader(
              till,
              epoch,
              read.number(),
              read.kind(),
              read.id(),
              read.tillTime(),
              read.officeOffset());
      return new Entry(header, previous, document, hash);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(line, "entry", "", e.getMessage());
    }
  }

  public static HeadLine head(byte[] bytes, long line) throws MalformedException {
    HeadLine head = read(HeadLine.class, bytes, line);
    within(line, "head", head.head(), 1, Long.MAX_VALUE);
    hash(line, "hash", head.hash());
    return head;
  }

  /** A sale whose fields are there and in range. Whether it adds up is another question. */
  public static SaleDocument sale(byte[] bytes) throws MalformedException {
    SaleDocument sale = read(SaleDocument.class, bytes, 0);
    if (!sale.format().equals(SaleDocument.FORMAT)) {
      throw new MalformedException(0, "format", sale.format(), "allowed is " + SaleDocument.FORMAT);
    }
    within(0, "number", sale.number(), 1, Long.MAX_VALUE);
    within(0, "decimals", sale.decimals(), 0, 4);
    money("total", sale.total());
    money("rounding", sale.rounding());
    money("change", sale.change());
    for (int i = 0; i < sale.lines().size(); i++) {
      line("lines[" + i + "].", sale.lines().get(i));
    }
    for (int i = 0; i < sale.taxes().size(); i++) {
      TaxRecord tax = sale.taxes().get(i);
      money("taxes[" + i + "].net", tax.net());
      money("taxes[" + i + "].tax", tax.tax());
      money("taxes[" + i + "].gross", tax.gross());
    }
    for (int i = 0; i < sale.tenders().size(); i++) {
      TenderRecord tender = sale.tenders().get(i);
      money("tenders[" + i + "].amount", tender.amount());
      if (tender.foreign() != null) {
        String foreign = "tenders[" + i + "].foreign.";
        within(0, foreign + "decimals", tender.foreign().decimals(), 0, 4);
        money(foreign + "amount", tender.foreign().amount());
      }
    }
    List<CollectedRecord> collected = sale.collected() == null ? List.of() : sale.collected();
    for (int i = 0; i < collected.size(); i++) {
      money("collected[" + i + "].amount", collected.get(i).amount());
    }
    return sale;
  }

  private static void line(String place, LineRecord line) throws MalformedException {
    decimal(place + "quantity", line.quantity());
    price(place, line.price(), line.places());
    if (line.override() != null) {
      price(place + "override.", line.override().price(), line.override().places());
    }
    if (line.label() != null) {
      money(place + "label", line.label());
    }
    money(place + "listed", line.listed());
    money(place + "amount", line.amount());
    money(place + "net", line.net());
    money(place + "gross", line.gross());
    for (int i = 0; i < line.taxes().size(); i++) {
      money(place + "taxes[" + i + "].amount", line.taxes().get(i).amount());
    }
    if (line.reductions() != null) {
      for (int i = 0; i < line.reductions().size(); i++) {
        money(place + "reductions[" + i + "].saved", line.reductions().get(i).saved());
      }
    }
  }

  /** In 10 to the power of −places minor units. */
  private static void price(String place, long price, Integer places) throws MalformedException {
    long most = MOST_MONEY;
    if (places != null) {
      within(0, place + "places", places, 0, MOST_PLACES);
      for (int i = 0; i < places; i++) {
        most *= 10;
      }
    }
    within(0, place + "price", price, -most, most);
  }

  // Reading head office's answers

  public static TillState tillState(byte[] bytes) throws MalformedException {
    TillState state = read(TillState.class, bytes, 0);
    within(0, "catalogueVersion", state.catalogueVersion(), 0, Long.MAX_VALUE);
    for (int i = 0; i < state.epochs().size(); i++) {
      EpochHead head = state.epochs().get(i);
      within(0, "epochs[" + i + "].number", head.number(), 0, Long.MAX_VALUE);
      hash(0, "epochs[" + i + "].hash", head.hash());
    }
    if (state.customers() != null) {
      within(0, "customers.version", state.customers().version(), 0, Long.MAX_VALUE);
      hash(0, "customers.hash", state.customers().hash());
    }
    for (int i = 0; state.branches() != null && i < state.branches().size(); i++) {
      BranchHead head = state.branches().get(i);
      within(0, "branches[" + i + "].number", head.number(), 1, Long.MAX_VALUE);
      hash(0, "branches[" + i + "].hash", head.hash());
    }
    return state;
  }

  public static Held held(byte[] bytes) throws MalformedException {
    Held held = read(Held.class, bytes, 0);
    within(0, "number", held.number(), 0, Long.MAX_VALUE);
    hash(0, "hash", held.hash());
    within(0, "nextBatch", held.nextBatch(), 1, Integer.MAX_VALUE);
    within(0, "retryAfterMs", held.retryAfterMs(), 0, Long.MAX_VALUE);
    return held;
  }

  public static Problem problem(byte[] bytes) throws MalformedException {
    Problem problem = read(Problem.class, bytes, 0);
    if (problem.hash() != null) {
      hash(0, "hash", problem.hash());
    }
    return problem;
  }

  public static CloseAnswer closeAnswer(byte[] bytes) throws MalformedException {
    CloseAnswer answer = read(CloseAnswer.class, bytes, 0);
    if (!List.of(CloseAnswer.CONFIRMED, CloseAnswer.PARKED, CloseAnswer.DISPUTED)
        .contains(answer.verdict())) {
      throw new MalformedException(
          0, "verdict", answer.verdict(), "allowed are confirmed, parked, disputed");
    }
    return answer;
  }

  public static ControlTotals totals(byte[] bytes) throws MalformedException {
    return read(ControlTotals.class, bytes, 0);
  }

  // Reading what a till sends besides its journal

  public static Close close(byte[] bytes) throws MalformedException {
    Close close = read(Close.class, bytes, 0);
    close("", close);
    return close;
  }

  private static void close(String place, Close close) throws MalformedException {
    within(0, place + "z", close.z(), 1, Integer.MAX_VALUE);
    for (int i = 0; i < close.segments().size(); i++) {
      Segment segment = close.segments().get(i);
      String at = place + "segments[" + i + "].";
      within(0, at + "first", segment.first(), 1, Long.MAX_VALUE);
      within(0, at + "last", segment.last(), segment.first(), Long.MAX_VALUE);
      hash(0, at + "hash", segment.hash());
    }
    totals(place + "totals.", close.totals());
  }

  private static void totals(String place, ControlTotals totals) throws MalformedException {
    for (int i = 0; i < totals.kinds().size(); i++) {
      within(0, place + "kinds[" + i + "].count", totals.kinds().get(i).count(), 0, MOST_SUM);
    }
    sum(place + "turnover", totals.turnover());
    sum(place + "rounding", totals.rounding());
    for (int i = 0; i < totals.tenders().size(); i++) {
      sum(place + "tenders[" + i + "].amount", totals.tenders().get(i).amount());
    }
    for (int i = 0; i < totals.taxes().size(); i++) {
      TaxSum tax = totals.taxes().get(i);
      sum(place + "taxes[" + i + "].net", tax.net());
      sum(place + "taxes[" + i + "].tax", tax.tax());
      sum(place + "taxes[" + i + "].gross", tax.gross());
    }
  }

  private static void sum(String field, long value) throws MalformedException {
    within(0, field, value, -MOST_SUM, MOST_SUM);
  }

  public static Anchor anchor(byte[] bytes) throws MalformedException {
    Anchor anchor = read(Anchor.class, bytes, 0);
    within(0, "number", anchor.number(), 1, Long.MAX_VALUE);
    hash(0, "hash", anchor.hash());
    for (int i = 0; i < anchor.days().size(); i++) {
      close("days[" + i + "].", anchor.days().get(i));
    }
    return anchor;
  }

  // Reading the catalogue

  public static CatalogueRow catalogueRow(byte[] bytes, long line) throws MalformedException {
    CatalogueRow row = read(CatalogueRow.class, bytes, line);
    if (!row.deleted() && row.value() == null) {
      throw new MalformedException(line, "value", null, "only deleted rows have none");
    }
    return row;
  }

  public static CatalogueEnd catalogueEnd(byte[] bytes, long line) throws MalformedException {
    CatalogueEnd end = read(CatalogueEnd.class, bytes, line);
    within(line, "to", end.to(), 0, Long.MAX_VALUE);
    within(line, "rows", end.rows(), 0, Long.MAX_VALUE);
    hash(line, "digest", end.digest());
    return end;
  }

  public static ItemValue item(RawJson value) throws MalformedException {
    ItemValue item = read(ItemValue.class, value.shared(), 0);
    money("price", item.price());
    if (item.places() != null) {
      within(0, "places", item.places(), 0, 6);
    }
    if (!item.unit().equals(ItemValue.PIECE) && !item.unit().equals(ItemValue.KG)) {
      throw new MalformedException(0, "unit", item.unit(), "allowed are piece, kg");
    }
    if (item.prices() != null) {
      for (int i = 0; i < item.prices().size(); i++) {
        dated("prices[" + i + "].", item.prices().get(i));
      }
    }
    return item;
  }

  private static void dated(String place, PriceValue dated) throws MalformedException {
    money(place + "price", dated.price());
    if (dated.places() != null) {
      within(0, place + "places", dated.places(), 0, 6);
    }
  }

  public static TaxValue tax(RawJson value) throws MalformedException {
    TaxValue tax = read(TaxValue.class, value.shared(), 0);
    if (tax.percent() != null) {
      decimal("percent", tax.percent());
    }
    return tax;
  }

  public static QuickKeyValue quickKey(RawJson value) throws MalformedException {
    QuickKeyValue key = read(QuickKeyValue.class, value.shared(), 0);
    within(0, "position", key.position(), 1, Integer.MAX_VALUE);
    return key;
  }

  /** A promotion whose fields are there; whether they fit together its reader says. */
  public static PromotionValue promotion(RawJson value) throws MalformedException {
    return read(PromotionValue.class, value.shared(), 0);
  }

  public static StaffValue staff(RawJson value) throws MalformedException {
    return read(StaffValue.class, value.shared(), 0);
  }

  public static SettingValue setting(RawJson value) throws MalformedException {
    return read(SettingValue.class, value.shared(), 0);
  }

  // The one mapper

  /**
   * Reads one JSON value as a record of any kind that follows the rules of wire records (a till's
   * own documents too): every field is there unless it {@link MayBeMissing}, and nothing follows
   * it.
   *
   * @param line said in what goes wrong; 0 for none
   */
  public static <T extends Record> T read(Class<T> type, byte[] bytes, long line)
      throws MalformedException {
    if (Nesting.isTooDeep(bytes)) {
      throw new MalformedException(
          line, "JSON", "", "allowed are objects and lists nested " + Nesting.MOST + " deep");
    }
    T value;
    JsonReader reader = JsonReader.of(new Buffer().write(bytes));
    try {
      value = MOSHI.adapter(type).fromJson(reader);
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new MalformedException(line, "after the value", "", "nothing may follow it");
      }
    } catch (JsonDataException e) {
      throw new MalformedException(line, "JSON", "", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new MalformedException(line, reader.getPath(), "", "JSON is expected");
    }
    if (value == null) {
      throw new MalformedException(line, "JSON", "null", "an object is expected");
    }
    String missing = Completeness.missing(value);
    if (missing != null) {
      throw new MalformedException(line, missing, null, "it must be there");
    }
    return value;
  }

  private static Hash hash(long line, String field, String value) throws MalformedException {
    if (!Hash.isHash(value)) {
      throw new MalformedException(line, field, value, "allowed are 64 lower-case hex digits");
    }
    return new Hash(value);
  }

  private static void within(long line, String field, long value, long least, long most)
      throws MalformedException {
    if (value < least || value > most) {
      throw new MalformedException(
          line,
          field,
          Long.toString(value),
          most == Long.MAX_VALUE || most == Integer.MAX_VALUE
              ? "allowed is " + least + " or more"
              : "allowed is " + least + " to " + most);
    }
  }

  private static void money(String field, long value) throws MalformedException {
    within(0, field, value, -MOST_MONEY, MOST_MONEY);
  }

  private static void decimal(String field, String value) throws MalformedException {
    if (!DECIMAL.matcher(value).matches()) {
      throw new MalformedException(0, field, value, "allowed is a decimal number such as 1.250");
    }
  }
}
