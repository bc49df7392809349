package dev.evertill.receipt.render;

import dev.evertill.receipt.Style;
import dev.evertill.receipt.layout.Characters;
import dev.evertill.receipt.layout.Dots;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Writes lines of text on a page, every character in its columns. Confined to the writing thread.
 */
final class PdfText {
  /** A font much narrower than its columns is not pulled apart further than this. */
  private static final double WIDEST = 1.4;

  private static final double BOLDER = 0.03;

  private final PDDocument document;
  private final PDResources resources;
  private final Fonts fonts;
  private final PdfContent content;
  private final List<AutoCloseable> open;
  private final Map<FontFile, PDType0Font> loaded = new LinkedHashMap<>();
  private final Map<FontFile, String> names = new HashMap<>();
  private final FontFile usual;

  /**
   * @param open closed by the caller after the document was saved
   */
  PdfText(
      PDDocument document,
      PDResources resources,
      Fonts fonts,
      PdfContent content,
      List<AutoCloseable> open) {
    this.document = document;
    this.resources = resources;
    this.fonts = fonts;
    this.content = content;
    this.open = open;
    usual = fonts.find("0", false).orElseThrow();
  }

  /**
   * A text of one style.
   *
   * @param left in dots
   * @param bottom of its cells, in dots from the top
   * @param cell the width of a plain column, in dots
   */
  void write(String text, Style style, double left, double bottom, int cell) throws IOException {
    double height = Dots.height(style, cell);
    double size = height / (usual.ascent() + usual.descent());
    double baseLine = bottom - usual.descent() * size;
    double x = left;
    for (GlyphRun run : GlyphRun.of(text, style.bold(), fonts)) {
      double width = (double) Characters.columns(run.text(), style) * cell;
      if (run.font().isEmpty()) {
        outlines(run.text(), style, x, baseLine, size, width);
      } else if (!run.groups().isEmpty()) {
        glyphs(run, style, x, baseLine, size, width);
      }
      x += width;
    }
  }

  private void glyphs(
      GlyphRun run, Style style, double left, double baseLine, double size, double width)
      throws IOException {
    FontFile font = run.font().orElseThrow();
    double natural = size * (style.doubleHeight() ? 0.5 : 1) * (style.doubleWidth() ? 2 : 1);
    double most = natural * WIDEST / size;
    double stretch = run.width() == 0 ? 1 : Math.min(width / (run.width() * size), most);
    content.beginText(name(font), size, 100 * stretch);
    boolean bolder = style.bold() && !font.isBold();
    if (bolder) {
      content.bolder(size * BOLDER);
    }
    double next = Double.NaN;
    for (GlyphRun.Group group : run.groups()) {
      if (!group.isRead()) {
        next = content.endShow(next);
        content.beginActually(group.text());
      }
      for (GlyphRun.Glyph glyph : group.glyphs()) {
        // Glyphs that follow each other need no place of their own.
        if (glyph.y() != 0 || !(Math.abs(glyph.x() - next) < 0.001)) {
          next = content.endShow(next);
          content.showAt(left + glyph.x() * size * stretch, baseLine - glyph.y() * size);
        }
        content.glyph(glyph.number());
        loaded.get(font).addGlyphsToSubset(Set.of(glyph.number()));
        next = glyph.y() == 0 ? glyph.x() + font.width(glyph.number()) : Double.MAX_VALUE;
      }
      if (!group.isRead()) {
        next = content.endShow(next);
        content.end();
      }
    }
    content.endShow(next);
    if (bolder) {
      content.usual();
    }
    content.endText();
  }

  private String name(FontFile font) throws IOException {
    if (!loaded.containsKey(font)) {
      PDType0Font type0 = font.load(document, open);
      COSName name = resources.add(type0);
      loaded.put(font, type0);
      names.put(font, name.getName());
    }
    return names.get(font);
  }

  /** The fonts go into the document with what was used of them. */
  void finish() throws IOException {
    for (PDType0Font font : loaded.values()) {
      font.subset();
    }
  }

  /**
   * What no font here may be embedded for is drawn as the system shows it, and an unseen space
   * carries its text.
   */
  private void outlines(
      String text, Style style, double left, double baseLine, double size, double width)
      throws IOException {
    Font system = new Font(Font.MONOSPACED, style.bold() ? Font.BOLD : Font.PLAIN, 100);
    char[] characters = text.toCharArray();
    Shape shape =
        system
            .layoutGlyphVector(
                new FontRenderContext(null, true, true), characters, 0, characters.length, 0)
            .getOutline();
    Rectangle2D bounds = shape.getBounds2D();
    double high = size / 100;
    double wide = Math.min(high, width / Math.max(1, bounds.getMaxX()));
    content.beginActually(text);
    content.beginText(name(usual), size, 100 * width / (usual.width(usual.glyph(' ')) * size));
    content.invisible();
    content.showAt(left, baseLine);
    content.glyph(usual.glyph(' '));
    loaded.get(usual).addGlyphsToSubset(Set.of(usual.glyph(' ')));
    content.endShow(left);
    content.usual();
    content.endText();
    path(shape.getPathIterator(new AffineTransform(wide, 0, 0, high, left, baseLine)));
    content.end();
  }

  private void path(PathIterator path) {
    double[] at = new double[6];
    double x = 0;
    double y = 0;
    for (; !path.isDone(); path.next()) {
      switch (path.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> content.moveTo(at[0], at[1]);
        case PathIterator.SEG_LINETO -> content.lineTo(at[0], at[1]);
        case PathIterator.SEG_QUADTO -> {
          // A PDF has cubic curves only; this is the same one.
          content.curveTo(
              (x + 2 * at[0]) / 3,
              (y + 2 * at[1]) / 3,
              (at[2] + 2 * at[0]) / 3,
              (at[3] + 2 * at[1]) / 3,
              at[2],
              at[3]);
          at[0] = at[2];
          at[1] = at[3];
        }
        case PathIterator.SEG_CUBICTO -> {
          content.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
          at[0] = at[4];
          at[1] = at[5];
        }
        default -> content.closePath();
      }
      x = at[0];
      y = at[1];
    }
    content.fill();
  }
}
