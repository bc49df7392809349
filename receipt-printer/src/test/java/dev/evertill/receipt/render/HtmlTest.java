package dev.evertill.receipt.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Papers;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlTest {
  private static final About ABOUT =
      new About("Receipt 2-417", Locale.GERMAN, Instant.EPOCH, "Logo");
  private static final Pattern PICTURE = Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"");

  @Test
  void aReceiptIsTablesAndParagraphs() {
    Receipt receipt =
        Receipt.builder()
            .text("Corner <Shop> & Sons", Style.BIG, Align.CENTRE)
            .columns(Cell.left("Käse\n  2 x 3.00", 0), Cell.right("6.00", 8))
            .columns(Cell.left("شاي", 0), Cell.right("1.85", 8))
            .rule()
            .columns(Cell.left("TOTAL", 0).in(Style.BOLD), Cell.right("7.85", 8).in(Style.BOLD))
            .taxTable(List.of("Tax", "Net"), List.of(List.of("A 7 %", "7.34")))
            .feed(2)
            .text(" small\u0007 ", Style.SMALL.invert(true).underline(true), Align.RIGHT)
            .cut()
            .build();

    String html = Html.of(receipt, ABOUT);

    assertThat(html.substring(html.indexOf("<div"), html.indexOf("</body>")))
        .isEqualTo(
            """
            <div role="article" aria-label="Receipt 2-417" style="max-width:30em;margin:0 auto;font:14px/1.4 Menlo,Consolas,'DejaVu Sans Mono',monospace">
            <p dir="auto" align="center" style="margin:0;text-align:center"><span style="font-size:180%;"><b>Corner &lt;Shop&gt; &amp; Sons</b></span></p>
            <table role="presentation" {table}>
            <tr>{open}Käse<br/>\u00A0 2 x 3.00</td>{amount}6.00</td></tr>
            <tr>{open}شاي</td>{amount}1.85</td></tr>
            </table>
            <hr style="border:0;border-top:1px dashed;margin:.4em 0"/>
            <table role="presentation" {table}>
            <tr>{open}<b>TOTAL</b></td>{amount}<b>7.85</b></td></tr>
            </table>
            <table {table}>
            <thead><tr><th scope="col" {name}Tax</th><th scope="col" {sum}Net</th></tr></thead>
            <tbody>
            <tr><td {name}A 7 %</td><td {sum}7.34</td></tr>
            </tbody>
            </table>
            <br/>
            <br/>
            <p dir="auto" align="right" style="margin:0;text-align:right"><span style="font-size:80%;background:#000;color:#fff;"><u>\u00A0small\u00A0 </u></span></p>
            </div>
            """
                .replace(
                    "{table}",
                    "width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" border=\"0\""
                        + " style=\"width:100%;border-collapse:collapse;font:inherit\"")
                .replace("{open}", "<td width=\"100%\" {name}")
                .replace("{amount}", "<td {sum}")
                .replace(
                    "{name}",
                    "dir=\"auto\" align=\"left\" valign=\"top\" style=\"text-align:left\">")
                .replace(
                    "{sum}",
                    "dir=\"auto\" align=\"right\" nowrap=\"nowrap\" valign=\"top\""
                        + " style=\"text-align:right;padding-left:1em;white-space:nowrap\">"));
  }

  @Test
  void itIsWholeSafeAndFetchesNothing() throws Exception {
    for (long seed = 1; seed <= 200; seed++) {
      String html = Html.of(Papers.random(new Random(seed)), ABOUT);

      Document read = parsed(html);

      assertThat(read.getDocumentElement().getAttribute("lang")).isEqualTo("de");
      assertThat(html.replaceAll(PICTURE.pattern(), ""))
          .doesNotContain("src=", "url(", "@import", "<script", "<link", "javascript:");
    }
  }

  @Test
  void aHostileNameIsTextAndNothingElse() throws Exception {
    String hostile = "</p><script>alert('1')</script>\"onload=\"x\u0000\uD800&amp;";
    Receipt receipt =
        Receipt.builder()
            .text(hostile)
            .columns(Cell.left(hostile, 0))
            .qr("https://x/\"><b>")
            .build();

    Document read = parsed(Html.of(receipt, new About(hostile, Locale.ROOT, Instant.EPOCH, "\"")));

    assertThat(read.getElementsByTagName("script").getLength()).isZero();
    assertThat(read.getElementsByTagName("b").getLength()).isZero();
    assertThat(read.getElementsByTagName("td").item(0).getTextContent())
        .isEqualTo("</p><script>alert('1')</script>\"onload=\"x \uFFFD&amp;");
    assertThat(read.getElementsByTagName("a").item(0).getTextContent())
        .isEqualTo("https://x/\"><b>");
  }

  @Test
  void aTitleThatLooksLikeAPlaceInTheFormIsATitle() throws Exception {
    Receipt receipt = Receipt.builder().text("Milk").build();

    Document read =
        parsed(Html.of(receipt, new About("{paper}", Locale.ROOT, Instant.EPOCH, "Logo")));

    assertThat(read.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("{paper}");
  }

  private static Document parsed(String html) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
  }

  @Test
  void everyCodeInAMailCanBeScanned() throws IOException {
    for (Codebook.Sample sample : Codebook.SAMPLES) {
      String html = Html.of(new Receipt(List.of(sample.barcode())), ABOUT);

      BufferedImage picture = pictures(html).get(0);

      assertThat(Codebook.zbar(picture)).containsExactly(sample.zbar());
      assertThat(Codebook.zxing(picture, sample.format()).getText()).isEqualTo(sample.data());
    }
    for (Block.Qr.Level level : Block.Qr.Level.values()) {
      Block.Qr qr = new Block.Qr("https://shop.example/r/2-417", level, 0, Align.CENTRE);
      String html = Html.of(new Receipt(List.of(qr)), ABOUT);

      assertThat(Codebook.zxing(pictures(html).get(0), BarcodeFormat.QR_CODE).getText())
          .isEqualTo(qr.data());
      assertThat(html)
          .contains("alt=\"QR https://shop.example/r/2-417\"")
          .contains("<a href=\"https://shop.example/r/2-417\">https://shop.example/r/2-417</a>");
    }
  }

  private static List<BufferedImage> pictures(String html) throws IOException {
    List<BufferedImage> pictures = new ArrayList<>();
    Matcher found = PICTURE.matcher(html);
    while (found.find()) {
      byte[] png = Base64.getDecoder().decode(found.group(1));
      pictures.add(ImageIO.read(new ByteArrayInputStream(png)));
    }
    return pictures;
  }
}
