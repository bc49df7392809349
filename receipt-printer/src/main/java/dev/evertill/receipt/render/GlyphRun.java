package dev.evertill.receipt.render;

import dev.evertill.receipt.layout.Reading;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Neighbouring characters of one font, as the glyphs that show them, from left to right. Immutable.
 *
 * @param font empty: no font has them, and they are drawn as outlines
 * @param groups of glyphs that show some characters together; those who read a PDF turn
 *     right-to-left texts round by themselves
 * @param width of all, in ems
 */
record GlyphRun(Optional<FontFile> font, String text, List<Group> groups, double width) {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  /** The JDK's mark for a character that became part of another, and above. */
  private static final int REMOVED = 0xFFFE;

  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  /** Where a glyph stands, in ems from the left of the run, upward from the base line. */
  record Glyph(int number, double x, double y) {}

  /**
   * @param text what the glyphs show
   * @param isRead whether they say so themselves, one glyph one character
   */
  record Group(String text, boolean isRead, List<Glyph> glyphs) {}

  /** Neighbours that share a font and a way to be shown. */
  private record Part(Optional<FontFile> font, boolean shaped, StringBuilder text) {}

  /** A text of one line, from left to right as it is seen; right-to-left parts are turned. */
  static List<GlyphRun> of(String text, boolean bold, Fonts fonts) {
    List<GlyphRun> runs = new ArrayList<>();
    for (Reading.Part part : Reading.parts(text)) {
      runs.addAll(runs(part.text(), part.rightToLeft(), bold, fonts));
    }
    return runs;
  }

  private static List<GlyphRun> runs(String text, boolean rightToLeft, boolean bold, Fonts fonts) {
    List<Part> parts = new ArrayList<>();
    Matcher clusters = CLUSTER.matcher(text);
    while (clusters.find()) {
      String cluster = clusters.group();
      Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
      boolean shaped = rightToLeft || needsShaping(cluster);
      if (cluster.equals(" ") && last != null && last.font().filter(f -> f.has(' ')).isPresent()) {
        last.text().append(cluster); // a space looks alike in all
        continue;
      }
      Optional<FontFile> font = fonts.find(cluster, bold);
      if (last == null || last.shaped() != shaped || !last.font().equals(font)) {
        parts.add(new Part(font, shaped, new StringBuilder(cluster)));
      } else {
        last.text().append(cluster);
      }
    }
    List<GlyphRun> runs = new ArrayList<>();
    for (Part part : parts) {
      runs.add(run(part, rightToLeft));
    }
    if (rightToLeft) {
      Collections.reverse(runs);
    }
    return runs;
  }

  /** Several code points in one place, or scripts whose letters change with their neighbours. */
  private static boolean needsShaping(String cluster) {
    int first = cluster.codePointAt(0);
    return cluster.length() > Character.charCount(first)
        || first >= 0x0590 && first <= 0x109F
        || first >= 0x1780 && first <= 0x17FF
        || first >= 0xFB1D && first <= 0xFDFF
        || first >= 0xFE70 && first <= 0xFEFC;
  }

  private static GlyphRun run(Part part, boolean rightToLeft) {
    String text = part.text().toString();
    if (part.font().isEmpty()) {
      return new GlyphRun(part.font(), text, List.of(), 0);
    }
    FontFile font = part.font().get();
    return part.shaped() ? shaped(font, text, rightToLeft) : plain(font, text);
  }

  private static GlyphRun plain(FontFile font, String text) {
    List<Group> groups = new ArrayList<>();
    double x = 0;
    for (int codePoint : text.codePoints().toArray()) {
      int glyph = font.glyph(codePoint);
      if (glyph == 0) {
        continue; // a sign that only steers: there is nothing to see
      }
      groups.add(
          new Group(
              Character.toString(codePoint),
              font.says(glyph, codePoint),
              List.of(new Glyph(glyph, x, 0))));
      x += font.width(glyph);
    }
    return new GlyphRun(Optional.of(font), text, groups, x);
  }

  private static GlyphRun shaped(FontFile font, String text, boolean rightToLeft) {
    char[] characters = text.toCharArray();
    GlyphVector vector =
        font.shaper()
            .layoutGlyphVector(
                EXACT,
                characters,
                0,
                characters.length,
                rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
    TreeMap<Integer, List<Glyph>> byCharacter = new TreeMap<>();
    for (int i = 0; i < vector.getNumGlyphs(); i++) {
      int glyph = vector.getGlyphCode(i);
      Point2D place = vector.getGlyphPosition(i);
      if (glyph < REMOVED) {
        byCharacter
            .computeIfAbsent(vector.getGlyphCharIndex(i), index -> new ArrayList<>())
            .add(
                new Glyph(
                    glyph, place.getX() / font.unitsPerEm(), -place.getY() / font.unitsPerEm()));
      }
    }
    double width = vector.getGlyphPosition(vector.getNumGlyphs()).getX() / font.unitsPerEm();
    List<Group> groups = groups(font, text, byCharacter);
    if (rightToLeft) {
      Collections.reverse(groups);
    }
    return new GlyphRun(Optional.of(font), text, groups, width);
  }

  /** The glyphs at a character show all characters up to the next that has some. */
  private static List<Group> groups(
      FontFile font, String text, TreeMap<Integer, List<Glyph>> byCharacter) {
    List<Group> groups = new ArrayList<>();
    byCharacter.forEach(
        (from, glyphs) -> {
          Integer to = byCharacter.higherKey(from);
          int start = groups.isEmpty() ? 0 : from;
          String shown = text.substring(start, to == null ? text.length() : to);
          boolean isRead =
              glyphs.size() == 1
                  && shown.codePointCount(0, shown.length()) == 1
                  && font.says(glyphs.get(0).number(), shown.codePointAt(0));
          groups.add(new Group(shown, isRead, glyphs));
        });
    return groups;
  }
}
