package dev.evertill.receipt.render;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.escpos.PrinterProfile;
import dev.evertill.receipt.layout.Characters;
import dev.evertill.receipt.layout.Dots;
import dev.evertill.receipt.layout.Layout;
import dev.evertill.receipt.layout.Symbols;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Writes a receipt block by block onto the one page of a PDF. Confined to the writing thread. */
final class PdfPaper implements Block.Visitor<Void> {
  private static final int DASH = 8;

  private final PrinterProfile profile;
  private final About about;
  private final PaperSize paper;
  private final PDDocument document;
  private final PDPage page = new PDPage();
  private final PDResources resources = new PDResources();
  private final PdfContent content = new PdfContent();
  private final PdfTags tags = new PdfTags(page);
  private final PdfText text;
  private final List<Placed> figures = new ArrayList<>();

  /** In dots, from the first line. */
  private int top;

  /** Rows of as many cells, one after the other, are one table. */
  private PDStructureElement table;

  private int tableCells;

  /** A figure waits for the height of the page. In dots. */
  private record Placed(
      PDStructureElement figure, double left, int top, double width, int height) {}

  private PdfPaper(
      PrinterProfile profile,
      About about,
      Fonts fonts,
      PDDocument document,
      List<AutoCloseable> open) {
    this.profile = profile;
    this.about = about;
    this.document = document;
    paper = PaperSize.of(profile);
    text = new PdfText(document, resources, fonts, content, open);
  }

  static byte[] of(Receipt receipt, PrinterProfile profile, About about, Fonts fonts) {
    List<AutoCloseable> open = new ArrayList<>();
    try (PDDocument document = new PDDocument()) {
      List<Block> blocks = receipt.blocks();
      boolean cutOff = !blocks.isEmpty() && blocks.get(blocks.size() - 1) instanceof Block.Cut;
      // After the last cut there is no paper: the page's edge is that cut.
      PdfPaper pdf = new PdfPaper(profile, about, fonts, document, open);
      for (Block block : cutOff ? blocks.subList(0, blocks.size() - 1) : blocks) {
        block.accept(pdf);
      }
      pdf.finish();
      return PdfFile.bytes(document, about);
    } catch (IOException e) {
      // Nothing is read but fonts that were readable before, nothing is written but memory.
      throw new UncheckedIOException(e);
    } finally {
      PdfFile.close(open);
    }
  }

  private void finish() throws IOException {
    text.finish();
    double height = paper.height(top);
    double unit = paper.unit(height);
    page.setMediaBox(new PDRectangle((float) (paper.width() / unit), (float) (height / unit)));
    if (unit > 1) {
      page.setUserUnit((float) unit);
    }
    page.setResources(resources);
    double firstLine = (height - paper.margin()) / unit;
    double dot = PaperSize.DOT / unit;
    double left = paper.margin() / unit;
    for (Placed placed : figures) {
      PdfTags.place(
          placed.figure(),
          new PDRectangle(
              (float) (left + placed.left() * dot),
              (float) (firstLine - (placed.top() + placed.height()) * dot),
              (float) (placed.width() * dot),
              (float) (placed.height() * dot)));
    }
    page.setContents(PdfFile.stream(document, content.bytes(dot, left, firstLine)));
    document.addPage(page);
    tags.close(document);
  }

  @Override
  public Void text(Block.Text block) {
    table = null;
    Pieces pieces = Pieces.of(block, profile);
    boolean empty = pieces.cells().get(0).isEmpty();
    lines(pieces, empty ? List.of() : List.of(tags.part("P")));
    return null;
  }

  @Override
  public Void columns(Block.Columns row) {
    if (table == null || tableCells != row.cells().size()) {
      table = tags.part("Table");
      tableCells = row.cells().size();
    }
    row(Pieces.of(row, profile), table, "TD");
    return null;
  }

  private void row(Pieces row, PDStructureElement into, String type) {
    PDStructureElement line = tags.element("TR", into);
    List<PDStructureElement> cells = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      cells.add(type.equals("TH") ? tags.heading(line) : tags.element(type, line));
    }
    lines(row, cells);
  }

  /** Written cell by cell, in the order they are read. */
  private void lines(Pieces pieces, List<PDStructureElement> elements) {
    List<Integer> bottoms = new ArrayList<>();
    for (List<Cell> line : pieces.lines()) {
      boolean small = line.stream().anyMatch(run -> run.style().small());
      int cell = Pieces.cellWidth(profile, small);
      top += Dots.lineHeight(line, cell);
      bottoms.add(top);
      top += Dots.spaceBelow(cell);
    }
    for (int i = 0; i < elements.size(); i++) {
      for (Pieces.Piece piece : pieces.cells().get(i)) {
        int bottom = bottoms.get(piece.line());
        ground(piece, bottom);
        content.begin(elements.get(i).getStructureType(), tags.mark(elements.get(i)));
        write(piece.text(), piece.style(), piece.left(), bottom);
        content.end();
      }
    }
  }

  /** What lies under the letters. */
  private void ground(Pieces.Piece piece, int bottom) {
    Style style = piece.style();
    int cell = Pieces.cellWidth(profile, style.small());
    int width = Characters.columns(piece.text(), style) * cell;
    int height = Dots.height(style, cell);
    if (style.invert() || style.underline()) {
      content.beginArtifact();
      if (style.invert()) {
        content.rectangle(piece.left(), bottom - height, width, height);
        content.fill();
      }
      if (style.underline()) {
        content.ink(!style.invert());
        content.rectangle(piece.left(), bottom - 2, width, 2);
        content.fill();
        content.ink(true);
      }
      content.end();
    }
  }

  private void write(String words, Style style, double left, double bottom) {
    try {
      if (style.invert()) {
        content.ink(false);
      }
      text.write(words, style, left, bottom, Pieces.cellWidth(profile, style.small()));
      if (style.invert()) {
        content.ink(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something for the eye, in the letters of the paper. */
  private void ornament(Block block) {
    Block.Text line = (Block.Text) Pieces.laidOut(block, profile).get(0);
    int cell = Pieces.cellWidth(profile, false);
    content.beginArtifact();
    write(line.text(), line.style(), 0, top + 2 * cell);
    content.end();
    top += 2 * cell + Dots.spaceBelow(cell);
  }

  @Override
  public Void rule(Block.Rule rule) {
    table = null;
    ornament(rule);
    return null;
  }

  @Override
  public Void taxTable(Block.TaxTable block) {
    table = null;
    PDStructureElement taxes = tags.part("Table");
    boolean heading = true;
    for (List<Block> row : Layout.taxRows(block, profile.columns(), profile.smallColumns())) {
      row(Pieces.of(row, profile), taxes, heading ? "TH" : "TD");
      heading = false;
    }
    return null;
  }

  @Override
  public Void signature(Block.Signature signature) {
    table = null;
    List<Block> blocks = Pieces.laidOut(signature, profile);
    blocks.get(0).accept(this);
    ornament(blocks.get(1));
    return text(new Block.Text(signature.label(), Style.PLAIN, Align.LEFT));
  }

  @Override
  public Void barcode(Block.Barcode barcode) {
    table = null;
    Codes.Bars bars = Codes.bars(barcode, profile);
    int space = Dots.spaceBelow(Pieces.cellWidth(profile, false));
    int begun = top;
    PDStructureElement figure = tags.figure(barcode.symbology().title() + " " + barcode.data());
    content.begin("Figure", tags.mark(figure));
    for (Codes.Bar bar : bars.bars()) {
      content.rectangle(
          bars.left() + bar.from() * bars.module(),
          top + space,
          bar.length() * bars.module(),
          barcode.height());
    }
    content.fill();
    top += space + barcode.height();
    if (barcode.digits()) {
      digits(barcode.data(), bars);
    }
    content.end();
    figures.add(new Placed(figure, bars.left(), begun, bars.width(), top - begun));
    top += space;
    return null;
  }

  /** Below the bars, in the middle of them, smaller if they are long. */
  private void digits(String data, Codes.Bars bars) {
    int cell = Pieces.cellWidth(profile, false);
    int width = Characters.columns(data, Style.PLAIN) * cell;
    boolean fits = width <= profile.dotsPerLine();
    Style style = fits ? Style.PLAIN : Style.SMALL;
    int small = Pieces.cellWidth(profile, !fits);
    int left = (int) (bars.left() + (bars.width() - Characters.columns(data, style) * small) / 2);
    int room = profile.dotsPerLine() - Characters.columns(data, style) * small;
    top += 2 + 2 * small;
    write(data, style, Math.max(0, Math.min(left, room)), top);
  }

  @Override
  public Void qr(Block.Qr qr) {
    table = null;
    boolean[][] squares = Symbols.squares(qr);
    int cell = Pieces.cellWidth(profile, false);
    double module =
        Codes.module(
            qr.module(),
            squares.length,
            Symbols.QUIET_SQUARES,
            Symbols.WIDEST_SQUARE,
            profile.dotsPerLine());
    double width = squares.length * module;
    double left = Codes.left(qr.align(), width, profile.dotsPerLine());
    PDStructureElement figure = tags.figure("QR " + qr.data());
    content.begin("Figure", tags.mark(figure));
    for (int y = 0; y < squares.length; y++) {
      for (Codes.Bar bar : Codes.runs(squares[y])) {
        content.rectangle(
            left + bar.from() * module, top + cell + y * module, bar.length() * module, module);
      }
    }
    content.fill();
    content.end();
    figures.add(new Placed(figure, left, top + cell, width, (int) Math.ceil(width)));
    top += (int) Math.ceil(width) + 2 * cell;
    return null;
  }

  @Override
  public Void raster(Block.Raster raster) {
    table = null;
    Bitmap bitmap = raster.bitmap();
    // A picture wider than the paper becomes as wide as it.
    double dot = Math.min(1, profile.dotsPerLine() / (double) bitmap.width());
    double left = Codes.left(raster.align(), bitmap.width() * dot, profile.dotsPerLine());
    int height = (int) Math.ceil(bitmap.height() * dot);
    PDStructureElement figure = tags.figure(about.picture());
    content.begin("Figure", tags.mark(figure));
    try {
      PDImageXObject image = LosslessFactory.createFromImage(document, Png.image(bitmap));
      COSName name = resources.add(image);
      content.image(name.getName(), left, top, bitmap.width() * dot, bitmap.height() * dot);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    content.end();
    figures.add(new Placed(figure, left, top, bitmap.width() * dot, height));
    top += height;
    return null;
  }

  @Override
  public Void feed(Block.Feed feed) {
    table = null;
    int cell = Pieces.cellWidth(profile, false);
    top += feed.lines() * (2 * cell + Dots.spaceBelow(cell));
    return null;
  }

  @Override
  public Void cut(Block.Cut cut) {
    table = null;
    int gap = profile.dotsPerLine() / 18;
    content.beginArtifact();
    for (int x = 0; x < profile.dotsPerLine(); x += 2 * DASH) {
      content.rectangle(x, top + gap, DASH, 2);
    }
    content.fill();
    content.end();
    top += 2 * gap;
    return null;
  }
}
