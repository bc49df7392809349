package dev.evertill.receipt.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FontsTest {
  @TempDir private Path folder;

  @Test
  void lettersOfOneWidthComeFirstAndOthersWhereTheyLackACharacter() {
    Fonts fonts = Fonts.ofThisSystem();

    assertThat(fonts.find("a", false)).map(FontFile::name).contains("DejaVuSansMono");
    assertThat(fonts.find("a", true)).map(FontFile::name).contains("DejaVuSansMono-Bold");
    assertThat(fonts.find("茶", false)).map(FontFile::name).contains("DroidSansFallback");
    assertThat(fonts.find("茶", true)).map(FontFile::name).contains("DroidSansFallback");
    assertThat(fonts.missing())
        .doesNotContain(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARABIC,
            UnicodeScript.HAN);
  }

  @Test
  void withoutAnyFontTheOneOfTheLibraryIsLeftAndTheRestIsSaidToBeMissing() {
    Fonts fonts = Fonts.in(List.of(folder, folder.resolve("not-there")));

    assertThat(fonts.find("€", false)).map(FontFile::name).contains("LiberationSans");
    assertThat(fonts.find("茶", false)).isEmpty();
    assertThat(fonts.missing())
        .containsExactlyInAnyOrder(
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.ARABIC,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.THAI,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HAN,
            UnicodeScript.HANGUL);
  }

  @Test
  void aDamagedFontIsLeftOut() throws IOException {
    byte[] font = library();
    Files.write(folder.resolve("arial.ttf"), Arrays.copyOf(font, 3_000));
    Files.write(folder.resolve("arial2.ttf"), new byte[0]);
    Files.write(folder.resolve("whole.ttf"), font);

    assertThat(Fonts.in(List.of(folder)).find("a", false))
        .map(FontFile::name)
        .contains("LiberationSans");
  }

  @Test
  void aFontThatMayNotBePassedOnIsNotPassedOn() throws IOException {
    byte[] font = library();
    int rights = table(font, "OS/2") + 8;
    font[rights] = 0;
    font[rights + 1] = 2; // restricted licence embedding
    Files.write(folder.resolve("arial.ttf"), font);

    assertThat(FontFile.in(folder.resolve("arial.ttf"))).isEmpty();
  }

  @Test
  void aFontOutOfACollectionIsAsGoodAsOneByItself() throws IOException {
    Files.write(folder.resolve("Some Fonts.ttc"), collection(library()));
    Fonts fonts = Fonts.in(List.of(folder));

    List<FontFile> found = FontFile.in(folder.resolve("Some Fonts.ttc"));
    byte[] pdf =
        Pdf.of(
            Receipt.builder().text("Käse λ").build(),
            PrinterProfile.EPSON_58MM,
            new About("A", Locale.ROOT, Instant.EPOCH, "Logo"),
            fonts);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).shaper().getPSName()).isEqualTo("LiberationSans");
    assertThat(Tool.PDFTOTEXT.says(pdf, "-", "-")).isEqualTo("Käse λ\n\n\f");
  }

  private static byte[] library() throws IOException {
    try (InputStream in =
        FontsTest.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      return in.readAllBytes();
    }
  }

  /** Where a table of the font begins; its directory has 16 bytes for each, after 12. */
  private static int table(byte[] font, String name) {
    ByteBuffer bytes = ByteBuffer.wrap(font);
    for (int i = 0; i < bytes.getShort(4); i++) {
      int entry = 12 + 16 * i;
      if (new String(font, entry, 4, StandardCharsets.US_ASCII).equals(name)) {
        return bytes.getInt(entry + 8);
      }
    }
    throw new IllegalArgumentException("no table " + name);
  }

  /** A collection of one: a head of 16 bytes, then the font, its tables that much further on. */
  private static byte[] collection(byte[] font) {
    ByteBuffer bytes = ByteBuffer.allocate(16 + font.length);
    bytes.put(new byte[] {'t', 't', 'c', 'f', 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 16}).put(font);
    for (int i = 0; i < bytes.getShort(20); i++) {
      int offset = 28 + 16 * i + 8;
      bytes.putInt(offset, bytes.getInt(offset) + 16);
    }
    return bytes.array();
  }
}
