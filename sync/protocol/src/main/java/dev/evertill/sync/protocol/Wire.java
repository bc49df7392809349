package dev.evertill.sync.protocol;

import static dev.evertill.sync.protocol.Checks.decimal;
import static dev.evertill.sync.protocol.Checks.hash;
import static dev.evertill.sync.protocol.Checks.money;
import static dev.evertill.sync.protocol.Checks.within;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import dev.evertill.sync.protocol.document.SaleDocument;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
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
    SaleChecks.check(sale);
    return sale;
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
    CloseChecks.check("", close);
    return close;
  }

  public static Anchor anchor(byte[] bytes) throws MalformedException {
    Anchor anchor = read(Anchor.class, bytes, 0);
    within(0, "number", anchor.number(), 1, Long.MAX_VALUE);
    hash(0, "hash", anchor.hash());
    for (int i = 0; i < anchor.days().size(); i++) {
      CloseChecks.check("days[" + i + "].", anchor.days().get(i));
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
}
