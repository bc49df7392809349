package dev.evertill.receipt.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.HorizontalMetricsTable;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * One font of one file, as far as a line of text needs it: which characters it has and how wide
 * they are, measured in ems. Safe from any thread.
 */
final class FontFile {
  /** What comes with the PDF library, so that there is never no font at all. */
  private static final String LAST_RESORT =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final Source source;
  private final String name;
  private final CmapLookup glyphs;
  private final HorizontalMetricsTable widths;
  private final double unitsPerEm;
  private final double ascent;
  private final double descent;
  private Font shaper;

  /** Where the bytes come from. */
  private interface Source {
    byte[] bytes() throws IOException;
  }

  private FontFile(Source source, TrueTypeFont font) throws IOException {
    this.source = source;
    name = font.getName();
    glyphs = font.getUnicodeCmapLookup();
    widths = font.getHorizontalMetrics();
    unitsPerEm = font.getUnitsPerEm();
    ascent = font.getHorizontalHeader().getAscender() / unitsPerEm;
    descent = -font.getHorizontalHeader().getDescender() / unitsPerEm;
  }

  /** The fonts of a file that a PDF may carry: with outlines of the right kind, and permitted. */
  static List<FontFile> in(Path file) throws IOException {
    List<FontFile> fonts = new ArrayList<>();
    Source source = () -> Files.readAllBytes(file);
    if (isCollection(file)) {
      try (TrueTypeCollection collection = new TrueTypeCollection(file.toFile())) {
        collection.processAllFonts(font -> addIfUsable(font, source, fonts));
      }
    } else {
      try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(source.bytes()))) {
        addIfUsable(font, source, fonts);
      }
    }
    return fonts;
  }

  static FontFile ofTheLibrary() {
    Source source =
        () -> {
          try (InputStream in = TTFParser.class.getResourceAsStream(LAST_RESORT)) {
            if (in == null) {
              throw new IOException("the PDF library came without its font " + LAST_RESORT);
            }
            return in.readAllBytes();
          }
        };
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(source.bytes()))) {
      return new FontFile(source, font);
    } catch (IOException e) {
      throw Pdf.withoutLibrary(e);
    }
  }

  private static boolean isCollection(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".ttc");
  }

  private static void addIfUsable(TrueTypeFont font, Source source, List<FontFile> fonts)
      throws IOException {
    OS2WindowsMetricsTable rights = font.getOS2Windows();
    boolean outlines = font.getTableMap().containsKey("glyf");
    boolean readable = font.getTableMap().containsKey("cmap") && font.getName() != null;
    if (outlines && readable && rights != null && mayBeEmbedded(rights.getFsType())) {
      fonts.add(new FontFile(source, font));
    }
  }

  private static boolean mayBeEmbedded(int rights) {
    boolean restricted = (rights & 0x000F) == OS2WindowsMetricsTable.FSTYPE_RESTRICTED;
    int notInParts =
        OS2WindowsMetricsTable.FSTYPE_NO_SUBSETTING | OS2WindowsMetricsTable.FSTYPE_BITMAP_ONLY;
    return !restricted && (rights & notInParts) == 0;
  }

  /** Its PostScript name: {@code DejaVuSansMono-Bold}. */
  String name() {
    return name;
  }

  boolean isBold() {
    return name.contains("Bold");
  }

  boolean has(int codePoint) {
    return glyphs.getGlyphId(codePoint) != 0;
  }

  int glyph(int codePoint) {
    return glyphs.getGlyphId(codePoint);
  }

  /** Whether whoever reads the PDF will find this character where the glyph stands. */
  boolean says(int glyph, int codePoint) {
    List<Integer> characters = glyphs.getCharCodes(glyph);
    return characters != null && characters.get(0) == codePoint;
  }

  double width(int glyph) {
    return widths.getAdvanceWidth(glyph) / unitsPerEm;
  }

  /** From the base line up to where the tallest letters end. */
  double ascent() {
    return ascent;
  }

  /** From the base line down. */
  double descent() {
    return descent;
  }

  /** The same font for shaping: one unit is one em, glyphs have the same numbers. */
  synchronized Font shaper() {
    if (shaper == null) {
      try {
        for (Font font : Font.createFonts(new ByteArrayInputStream(source.bytes()))) {
          if (shaper == null || font.getPSName().equals(name)) {
            shaper = font.deriveFont((float) unitsPerEm);
          }
        }
      } catch (IOException | FontFormatException e) {
        throw new IllegalStateException("the font " + name + " was readable before: " + e, e);
      }
    }
    return shaper;
  }

  double unitsPerEm() {
    return unitsPerEm;
  }

  /**
   * The font in a document that will carry those of its glyphs that were used.
   *
   * @param open closed by the caller after the document was saved
   */
  PDType0Font load(PDDocument document, List<AutoCloseable> open) throws IOException {
    byte[] bytes = source.bytes();
    if (bytes.length > 3 && bytes[0] == 't' && bytes[1] == 't' && bytes[2] == 'c') {
      TrueTypeCollection collection = new TrueTypeCollection(new ByteArrayInputStream(bytes));
      open.add(collection);
      return PDType0Font.load(document, collection.getFontByName(name), true);
    }
    return PDType0Font.load(document, new RandomAccessReadBuffer(bytes), true, false);
  }

  @Override
  public String toString() {
    return name;
  }
}
