package dev.evertill.receipt.render;

import java.nio.charset.StandardCharsets;

/**
 * What is written on a page, as a PDF's operators; lengths in dots, y grows downward from the top
 * of the page. Confined to the writing thread.
 */
final class PdfContent {
  private final StringBuilder operators = new StringBuilder();

  /**
   * The whole page.
   *
   * @param dot in points
   * @param left the margin, in points
   * @param top of the first line, in points from the bottom
   */
  byte[] bytes(double dot, double left, double top) {
    PdfContent page = new PdfContent();
    page.operators.append("q ");
    page.put(dot, 0, 0, dot, left, top).operators.append("cm\n").append(operators).append("Q\n");
    return page.operators.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private PdfContent put(double... numbers) {
    for (double number : numbers) {
      long tenThousandths = Math.round(number * 10_000);
      if (tenThousandths % 10_000 == 0) {
        operators.append(tenThousandths / 10_000);
      } else {
        String digits = String.valueOf(Math.abs(tenThousandths) + 100_000_000_000L);
        int point = digits.length() - 4;
        operators
            .append(tenThousandths < 0 ? "-" : "")
            .append(Math.abs(tenThousandths) / 10_000)
            .append('.')
            .append(digits.substring(point).replaceAll("0+$", ""));
      }
      operators.append(' ');
    }
    return this;
  }

  /** What follows is this part of the document. */
  void begin(String tag, int mark) {
    operators.append('/').append(tag).append(" <</MCID ").append(mark).append(">> BDC\n");
  }

  /** What follows is there for the eye only. */
  void beginArtifact() {
    operators.append("/Artifact BMC\n");
  }

  /** What follows is to be read as this text, whatever shows it. */
  void beginActually(String text) {
    operators.append("/Span <</ActualText <FEFF");
    for (int i = 0; i < text.length(); i++) {
      hex(text.charAt(i));
    }
    operators.append(">>> BDC\n");
  }

  void end() {
    operators.append("EMC\n");
  }

  private void hex(int value) {
    operators.append(Integer.toHexString(0x10000 | value & 0xFFFF).substring(1));
  }

  /** Black or, on black, white. */
  void ink(boolean black) {
    operators.append(black ? "0 g 0 G\n" : "1 g 1 G\n");
  }

  void beginText(String font, double size, double widthPercent) {
    operators.append("BT /").append(font).append(' ');
    put(size).operators.append("Tf ");
    put(widthPercent).operators.append("Tz\n");
  }

  /** Letters with an outline of this width are bolder than they are. */
  void bolder(double outline) {
    put(outline).operators.append("w 2 Tr\n");
  }

  void usual() {
    operators.append("0 Tr\n");
  }

  void invisible() {
    operators.append("3 Tr\n");
  }

  void showAt(double x, double y) {
    put(1, 0, 0, 1, x, -y).operators.append("Tm <");
  }

  void glyph(int number) {
    hex(number);
  }

  /**
   * @param begun not a number if nothing is being shown
   * @return not a number
   */
  double endShow(double begun) {
    if (!Double.isNaN(begun)) {
      operators.append("> Tj\n");
    }
    return Double.NaN;
  }

  void endText() {
    operators.append("ET\n");
  }

  void rectangle(double x, double y, double width, double height) {
    put(x, -y - height, width, height).operators.append("re\n");
  }

  void moveTo(double x, double y) {
    put(x, -y).operators.append("m\n");
  }

  void lineTo(double x, double y) {
    put(x, -y).operators.append("l\n");
  }

  void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
    put(x1, -y1, x2, -y2, x, -y).operators.append("c\n");
  }

  void closePath() {
    operators.append("h\n");
  }

  void fill() {
    operators.append("f\n");
  }

  void image(String name, double x, double y, double width, double height) {
    operators.append("q ");
    put(width, 0, 0, height, x, -y - height)
        .operators
        .append("cm /")
        .append(name)
        .append(" Do Q\n");
  }
}
