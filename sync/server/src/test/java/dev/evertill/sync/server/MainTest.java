package dev.evertill.sync.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.evertill.sync.protocol.EnrolmentCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

class MainTest {
  @TempDir Path directory;

  record Ended(int code, String out, String err) {}

  static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int code = line.execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }

  private String data() {
    return directory.resolve("data").toString();
  }

  @Test
  void theDemoIsPublishedOnce() {
    int rows = DemoCatalogue.rows().size();
    assertThat(run("import", "--data", data(), "--demo"))
        .isEqualTo(
            new Ended(0, rows + " rows new, 0 changed, 0 unchanged\npublished as version 1\n", ""));
    assertThat(run("import", "--data", data(), "--demo"))
        .isEqualTo(
            new Ended(
                0,
                "0 rows new, 0 changed, "
                    + rows
                    + " unchanged\n"
                    + "nothing has changed: version 1 stays\n",
                ""));
  }

  @Test
  void goodsComeAfterTheDemoAndRejectsHaveTheirFile() throws IOException {
    Path goods =
        Files.writeString(
            directory.resolve("goods.tsv"),
            "4006381333931\tMarker\n4011\tOther bananas\n4006381333932\tWrong\n");
    Path rejects = directory.resolve("rejects.txt");
    assertThat(
            run(
                "import",
                "--data",
                data(),
                "--demo",
                "--goods",
                goods.toString(),
                "--invent-prices",
                "--rejects",
                rejects.toString()))
        .isEqualTo(
            new Ended(
                0,
                "3 lines read, 1 taken, 2 rejected, see "
                    + rejects
                    + "\nprices and tax classes are invented from the barcode\n"
                    + (DemoCatalogue.rows().size() + 1)
                    + " rows new, 0 changed, 0 unchanged\npublished as version 1\n",
                ""));
    assertThat(Files.readAllLines(rejects))
        .isEqualTo(
            List.of(
                "line 2: barcode 4011: sku 4011 is the demo's already, allowed is once",
                "line 3: barcode 4006381333932: check digit 2, expected 1"));
  }

  @Test
  void aFileOfAnotherKindIsNoListOfGoodsAndNothingIsPublished() throws IOException {
    String goods = Files.writeString(directory.resolve("g.csv"), "sku,price\n1,2.00\n").toString();
    assertThat(run("import", "--data", data(), "--goods", goods, "--invent-prices"))
        .isEqualTo(
            new Ended(
                1,
                "",
                goods
                    + ": none of 2 lines was taken, nothing was published; lines of barcode, tab,"
                    + " name are expected; line 1: no tab, expected are barcode, tab, name\n"));
    assertThat(run("catalogue", "versions", "--data", data())).isEqualTo(new Ended(0, "", ""));
    assertThat(
            run("import", "--data", data(), "--goods", directory.toString(), "--invent-prices")
                .err())
        .startsWith("--goods " + directory + ": it is a directory, a file is expected\n");
  }

  @Test
  void goodsWithoutPricesAreNotSoldForNothing() {
    Ended ended = run("import", "--data", data(), "--goods", "g.tsv");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .startsWith("--goods g.tsv: the file has no prices; allowed with --invent-prices\n");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    String missing = directory.resolve("missing.tsv").toString();
    assertThat(run("import", "--data", data(), "--goods", missing, "--invent-prices"))
        .isEqualTo(new Ended(1, "", missing + ": there is no such file\n"));
  }

  @Test
  void nothingToImportIsAnsweredWithWhatIsExpected() {
    Ended ended = run("import", "--data", data());
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .startsWith("nothing to import: expected --demo, --goods FILE, or both\n");
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    Ended ended = run("serve", "--data", data(), "--port", "65536");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).startsWith("--port 65536: allowed are 0 to 65535\n");
  }

  @Test
  void ofTwoPortsTheOneThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Ended in = new Ended(1, "", "port " + port + " of 127.0.0.1: Address already in use\n");
      ListAppender<ILoggingEvent> written = new ListAppender<>();
      Logger log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
      written.start();
      log.addAppender(written);
      try {
        assertThat(run("serve", "--data", data(), "--page-port", port)).isEqualTo(in);
        assertThat(run("serve", "--data", data(), "--port", port)).isEqualTo(in);
      } finally {
        log.detachAppender(written);
      }
      assertThat(written.list).filteredOn(line -> line.getLevel() == Level.ERROR).isEmpty();
    }
  }

  @Test
  void anotherHostIsRefused() {
    Ended ended = run("serve", "--data", data(), "--host", "0.0.0.0");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .isEqualTo(
            "host 0.0.0.0: without certificates head office listens on this machine only;"
                + " allowed are 127.0.0.1, ::1, localhost, or --name with what tills call it\n");
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    Ended ended = run("serve", "--data", data(), "--name", "head office");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).isEqualTo("name head office: allowed is a host name or an address\n");
  }

  @Test
  void aDirectoryThatWasMistypedIsNoEmptyHeadOffice() {
    for (String command :
        List.of(
            "export --format csv --from 2026-01-01 --to 2026-01-31",
            "stores",
            "user list",
            "user password --name ada --password-stdin",
            "user remove --name ada",
            "backup --to copy.sqlite",
            "token list",
            "token add --name x --role viewer",
            "token remove --name x",
            "catalogue versions",
            "catalogue drafts",
            "catalogue publish --draft x",
            "enrol-code --till 03",
            "erase-customer --customer 0190a1b2-0000-7000-8000-000000000001",
            "revoke --till 03")) {
      List<String> all = new ArrayList<>(List.of(command.split(" ")));
      all.add("--data=" + data());
      assertThat(typing("correct horse battery\n", all))
          .as(command)
          .isEqualTo(
              new Ended(
                  1,
                  "",
                  "--data "
                      + data()
                      + ": there is no head office;"
                      + " serve, import, catalogue import and user add make one\n"));
      assertThat(directory.resolve("data")).doesNotExist();
    }
  }

  private static Ended typing(String line, List<String> arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(arguments.toArray(String[]::new));
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aCodeIsMadeForATill() throws Exception {
    new Database(directory.resolve("data")).close();
    Ended ended = run("enrol-code", "--data", data(), "--till", "03");
    assertThat(ended.code()).isZero();
    String[] lines = ended.out().split("\n");
    assertThat(EnrolmentCode.read(lines[0]).text()).isEqualTo(lines[0]);
    assertThat(lines[1]).isEqualTo("for till 03, once, within ten minutes");
    assertThat(run("enrol-code", "--data", data(), "--till", "0 3").err())
        .startsWith("--till 0 3: allowed are 1 to 64 of letters, digits, dot, dash, underscore\n");
  }

  @Test
  void onlyWhatWasGivenCanBeRevoked() throws IOException {
    try (Database database = new Database(directory.resolve("data"))) {
      database
          .writer()
          .useHandle(
              handle ->
                  handle.execute(
                      "insert into till_certificate"
                          + " (serial, till, key_hash, certificate, not_after)"
                          + " values ('1a', '03', 'k', '', 0), ('1b', '03', 'l', '', 0)"));
    }
    assertThat(run("revoke", "--data", data(), "--till", "03"))
        .isEqualTo(new Ended(0, "all keys of till 03 are revoked: 2\n", ""));
    assertThat(run("revoke", "--data", data(), "--till", "30"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "--till 30: no certificate of it is known here; if it has one, that is revoked\n"));
    assertThat(run("revoke", "--data", data(), "--till", "0 3").err())
        .startsWith("--till 0 3: allowed are 1 to 64 of letters, digits, dot, dash, underscore\n");
    assertThat(directory.resolve("data/authority.pem")).doesNotExist();
    assertThat(run("revoke", "--data", data(), "--serial", "1F"))
        .isEqualTo(new Ended(1, "", "--serial 1F: no such certificate was given here\n"));
    assertThat(run("revoke", "--data", data()).code()).isEqualTo(2);
  }

  @Test
  void thePortFileIsWhole() throws IOException {
    Path file = directory.resolve("port");
    ServeCommand.write(file, 8118);
    assertThat(file).hasContent("8118\n");
    assertThat(directory).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }
}
