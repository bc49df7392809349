package dev.evertill.receipt.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Papers;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.Symbology;
import dev.evertill.receipt.escpos.PrinterProfile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

class PdfTest {
  private static final About ABOUT =
      new About(
          "Receipt 2-417, <Corner> & Shop",
          Locale.UK,
          Instant.parse("2026-11-16T13:32:07Z"),
          "Logo");
  private static final Fonts FONTS = Fonts.ofThisSystem();
  private static final PrinterProfile WIDE = PrinterProfile.EPSON_80MM;
  private static final PrinterProfile NARROW = PrinterProfile.EPSON_58MM;

  /** Left edge and width, in dots. */
  private static final Pattern RECTANGLE = Pattern.compile("(\\S+) \\S+ (\\S+) \\S+ re");

  @BeforeAll
  static void judge() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  /** Something of everything. */
  private static Receipt everything() {
    return Receipt.builder()
        .raster(new Bitmap(16, 8, new byte[16]))
        .text("CORNER SHOP", Style.BIG, Align.CENTRE)
        .feed(1)
        .columns(Cell.left("Crème fraîche 茶 شاي 200 g", 0), Cell.right("1.85", 10))
        .columns(Cell.left("Rolls", 0), Cell.right("1.80", 10))
        .rule()
        .columns(Cell.left("TOTAL", 0).in(Style.BOLD), Cell.right("3.65", 10).in(Style.BOLD))
        .taxTable(List.of("Tax", "Net", "Gross"), List.of(List.of("A 7 %", "3.41", "3.65")))
        .text(" Keep this slip ", Style.PLAIN.invert(true), Align.CENTRE)
        .text("for returns", Style.SMALL.underline(true), Align.RIGHT)
        .signature("Customer's signature")
        .barcode(Symbology.EAN_13, "4006381333931")
        .qr("https://shop.example/r/2-417")
        .cut()
        .text("A stub")
        .cut()
        .build();
  }

  @Test
  void thoseWhoHaveItReadToThemHearTheReceiptInItsOrder() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(Pdf.of(everything(), WIDE, ABOUT, FONTS))) {
      assertThat(outline(pdf.getDocumentCatalog().getStructureTreeRoot(), ""))
          .isEqualTo(
              """
              Document
                Figure "Logo"
                P
                Table
                  TR TD TD
                  TR TD TD
                Table
                  TR TD TD
                Table
                  TR TH TH TH
                  TR TD TD TD
                P
                P
                P
                Figure "EAN-13 4006381333931"
                Figure "QR https://shop.example/r/2-417"
                P
              """);
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
      assertThat(pdf.getDocumentInformation().getTitle())
          .isEqualTo("Receipt 2-417, <Corner> & Shop");
    }
  }

  private static String outline(PDStructureNode node, String indent) {
    StringBuilder outline = new StringBuilder();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        outline.append(indent).append(element.getStructureType());
        if (element.getAlternateDescription() != null) {
          outline.append(" \"").append(element.getAlternateDescription()).append('"');
        }
        if (element.getStructureType().equals("TR")) {
          for (Object cell : element.getKids()) {
            outline.append(' ').append(((PDStructureElement) cell).getStructureType());
          }
          outline.append('\n');
        } else {
          outline.append('\n').append(outline(element, indent + "  "));
        }
      }
    }
    return outline.toString();
  }

  @Test
  void aJudgeOfAnotherHouseFindsItAccessible() throws Exception {
    assertThat(complaints(Pdf.of(everything(), WIDE, ABOUT, FONTS))).isEmpty();
    assertThat(complaints(Pdf.of(everything(), NARROW, ABOUT, Fonts.in(List.of())))).isEmpty();
    for (long seed = 1; seed <= 25; seed++) {
      Receipt receipt = Papers.random(new Random(seed));
      assertThat(complaints(Pdf.of(receipt, NARROW, ABOUT, FONTS))).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void theJudgeComplainsOfAPdfWithoutTags() throws Exception {
    byte[] untagged;
    try (PDDocument pdf = Loader.loadPDF(Pdf.of(everything(), WIDE, ABOUT, FONTS))) {
      pdf.getDocumentCatalog().getCOSObject().removeItem(COSName.STRUCT_TREE_ROOT);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      pdf.save(bytes);
      untagged = bytes.toByteArray();
    }

    assertThat(complaints(untagged)).isNotEmpty();
  }

  /** What keeps it from being PDF/UA-1 (ISO 14289-1). */
  private static List<String> complaints(byte[] pdf) throws IOException, VeraPDFException {
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
        PDFAValidator judge =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      ValidationResult result = judge.validate(parser);
      assertThat(result.getTotalAssertions()).isGreaterThan(20);
      return result.getTestAssertions().stream()
          .map(each -> each.getRuleId().getClause() + " " + each.getMessage())
          .toList();
    }
  }

  @Test
  void thePageIsAsWideAsThePaperAndAsLongAsTheReceipt() throws IOException {
    for (PrinterProfile paper : List.of(WIDE, NARROW)) {
      double millimetres = paper == WIDE ? 80 : 58;
      Receipt one = Receipt.builder().text("one").build();
      Receipt two = Receipt.builder().text("one").text("two").build();

      assertThat(page(one, paper).getMediaBox().getWidth() * 25.4 / 72)
          .isCloseTo(millimetres, within(0.01));
      double line =
          page(two, paper).getMediaBox().getHeight() - page(one, paper).getMediaBox().getHeight();
      assertThat(line * 203 / 72).isCloseTo(30, within(0.01));
    }
  }

  @Test
  void aReceiptLongerThanAnyPageIsShownInLargerUnits() throws IOException {
    Receipt.Builder lines = Receipt.builder();
    for (int i = 0; i < 2_000; i++) {
      lines.text("line " + i);
    }

    PDPage page = page(lines.build(), WIDE);

    assertThat(page.getUserUnit()).isEqualTo(2);
    assertThat(page.getMediaBox().getHeight()).isLessThan(14_400);
    assertThat(page.getMediaBox().getWidth() * 2 * 25.4 / 72).isCloseTo(80, within(0.01));
  }

  private static PDPage page(Receipt receipt, PrinterProfile paper) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(Pdf.of(receipt, paper, ABOUT, FONTS))) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      return pdf.getPage(0);
    }
  }

  @Test
  void theSameReceiptGivesTheSameBytesAndAnotherGivesOthers() {
    byte[] first = Pdf.of(everything(), WIDE, ABOUT, FONTS);

    assertThat(Pdf.of(everything(), WIDE, ABOUT, Fonts.ofThisSystem())).isEqualTo(first);
    assertThat(Pdf.of(Papers.numbered(1), WIDE, ABOUT, FONTS))
        .isNotEqualTo(Pdf.of(Papers.numbered(2), WIDE, ABOUT, FONTS));
  }

  @Test
  void everyFontIsInTheFileWithWhatIsUsedOfIt() throws IOException {
    byte[] bytes = Pdf.of(everything(), WIDE, ABOUT, FONTS);
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      List<String> fonts = new ArrayList<>();
      for (COSName name : pdf.getPage(0).getResources().getFontNames()) {
        PDFont font = pdf.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        fonts.add(font.getName().replaceAll("^[A-Z]{6}\\+", "+"));
      }
      assertThat(fonts)
          .containsExactlyInAnyOrder(
              "+DejaVuSansMono", "+DejaVuSansMono-Bold", "+DroidSansFallback");
    }
    assertThat(bytes).hasSizeLessThan(40_000);
  }

  @Test
  void anyReceiptFitsOnAnyPaper() throws IOException {
    for (long seed = 1; seed <= 200; seed++) {
      Receipt receipt = Papers.random(new Random(seed));
      for (PrinterProfile paper : List.of(WIDE, NARROW)) {
        assertThat(page(receipt, paper).getMediaBox().getHeight()).as("seed %d", seed).isPositive();
      }
    }
  }

  @Test
  void aCodeTooWideForThePrinterIsDrawnFinerOnThePage() throws IOException {
    Receipt receipt =
        new Receipt(List.of(new Block.Barcode(Symbology.CODE_39, "0123456789".repeat(4))));

    List<Double> edges = new ArrayList<>();
    List<Double> widths = new ArrayList<>();
    Matcher bars = RECTANGLE.matcher(content(receipt, NARROW));
    while (bars.find()) {
      double left = Double.parseDouble(bars.group(1));
      double width = Double.parseDouble(bars.group(2));
      edges.addAll(List.of(left, left + width));
      widths.add(width);
    }
    assertThat(widths).hasSize(42 * 5).allMatch(width -> width > 0 && width < 3);
    assertThat(widths).as("less than a dot").anyMatch(width -> width < 1);
    assertThat(edges).allMatch(edge -> edge >= 0 && edge <= NARROW.dotsPerLine());
  }

  /** What is drawn on the page, as the PDF's operators. */
  private static String content(Receipt receipt, PrinterProfile paper) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(Pdf.of(receipt, paper, ABOUT, FONTS));
        InputStream content = pdf.getPage(0).getContents()) {
      return new String(content.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
