package dev.evertill.till.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.escpos.EscPosDecoder;
import dev.evertill.receipt.escpos.EscPosEncoder;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.render.About;
import dev.evertill.receipt.render.Fonts;
import dev.evertill.receipt.render.Html;
import dev.evertill.receipt.render.PaperImage;
import dev.evertill.receipt.render.Pdf;
import dev.evertill.receipt.render.PlainText;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.Golden;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.Basket;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.shift.DayBook;
import dev.evertill.till.shift.Figures;
import dev.evertill.till.shift.GrandTotals;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The papers of a shop day in its languages and on its papers: encoded for a printer, decoded as
 * the printer would, and drawn. Their texts are compared whole; with {@code -Devertill.pictures}
 * their pictures are written to {@code receipts} in that directory, as {@code docs/receipts.md}
 * shows them.
 */
class GalleryTest {
  private static final String PICTURES = System.getProperty("evertill.pictures");
  private static final Path LOOK = Path.of("target", "receipts");
  private static final int PIXELS_PER_MILLIMETRE = 5;

  /** The papers of the gallery. */
  enum Kind {
    SALE {
      @Override
      Receipt paper(Slips slips) throws MalformedException {
        return slips.of(SlipKind.RECEIPT, 0, Samples.PLACE, sold());
      }
    },
    RETURN {
      @Override
      Receipt paper(Slips slips) throws MalformedException {
        Basket back = Basket.EMPTY.withBack(Samples.butter(), Quantity.ONE);
        byte[] refund =
            Samples.document(
                Samples.paid(back, Samples.TERMS, Tender.cash(Money.of(-2_35))),
                Samples.PLACE,
                Samples.SHOP);
        return slips.of(SlipKind.RECEIPT, 0, Samples.PLACE, refund);
      }
    },
    GIFT {
      @Override
      Receipt paper(Slips slips) throws MalformedException {
        return slips.of(SlipKind.GIFT_RECEIPT, 0, Samples.PLACE, sold());
      }
    },
    X {
      @Override
      Receipt paper(Slips slips) {
        return slips.soFar(
            "03",
            Samples.AT,
            Samples.SHOP,
            Samples.SHIFT,
            Samples.totals(sold()),
            new DayBook(new GrandTotals(Money.of(98_765_43), Money.of(1_234_56), 16), 87)
                .read(
                    Samples.AT.toInstant(),
                    Figures.of(Samples.events(Samples.SHOP, sold())),
                    Samples.SHIFT.drawer()));
      }
    },
    Z {
      @Override
      Receipt paper(Slips slips) throws MalformedException {
        return slips.of(
            SlipKind.DAY_REPORT, 0, Samples.PLACE, Samples.dayClosed(Samples.SHOP, sold()));
      }
    };

    abstract Receipt paper(Slips slips) throws MalformedException;
  }

  static Stream<Arguments> papers() {
    return Stream.of(Kind.values())
        .flatMap(
            kind ->
                Stream.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH)
                    .flatMap(
                        language ->
                            Stream.of(PrinterProfile.EPSON_80MM, PrinterProfile.EPSON_58MM)
                                .map(printer -> Arguments.of(kind, language, printer))));
  }

  private static byte[] sold() {
    Basket basket =
        Basket.EMPTY
            .with(Samples.GOODS.named("Whole milk 3.5% 1 l"), Quantity.ONE)
            .with(Samples.GOODS.named("Bread roll"), Quantity.of(6))
            .with(Samples.GOODS.named("Bananas"), Quantity.parse("1.250"))
            .with(Samples.GOODS.named("Coffee to go"), Quantity.of(2));
    Tender card = Tender.of(Tender.Kind.CARD, Money.of(5_00), "483920");
    return Samples.document(
        Samples.paid(basket, Samples.TERMS, card, Tender.cash(Money.of(10_00))),
        Samples.PLACE,
        Samples.SHOP);
  }

  @ParameterizedTest
  @MethodSource("papers")
  void aPaperIsPrintedAsItWasMeant(Kind kind, Locale language, PrinterProfile printer)
      throws Exception {
    Receipt paper = kind.paper(new Slips(language).withLogo(logo()));

    Receipt printed = printed(paper, printer);

    int millimetres = printer == PrinterProfile.EPSON_80MM ? 80 : 58;
    String name =
        kind.name().toLowerCase(Locale.ROOT) + "-" + language.getLanguage() + "-" + millimetres;
    picture(name, PaperImage.draw(printed, printer), PIXELS_PER_MILLIMETRE * millimetres);
    Golden.same("receipts/" + name + ".txt", PlainText.of(printed, printer.columns()));
  }

  @Test
  void everyPaperIsAPdfAndAMailToo() throws Exception {
    Fonts fonts = Fonts.ofThisSystem();
    for (Kind kind : Kind.values()) {
      Receipt paper = kind.paper(new Slips(Locale.FRENCH).withLogo(logo()));
      About about = new About(kind.name(), Locale.FRENCH, Samples.AT.toInstant(), "Logo");

      byte[] pdf = Pdf.of(paper, PrinterProfile.EPSON_80MM, about, fonts);
      String mail = Html.of(paper, about);

      try (PDDocument read = Loader.loadPDF(pdf)) {
        assertThat(new PDFTextStripper().getText(read)).contains(words(paper));
      }
      assertThat(mail).contains(words(paper));
    }
  }

  /** Each word of the paper; what no word is, pictures and codes have their own tests. */
  private static List<String> words(Receipt paper) {
    return PlainText.of(paper, PrinterProfile.EPSON_80MM.columns())
        .lines()
        .filter(line -> !line.contains("["))
        .flatMap(line -> Stream.of(line.strip().split(" +")))
        .filter(word -> word.matches(".*\\p{L}.*|-?\\d+,\\d+"))
        .filter(word -> word.length() < PrinterProfile.EPSON_80MM.columns() / 2)
        .toList();
  }

  /** What comes off a printer that is sent the paper; not a command of it is unknown. */
  private static Receipt printed(Receipt paper, PrinterProfile printer) {
    List<Receipt> printed = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    EscPosDecoder decoder =
        new EscPosDecoder(
            printer,
            new EscPosDecoder.Listener() {
              @Override
              public void paper(Receipt receipt) {
                printed.add(receipt);
              }

              @Override
              public void unknown(String command) {
                unknown.add(command);
              }
            });
    byte[] bytes = new EscPosEncoder().encode(paper, printer);
    decoder.feed(bytes, 0, bytes.length);
    assertThat(unknown).isEmpty();
    assertThat(decoder.unfinished().blocks()).isEmpty();
    assertThat(printed).hasSize(1);
    return printed.get(0);
  }

  /** An E in a frame, and white below it. */
  private static Bitmap logo() {
    int width = 80;
    int height = 88;
    boolean[][] black = new boolean[height][width];
    fill(black, 0, 0, 80, 80, true);
    fill(black, 6, 6, 68, 68, false);
    fill(black, 22, 16, 12, 48, true);
    for (int y = 16; y <= 52; y += 18) {
      fill(black, 22, y, 36, 12, true);
    }
    byte[] rows = new byte[width / 8 * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (black[y][x]) {
          rows[y * width / 8 + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return new Bitmap(width, height, rows);
  }

  private static void fill(boolean[][] dots, int x, int y, int width, int height, boolean black) {
    for (int row = y; row < y + height; row++) {
      Arrays.fill(dots[row], x, x + width, black);
    }
  }

  /** Smaller, and in sixteen greys: small files that one can still read. */
  private static void picture(String name, BufferedImage paper, int width) throws IOException {
    int height = paper.getHeight() * width / paper.getWidth();
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    graphics.drawImage(paper, 0, 0, width, height, null);
    graphics.dispose();
    byte[] greys = new byte[16];
    for (int i = 0; i < greys.length; i++) {
      greys[i] = (byte) (17 * i);
    }
    BufferedImage written =
        new BufferedImage(
            width,
            height,
            BufferedImage.TYPE_BYTE_BINARY,
            new IndexColorModel(4, greys.length, greys, greys, greys));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grey = small.getRaster().getSample(x, y, 0);
        written.getRaster().setSample(x, y, 0, (grey + 8) / 17);
      }
    }
    for (Path folder :
        PICTURES == null ? List.of(LOOK) : List.of(LOOK, Path.of(PICTURES, "receipts"))) {
      Files.createDirectories(folder);
      assertThat(ImageIO.write(written, "png", folder.resolve(name + ".png").toFile())).isTrue();
    }
  }
}
