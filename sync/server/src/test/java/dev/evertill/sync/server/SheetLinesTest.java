package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetLinesTest {
  private static final String COLUMNS = "number, name, role, zone, store, remove";

  @TempDir Path directory;
  private final Faults faults = new Faults("staff.csv");

  private List<String> read(String text) throws IOException {
    return read("staff.csv", text.getBytes(UTF_8));
  }

  /** Each line by its number, with what stands in the column of the name. */
  private List<String> read(String name, byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve(name), bytes);
    SheetFile sheet =
        new SheetFile(
            "staff.csv", file, Sheets.named("staff").orElseThrow(), SheetFile.format(file), false);
    List<String> read = new ArrayList<>();
    try (SheetLines lines = sheet.open(faults)) {
      for (SheetLine line; (line = lines.next()) != null; ) {
        read.add(line.number() + " " + line.text("name"));
      }
    }
    return read;
  }

  private void hasFaults(String... expected) {
    assertThatThrownBy(faults::throwIfAny).hasMessage(String.join("\n", expected));
  }

  @Test
  void columnsComeInAnyOrderWithCommasOrSemicolons() throws Exception {
    assertThat(read("role,NAME,number\ncashier,\"Anna, K.\",1\n")).containsExactly("2 Anna, K.");
    assertThat(read("\uFEFFrole;Name;number\r\ncashier;\"Anna; K.\";1\r\n\r\nmanager;Ben;2"))
        .containsExactly("2 Anna; K.", "4 Ben");
    assertThat(read("\"number\";\"na\"\"me,\"\n")).isEmpty();
    hasFaults("staff.csv: line 1: column na\"me,: there is no such; allowed are " + COLUMNS);
  }

  @Test
  void aQuotedFieldMayHoldLineBreaksAndLinesAreCountedAsAPersonCounts() throws Exception {
    assertThat(read("number,role,name\n1,\"a\nb\",Anna\n2,c,Ben\n"))
        .containsExactly("2 Anna", "4 Ben");
    faults.throwIfAny();
  }

  @Test
  void columnsThatAreNotKnownMissingOrDoubleAreNamed() throws Exception {
    assertThat(read("name,nmae,name\nAnna,,\n")).isEmpty();
    hasFaults(
        "staff.csv: line 1: column nmae: there is no such; allowed are " + COLUMNS,
        "staff.csv: line 1: column name: it is there already, allowed is once",
        "staff.csv: line 1: column number is missing: it must be there");
  }

  @Test
  void anEmptyFileIsAFault() throws Exception {
    assertThat(read("")).isEmpty();
    hasFaults("staff.csv: the file is empty, " + COLUMNS + " are expected");
  }

  @Test
  void bytesThatAreNoUtf8AreNamedWithTheirLine() throws Exception {
    assertThat(read("staff.csv", "number,name\n1,Anna\n2,Andr\u00e9\n".getBytes(ISO_8859_1)))
        .containsExactly("2 Anna", "3 null");
    hasFaults("staff.csv: line 3: name Andr\uFFFD: bytes that are no UTF-8, UTF-8 is expected");
  }

  @Test
  void aQuoteThatIsNotClosedSwallowsNoMoreThanItMay() throws Exception {
    assertThat(read("number,name\n1,Anna\n2,\"Ben\n" + "3,x\n".repeat(400_000)))
        .containsExactly("2 Anna");
    assertThatThrownBy(faults::throwIfAny)
        .hasMessageContaining("quotes are not in order (")
        .hasMessageContaining("more than 1048576 characters without an end")
        .hasMessageEndingWith("nothing behind was read");
  }

  @Test
  void aQuoteInTheMiddleEndsTheReading() throws Exception {
    assertThat(read("number,name\n1,Anna\n2,\"Ben\"x\n3,Cid\n")).containsExactly("2 Anna");
    assertThatThrownBy(faults::throwIfAny)
        .hasMessageStartingWith(
            "staff.csv: line 3: quotes are not in order (one is not closed, or something else than the"
                + " next field follows it)");
  }

  @Test
  void packedFilesAreKnownByTheirFirstBytes() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("number,name\n1,Anna\n".getBytes(UTF_8));
    }
    assertThat(read("staff.csv.gz", packed.toByteArray())).containsExactly("2 Anna");
  }

  @Test
  void jsonHasTheSameNamesAndItsLinesAreCounted() throws Exception {
    assertThat(
            read(
                "staff.ndjson",
                ("{\"number\":1,\"name\":\"Anna\"}\n\n{\"name\":null,\"number\":\"2\",\"remove\":true}\n")
                    .getBytes(UTF_8)))
        .containsExactly("1 Anna", "3 null");
    assertThat(read("staff.jsonl", "{\"name\":\"A\",\"name\":\"B\"}\n{} {}\n".getBytes(UTF_8)))
        .isEmpty();
    hasFaults(
        "staff.csv: line 1: field name: it is there already, allowed is once",
        "staff.csv: line 2: JSON is expected, one whole object a line");
  }

  @Test
  void whatWasSeenIsKnownWithItsLine() {
    SeenLines seen = new SeenLines();
    for (int line = 1; line <= 5_000; line++) {
      assertThat(seen.first("key " + line, line)).isZero();
    }
    assertThat(seen.first("key 4711", 9_999)).isEqualTo(4_711);
    assertThat(seen.first("key 1", 9_999)).isEqualTo(1);
  }
}
