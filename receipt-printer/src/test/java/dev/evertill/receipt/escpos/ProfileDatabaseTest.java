package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.escpos.PrinterProfile.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileDatabaseTest {
  private static final String FILE =
      """
      { "encodings": {
          "CP437": { "name": "CP437", "iconv": "CP437", "python_encode": "cp437" },
          "CP858": { "name": "CP858", "python_encode": "cp858" },
          "CP1252": { "name": "CP1252", "python_encode": "cp1252" },
          "ISO_8859-7": { "name": "ISO_8859-7", "python_encode": "iso8859_7" },
          "CP932": { "name": "CP932", "python_encode": "cp932" },
          "CP772": { "name": "CP772", "iconv": "CP772" },
          "OWN": { "name": "Own", "data": [
            "ĀĒĪŌŪ           ", "                ", "                ", "                ",
            "                ", "                ", "                ", "               ŋ" ] } },
        "profiles": {
          "TM-X": {
            "name": "TM-X", "vendor": "Epson",
            "codePages": { "19": "CP858", "0": "CP437", "1": "CP932", "9": "CP772", "15": "ISO_8859-7",
                           "16": "CP1252", "40": "OWN" },
            "colors": { "0": "black" },
            "features": { "barcodeA": true, "barcodeB": true, "bitImageRaster": true,
                          "paperFullCut": true, "paperPartCut": false, "qrCode": true,
                          "starCommands": false },
            "fonts": { "0": { "name": "Font A", "columns": 42 }, "1": { "name": "Font B", "columns": 56 } },
            "media": { "dpi": 180, "width": { "mm": 80, "pixels": 512 } } },
          "Simple": {
            "name": "Simple", "codePages": { "0": "CP437" },
            "features": { "bitImageRaster": true },
            "fonts": { "0": { "columns": 32 } },
            "media": { "width": { "mm": "Unknown", "pixels": "Unknown" } } },
          "TSP": {
            "name": "TSP", "codePages": { "0": "CP437" },
            "features": { "starCommands": true }, "fonts": {}, "media": {} },
          "Impact": {
            "name": "Impact", "codePages": { "0": "CP437" },
            "features": {}, "fonts": {}, "media": {} } } }
      """;

  @Test
  void aPrinterIsWhatTheDatabaseSays() throws IOException {
    PrinterProfile printer = database().of("TM-X");

    assertThat(printer.name()).isEqualTo("Epson TM-X");
    assertThat(printer.columns()).isEqualTo(42);
    assertThat(printer.smallColumns()).isEqualTo(56);
    assertThat(printer.dotsPerLine()).isEqualTo(512);
    assertThat(printer.codePages().stream().map(CodePage::number))
        .as("without those Java cannot write, and those of two bytes")
        .containsExactly(0, 15, 16, 19, 40);
    assertThat(printer.cutter()).isEqualTo(PrinterProfile.Cutter.FULL);
    assertThat(printer.symbologies()).containsExactlyInAnyOrder(Symbology.values());
    assertThat(printer.qr()).isEqualTo(PrinterProfile.QrBy.COMMAND);
    assertThat(printer.answers()).isEmpty();
  }

  @Test
  void aTableIsACodePageToo() throws IOException {
    byte[] bytes =
        new EscPosEncoder().encode(Receipt.builder().text("Īŋ").build(), database().of("TM-X"));

    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .isEqualTo("\u001B@\u001Bt(\u0082\u00FF\n");
  }

  @Test
  void whatNobodyKnowsIsTakenAsUsual() throws IOException {
    PrinterProfile printer = database().of("Simple");

    assertThat(printer.dotsPerLine()).isEqualTo(384);
    assertThat(printer.smallColumns()).isEqualTo(32);
    assertThat(printer.symbologies()).isEmpty();
    assertThat(printer.cutter()).isEqualTo(PrinterProfile.Cutter.NONE);
    assertThat(printer.qr()).isEqualTo(PrinterProfile.QrBy.RASTER);
  }

  @Test
  void whatIsWrongIsNamedByPrinterAndField() throws IOException {
    ProfileDatabase database = database();

    assertThatThrownBy(() -> database.of("TM-Y"))
        .hasMessage("db has no profile TM-Y; there are TM-X, Simple");
    assertThatThrownBy(() -> database.of("TSP"))
        .hasMessage(
            "db: profiles: TSP speaks Star's own language, and only ESC/POS is written here");
    assertThatThrownBy(() -> database.of("Impact"))
        .hasMessage(
            "db: profiles: Impact has no raster pictures (GS v 0), and what it lacks could not be"
                + " drawn");
    assertWrong(
        "\"columns\": 42",
        "\"columns\": \"42\"",
        "fonts: 0: columns is a number from 8 to 255, not 42");
    assertWrong(
        "\"pixels\": 512",
        "\"pixels\": -1",
        "media: width: pixels is a number from 56 to 4096, not -1");
    assertWrong(
        "\"19\": \"CP858\"", "\"19\": \"CP8\"", "codePages: 19 is one of the encodings, not CP8");
    assertWrong("\"qrCode\": true", "\"qrCode\": 1", "features: qrCode is true or false, not 1");
    assertThatThrownBy(() -> ProfileDatabase.read("db", FILE.replace("ŋ\"", "\"")))
        .hasMessage("db: encodings: OWN: data is 8 texts of 16 characters, not 8 of 127 in all");
  }

  @Test
  void onlyPrintersForReceiptsAreListed() throws IOException {
    assertThat(database().ids()).containsExactly("TM-X", "Simple");
    String broken = FILE.replace("\"features\": { \"bitImageRaster\": true },", "");
    ProfileDatabase database = ProfileDatabase.read("db", broken);

    assertThat(database.ids()).as("of a broken one we say what is wrong").contains("Simple");
    assertThatThrownBy(() -> database.of("Simple"))
        .hasMessage("db: profiles: Simple: features is an object, not missing");
  }

  @Test
  void whoKnowsWhatAPrinterAnswersSaysSo() throws IOException {
    PrinterProfile printer = database().of("TM-X").withAnswers(Set.of(Answer.STATUS));

    assertThat(printer.answers()).containsExactly(Answer.STATUS);
    assertThat(printer.withAnswers(Set.of())).isEqualTo(database().of("TM-X"));
  }

  private static void assertWrong(String right, String wrong, String message) throws IOException {
    ProfileDatabase database = ProfileDatabase.read("db", FILE.replace(right, wrong));
    assertThatThrownBy(() -> database.of("TM-X")).hasMessage("db: profiles: TM-X: " + message);
  }

  private static ProfileDatabase database() throws IOException {
    return ProfileDatabase.read("db", FILE);
  }
}
