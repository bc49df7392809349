package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.Problem;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.MainTest.Ended;
import dev.evertill.sync.server.export.SalesFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How an export is asked for: at the command line, and over HTTP. */
@Timeout(60)
class ExportTest {
  private static final SalesExport.Selection JANUARY =
      new SalesExport.Selection(
          LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-31"), null, null);
  private static final String DAYS = "&from=2026-01-01&to=2026-01-31";

  @TempDir Path directory;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void sell() throws IOException {
    try (Database database = new Database(directory)) {
      for (Journal journal : new RandomShop(1, 30).journals()) {
        new SqlSaleLog(database, InstantSource.system())
            .append(journal.till(), journal.epoch(), journal.arrivals(1, journal.next() - 1));
      }
    }
  }

  private String expected(SalesFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Database database = new Database(directory)) {
      new SalesExport(database).write(JANUARY, format, out);
    }
    return out.toString(UTF_8);
  }

  private Ended export(String... more) {
    String[] first = {"export", "--data", directory.toString()};
    String[] all = new String[first.length + more.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return MainTest.run(all);
  }

  @Test
  void aFileIsThereWholeOrNotAtAll() throws IOException {
    Path file = directory.resolve("sales.csv");
    Ended ended =
        export(
            "--format",
            "csv",
            "--from",
            "2026-01-01",
            "--to",
            "2026-01-31",
            "--out",
            file.toString());
    assertThat(ended).isEqualTo(new Ended(0, "60 entries in " + file + "\n", ""));
    assertThat(file).hasContent(expected(SalesFormat.CSV));
    try (var left = Files.list(directory)) {
      assertThat(left).noneMatch(path -> path.toString().endsWith(".part"));
    }
  }

  @Test
  void withoutAFileTheBytesGoToStandardOutput() throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, UTF_8));
    try {
      Ended ended = export("--format", "ndjson", "--from", "2026-01-01", "--to", "2026-01-31");
      assertThat(ended).isEqualTo(new Ended(0, "", ""));
    } finally {
      System.setOut(before);
    }
    assertThat(out.toString(UTF_8)).isEqualTo(expected(SalesFormat.NDJSON));
  }

  @Test
  void aDiskThatIsFullBehindStandardOutputIsNoSuccess() {
    PrintStream before = System.out;
    OutputStream full =
        new OutputStream() {
          private int left = 1_000;

          @Override
          public void write(int b) throws IOException {
            if (--left < 0) {
              throw new IOException("No space left on device");
            }
          }
        };
    System.setOut(new PrintStream(full, true, UTF_8));
    try {
      Ended ended = export("--format", "csv", "--from", "2026-01-01", "--to", "2026-01-31");
      assertThat(ended).isEqualTo(new Ended(1, "", "standard output did not take all of it\n"));
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void whatIsAskedWronglyIsAnsweredWithWhatIsAllowed() {
    Ended format = export("--format", "xls", "--from", "2026-01-01", "--to", "2026-01-31");
    assertThat(format.code()).isEqualTo(2);
    assertThat(format.err()).startsWith("--format xls: allowed are csv, ndjson, poslog\n");
    Ended days = export("--format", "csv", "--from", "2026-01-02", "--to", "2026-01-01");
    assertThat(days.code()).isEqualTo(2);
    assertThat(days.err()).startsWith("--to 2026-01-01: allowed is 2026-01-02 or later\n");
    Ended today = export("--format", "csv", "--from", "heute", "--to", "2026-01-01");
    assertThat(today.code()).isEqualTo(2);
    assertThat(today.err())
        .startsWith(
            "Invalid value for option '--from': heute: allowed is a day such as 2026-12-31\n");
  }

  @Test
  void whatIsNoPlainFileIsNotReplaced() throws Exception {
    Path device = directory.resolve("null");
    assertThat(new ProcessBuilder("mkfifo", device.toString()).start().waitFor()).isZero();
    Ended ended = exportJanuary("--out", device.toString());
    assertThat(ended)
        .isEqualTo(
            new Ended(
                1,
                "",
                device
                    + ": it is a link, a pipe or a device, and would be lost; the name of a file is"
                    + " expected\n"));
    assertThat(Files.isRegularFile(device)).isFalse();
    Path nowhere = directory.resolve("nodir/x.csv");
    assertThat(exportJanuary("--out", nowhere.toString()).err())
        .isEqualTo(nowhere + ": there is no directory " + nowhere.getParent() + "\n");
    assertThat(exportJanuary("--out", directory.toString()).err())
        .isEqualTo(directory + ": it is a directory; the name of a file is expected\n");
  }

  private Ended exportJanuary(String option, String value) {
    return export("--format", "csv", "--from", "2026-01-01", "--to", "2026-01-31", option, value);
  }

  @Test
  void aMistypedTillOrStoreIsNoShopWithoutSales() throws Exception {
    Path file = directory.resolve("n.csv");
    Ended till =
        export(
            "--format",
            "csv",
            "--from",
            "2026-01-01",
            "--to",
            "2026-01-31",
            "--till",
            "nix",
            "--out",
            file.toString());
    assertThat(till.code()).isEqualTo(2);
    assertThat(till.err())
        .startsWith("--till nix: such a till was never heard of; known are 0117-03, 0117-04\n");
    assertThat(file).doesNotExist();
    Ended store = exportJanuary("--store", "' or 1=1--");
    assertThat(store.code()).isEqualTo(2);
    assertThat(store.err())
        .startsWith("--store ' or 1=1--: such a store was never heard of; known is none\n");
    // Nobody looked at pages, so no store was ever summed up: its sales are known all the same.
    assertThat(exportJanuary("--store", "0117").code()).isZero();
    try (HeadOfficeServer server =
        new HeadOfficeServer(OfficeSettings.in(directory).page(PageSettings.NONE.at(0))).start()) {
      assertThat(problem(get(server, "format=csv&till=nix" + DAYS)).detail())
          .isEqualTo("till nix: such a till was never heard of; known are 0117-03, 0117-04");
      assertThat(problem(get(server, "format=csv&store=x%0ay" + DAYS)).detail())
          .startsWith("store x?y: such a store was never heard of; known ");
    }
  }

  private HttpResponse<byte[]> get(HeadOfficeServer server, String query, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:" + server.pagePort().getAsInt() + "/api/export/sales?" + query));
    request.header("Authorization", PageKeys.of(directory));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void programsGetTheSameOverHttpPackedOrNot() throws Exception {
    List<String> types =
        List.of(
            "text/csv; charset=utf-8", "application/x-ndjson", "application/xml; charset=utf-8");
    try (HeadOfficeServer server =
        new HeadOfficeServer(OfficeSettings.in(directory).page(PageSettings.NONE.at(0))).start()) {
      for (SalesFormat format : SalesFormat.values()) {
        String query = "format=" + format.name().toLowerCase(Locale.ROOT) + DAYS;
        HttpResponse<byte[]> plain = get(server, query);
        assertThat(new String(plain.body(), UTF_8)).isEqualTo(expected(format));
        assertThat(plain.headers().firstValue("Content-Type"))
            .contains(types.get(format.ordinal()));
        assertThat(plain.headers().firstValue("Content-Disposition"))
            .contains(
                "attachment; filename=\"sales-2026-01-01-2026-01-31." + format.extension() + "\"");
        HttpResponse<byte[]> packed = get(server, query, "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] unpacked =
            new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
        assertThat(unpacked).isEqualTo(plain.body());
      }
    }
  }

  @Test
  void aWrongQueryIsAProblem() throws Exception {
    try (HeadOfficeServer server =
        new HeadOfficeServer(OfficeSettings.in(directory).page(PageSettings.NONE.at(0))).start()) {
      assertThat(problem(get(server, "format=xls" + DAYS)).detail())
          .isEqualTo("format xls: allowed are csv, ndjson, poslog");
      assertThat(problem(get(server, "format=csv&from=tomorrow&to=2026-01-01")).detail())
          .isEqualTo("from tomorrow: allowed is a day such as 2026-12-31");
      assertThat(problem(get(server, "format=csv&from=2026-01-02&to=2026-01-01")).detail())
          .isEqualTo("to 2026-01-01: allowed is 2026-01-02 or later");
      assertThat(problem(get(server, "format=csv&till=a%20b" + DAYS)).detail())
          .startsWith("till a b: allowed are 1 to 64");
    }
  }

  private static Problem problem(HttpResponse<byte[]> response) throws Exception {
    assertThat(response.statusCode()).isEqualTo(400);
    return Wire.problem(response.body());
  }

  @Test
  void anExportThatBreaksOffIsNoWholeFile() throws Exception {
    Path file = directory.resolve("sales.csv");
    Files.writeString(file, "yesterday's");
    try (Database database = new Database(directory)) {
      database
          .writer()
          .useHandle(
              handle ->
                  // Read when its turn comes: a hash of a document that is none.
                  handle.execute("update entry set hash = 'x' where number = 20"));
    }
    Ended ended =
        export(
            "--format",
            "csv",
            "--from",
            "2026-01-01",
            "--to",
            "2026-01-31",
            "--out",
            file.toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(file).hasContent("yesterday's");
    try (var left = Files.list(directory)) {
      assertThat(left).noneMatch(path -> path.toString().endsWith(".part"));
    }
  }

  @Test
  void anExportIsWrittenEntryByEntry() throws Exception {
    Largest largest = new Largest();
    try (Database database = new Database(directory.resolve("large"))) {
      SaleLog log = new SqlSaleLog(database, InstantSource.system());
      Journal journal = new Journal("e1");
      for (int sale = 0; sale < 5_000; sale++) {
        journal.sell(100 + sale);
      }
      for (long first = 1; first <= 5_000; first += 500) {
        log.append(journal.till(), "e1", journal.arrivals(first, first + 499));
      }
      new SalesExport(database).write(JANUARY, SalesFormat.NDJSON, largest);
    }
    assertThat(largest.all).isGreaterThan(5_000 * 1_000L);
    assertThat(largest.once).isLessThan(10_000);
  }

  /** How much was written, and how much of it at once. */
  private static final class Largest extends OutputStream {
    private long all;
    private int once;

    @Override
    public void write(int one) {
      all++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      all += length;
      once = Math.max(once, length);
    }
  }
}
