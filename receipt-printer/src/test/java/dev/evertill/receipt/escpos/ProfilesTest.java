package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfilesTest {
  private static final String OWN =
      """
      { "codePages": { "few": { "0": "IBM437", "19": "IBM00858" } },
        "profiles": [
          { "id": "kiosk", "name": "Kiosk", "columns": 40, "smallColumns": 53, "dotsPerLine": 480,
            "codePages": "few", "cutter": "FULL", "symbologies": ["EAN_13"], "qr": "RASTER",
            "answers": ["STATUS"] } ] }
      """;

  @Test
  void thePrintersWeKnowHaveTheirIds() {
    assertThat(Profiles.all().stream().map(PrinterProfile::id))
        .containsExactly(
            "epson-80",
            "epson-58",
            "epson-tm-t20",
            "epson-tm-t20-58",
            "epson-tm-t88",
            "epson-tm-t88-old",
            "star-esc-pos-80",
            "citizen-ct-s310",
            "bixolon-srp-350",
            "bixolon-srp-350-old",
            "xprinter-80",
            "pos-58",
            "sunmi-58",
            "sunmi-80");
    assertThat(Profiles.of("pos-58").cutter()).isEqualTo(PrinterProfile.Cutter.NONE);
    assertThat(Profiles.of("epson-80")).isEqualTo(PrinterProfile.EPSON_80MM);
  }

  @Test
  void whoAsksForAnotherIsToldWhichThereAre() {
    assertThatThrownBy(() -> Profiles.of("epson"))
        .hasMessage(
            "no printer profile epson; there are epson-80, epson-58, epson-tm-t20, epson-tm-t20-58,"
                + " epson-tm-t88, epson-tm-t88-old, star-esc-pos-80, citizen-ct-s310,"
                + " bixolon-srp-350, bixolon-srp-350-old, xprinter-80, pos-58, sunmi-58, sunmi-80");
  }

  @Test
  void aShopCanHaveItsOwn() throws IOException {
    PrinterProfile kiosk = Profiles.read("own.json", OWN).get(0);

    assertThat(kiosk.columns(true)).isEqualTo(53);
    assertThat(kiosk.codePages()).containsExactly(CodePage.CP437, CodePage.CP858);
    assertThat(kiosk.answers()).containsExactly(PrinterProfile.Answer.STATUS);
  }

  @Test
  void whatIsWrongInItIsNamed() {
    assertWrong("\"columns\": 40", "\"columns\": 4", "columns is a number from 8 to 255, not 4");
    assertWrong(
        "\"smallColumns\": 53",
        "\"smallColumns\": 39",
        "smallColumns is a number from 40 to 255, not 39");
    assertWrong(
        "\"dotsPerLine\": 480",
        "\"dotsPerLine\": 52",
        "dotsPerLine is a number from 53 to 4096, not 52");
    assertWrong("\"cutter\": \"FULL\",", "", "cutter is one of [NONE, PARTIAL, FULL], not missing");
    assertWrong("RASTER", "raster", "qr is one of [COMMAND, RASTER], not raster");
    assertThatThrownBy(() -> Profiles.read("own.json", OWN.replace("IBM437", "CP-437-B")))
        .hasMessage("own.json: codePages: few: 0 is a charset of Java, not CP-437-B");
    assertThatThrownBy(() -> Profiles.read("own.json", OWN.replace("\"19\"", "\"1900\"")))
        .hasMessage("own.json: codePages: few: a code page has a number from 0 to 255, not 1900");
    assertThatThrownBy(() -> Profiles.read("own.json", "{"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("own.json is not JSON: ");
  }

  @Test
  void aFileThatIsNoListOfProfilesIsRefused() {
    assertThatThrownBy(() -> Profiles.read("own.json", "null"))
        .isInstanceOf(IOException.class)
        .hasMessage("own.json is not a JSON object: null");
    assertThatThrownBy(() -> Profiles.read("own.json", "{\n \"id\": x }"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("own.json is not JSON: Unrecognized token 'x'")
        .hasMessageEndingWith(" at line 2, column 8");
    String one = OWN.substring(OWN.indexOf("{ \"id\""), OWN.lastIndexOf(" ] }"));
    assertThatThrownBy(() -> Profiles.read("own.json", OWN.replace(one, one + ", " + one)))
        .hasMessage("own.json has two profiles kiosk");
  }

  @Test
  void theDatabaseAndAListOfProfilesAreNotMistakenForOneAnother() {
    assertThatThrownBy(() -> Profiles.read("db.json", "{ \"encodings\": {}, \"profiles\": {} }"))
        .hasMessage(
            "db.json is the public printer database, which ProfileDatabase reads, not a list of"
                + " profiles");
    assertThatThrownBy(() -> ProfileDatabase.read("own.json", OWN))
        .hasMessage(
            "own.json has no encodings: it is not the public printer database; a list of profiles is"
                + " for Profiles.read");
  }

  @Test
  void aPrinterIsTheSameWithOtherAnswers() {
    for (PrinterProfile printer : Profiles.all()) {
      PrinterProfile silent = printer.withAnswers(Set.of());

      assertThat(silent.answers()).isEmpty();
      assertThat(silent.withAnswers(printer.answers())).isEqualTo(printer);
    }
  }

  @Test
  void aPrinterWithoutACodePageGetsAsciiAsTextAndAllElseDrawn() throws IOException {
    String pageless = OWN.replace("\"0\": \"IBM437\", \"19\": \"IBM00858\"", "");
    PrinterProfile kiosk = Profiles.read("own.json", pageless).get(0);
    Receipt receipt = Receipt.builder().text("Milk 1.20").text("Käse 2,40 €").build();
    byte[] bytes = new EscPosEncoder().encode(receipt, kiosk);

    assertThat(kiosk.codePages()).isEmpty();
    assertThat(new String(bytes, 0, 12, StandardCharsets.US_ASCII)).isEqualTo("\u001B@Milk 1.20\n");
    EscPosDecoder decoder = new EscPosDecoder(kiosk, new EscPosDecoder.Listener() {});
    decoder.feed(bytes, 0, bytes.length);
    List<Block> blocks = decoder.unfinished().blocks();
    assertThat(blocks.get(0)).isEqualTo(new Block.Text("Milk 1.20", Style.PLAIN, Align.LEFT));
    assertThat(blocks.subList(1, blocks.size()))
        .hasSize(1)
        .first()
        .isInstanceOf(Block.Raster.class);
  }

  @Test
  void aCharsetOfMoreThanOneByteIsNoCodePage() {
    for (String charset : List.of("UTF-8", "UTF-16", "Shift_JIS", "ISO-2022-CN")) {
      assertThatThrownBy(() -> Profiles.read("own.json", OWN.replace("IBM437", charset)))
          .hasMessage(
              "own.json: codePages: few: 0 is a charset of one byte a character, not " + charset);
    }
  }

  @Test
  void aWrongValueOfAnyLengthIsAnsweredInALine() {
    assertWrong(
        "RASTER",
        "R".repeat(1_000_000),
        "qr is one of [COMMAND, RASTER], not " + "R".repeat(100) + "…");
  }

  private static void assertWrong(String right, String wrong, String message) {
    assertThatThrownBy(() -> Profiles.read("own.json", OWN.replace(right, wrong)))
        .hasMessage("own.json: profiles 1: " + message);
  }
}
