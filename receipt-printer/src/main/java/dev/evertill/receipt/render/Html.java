package dev.evertill.receipt.render;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.layout.Symbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A receipt as one HTML file for mail: nothing is fetched, nothing runs, columns are tables, codes
 * are pictures that say their text. It reads without its styles, on a phone, on a dark screen, and
 * aloud; it is XML too. The same receipt gives the same text. Confined to the writing thread.
 */
public final class Html implements Block.Visitor<Void> {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="{language}" xml:lang="{language}" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>{title}</title>
      </head>
      <body style="margin:0;padding:16px">
      <div role="article" aria-label="{title}" style="{paper}">
      """;
  private static final String PAPER =
      "max-width:30em;margin:0 auto;font:14px/1.4 Menlo,Consolas,'DejaVu Sans Mono',monospace";
  private static final String FOOT =
      """
      </div>
      </body>
      </html>
      """;
  private static final String EMPTY_LINE = "<br/>\n";
  private static final int BAR = 2;
  private static final int SQUARE = 5;

  /** White around a code, in bars or squares, as its readers ask for: more than on paper. */
  private static final int QUIET_BARS = 11;

  private static final int QUIET_SQUARES = 4;

  private final About about;
  private final StringBuilder html = new StringBuilder();

  /** The rows of the table that is open; a row of another kind begins a new one. */
  private String openTable = "";

  private Html(About about) {
    this.about = about;
  }

  /**
   * @param about what the file is called, its language, and what pictures in it are called
   */
  public static String of(Receipt receipt, About about) {
    List<Block> blocks = receipt.blocks();
    boolean cutOff = !blocks.isEmpty() && blocks.get(blocks.size() - 1) instanceof Block.Cut;
    Html writer = new Html(about);
    writer.html.append(
        HEAD.replace("{language}", escaped(about.languageTag()))
            .replace("{paper}", escaped(PAPER))
            .replace("{title}", escaped(about.title())));
    for (Block block : cutOff ? blocks.subList(0, blocks.size() - 1) : blocks) {
      block.accept(writer);
    }
    writer.endTable();
    return writer.html.append(FOOT).toString();
  }

  @Override
  public Void text(Block.Text block) {
    endTable();
    if (block.text().isEmpty()) {
      html.append(EMPTY_LINE);
      return null;
    }
    html.append("<p dir=\"auto\" align=\"")
        .append(word(block.align()))
        .append("\" style=\"margin:0;text-align:")
        .append(word(block.align()))
        .append("\">")
        .append(styled(block.text(), block.style()))
        .append("</p>\n");
    return null;
  }

  @Override
  public Void columns(Block.Columns row) {
    String kind =
        row.cells().stream()
            .map(cell -> word(cell.align()) + (cell.width() == 0 ? " open" : ""))
            .collect(Collectors.joining(", "));
    if (!kind.equals(openTable)) {
      endTable();
      openTable = kind;
      html.append("<table role=\"presentation\" ").append(tableLook()).append(">\n");
    }
    long open = row.cells().stream().filter(cell -> cell.width() == 0).count();
    html.append("<tr>");
    for (int i = 0; i < row.cells().size(); i++) {
      Cell cell = row.cells().get(i);
      String width = cell.width() == 0 ? " width=\"" + 100 / open + "%\"" : "";
      html.append(cell("td", width, cell.align(), i))
          .append(styled(cell.text(), cell.style()))
          .append("</td>");
    }
    html.append("</tr>\n");
    return null;
  }

  private static String tableLook() {
    return "width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" border=\"0\""
        + " style=\"width:100%;border-collapse:collapse;font:inherit\"";
  }

  /** Amounts stay whole; what comes first may wrap. */
  private static String cell(String tag, String more, Align align, int column) {
    return "<"
        + tag
        + more
        + " dir=\"auto\" align=\""
        + word(align)
        + (align == Align.RIGHT ? "\" nowrap=\"nowrap" : "")
        + "\" valign=\"top\" style=\"text-align:"
        + word(align)
        + (column > 0 ? ";padding-left:1em" : "")
        + (align == Align.RIGHT ? ";white-space:nowrap" : "")
        + "\">";
  }

  private void endTable() {
    if (!openTable.isEmpty()) {
      html.append("</table>\n");
      openTable = "";
    }
  }

  @Override
  public Void rule(Block.Rule rule) {
    endTable();
    html.append("<hr style=\"border:0;border-top:1px dashed;margin:.4em 0\"/>\n");
    return null;
  }

  @Override
  public Void taxTable(Block.TaxTable table) {
    endTable();
    html.append("<table ").append(tableLook()).append(">\n<thead>");
    row(table.heading(), "th", " scope=\"col\"");
    html.append("</thead>\n<tbody>\n");
    for (List<String> row : table.rows()) {
      row(row, "td", "");
      html.append('\n');
    }
    html.append("</tbody>\n</table>\n");
    return null;
  }

  private void row(List<String> texts, String tag, String more) {
    html.append("<tr>");
    for (int i = 0; i < texts.size(); i++) {
      html.append(cell(tag, more, i == 0 ? Align.LEFT : Align.RIGHT, i))
          .append(styled(texts.get(i), Style.PLAIN))
          .append("</")
          .append(tag)
          .append('>');
    }
    html.append("</tr>");
  }

  @Override
  public Void signature(Block.Signature signature) {
    endTable();
    html.append(EMPTY_LINE).append(EMPTY_LINE);
    html.append("<p style=\"margin:0\">x</p>\n");
    html.append("<hr style=\"border:0;border-top:1px solid;margin:0\"/>\n");
    return text(new Block.Text(signature.label(), Style.PLAIN, Align.LEFT));
  }

  @Override
  public Void barcode(Block.Barcode barcode) {
    boolean[][] rows = {Symbols.bars(barcode)};
    String picture = Png.address(Png.code(rows, QUIET_BARS, 0, BAR, barcode.height()));
    String says = barcode.symbology().title() + " " + barcode.data();
    String below = barcode.digits() ? escaped(barcode.data()) : "";
    return picture(picture, says, below, barcode.align());
  }

  /** A web address is a link too: whoever reads this on a phone cannot scan it. */
  @Override
  public Void qr(Block.Qr qr) {
    boolean[][] squares = Symbols.squares(qr);
    String picture = Png.address(Png.code(squares, QUIET_SQUARES, QUIET_SQUARES, SQUARE, SQUARE));
    String data = escaped(qr.data());
    boolean link = qr.data().toLowerCase(Locale.ROOT).startsWith("https://");
    String below = link ? "<a href=\"" + data + "\">" + data + "</a>" : data;
    return picture(picture, "QR " + qr.data(), below, qr.align());
  }

  @Override
  public Void raster(Block.Raster raster) {
    String picture = Png.address(Png.image(raster.bitmap()));
    return picture(picture, about.picture(), "", raster.align());
  }

  private Void picture(String address, String says, String below, Align align) {
    endTable();
    html.append("<p align=\"")
        .append(word(align))
        .append("\" style=\"margin:.4em 0;overflow-wrap:anywhere;text-align:")
        .append(word(align))
        .append("\"><img alt=\"")
        .append(escaped(says))
        .append("\" ")
        .append(address)
        .append(" style=\"max-width:100%;height:auto;background:#fff\"/>");
    if (!below.isEmpty()) {
      html.append("<br/>").append(below);
    }
    html.append("</p>\n");
    return null;
  }

  @Override
  public Void feed(Block.Feed feed) {
    endTable();
    html.append(EMPTY_LINE.repeat(feed.lines()));
    return null;
  }

  @Override
  public Void cut(Block.Cut cut) {
    endTable();
    html.append("<hr style=\"border:0;border-top:2px dashed;margin:1em 0\"/>\n");
    return null;
  }

  private static String word(Align align) {
    return switch (align) {
      case LEFT -> "left";
      case CENTRE -> "center";
      case RIGHT -> "right";
    };
  }

  /** Bold and underlined without styles too. */
  private static String styled(String text, Style style) {
    String styled = lines(text);
    if (style.bold()) {
      styled = "<b>" + styled + "</b>";
    }
    if (style.underline()) {
      styled = "<u>" + styled + "</u>";
    }
    String look = look(style);
    return look.isEmpty() ? styled : "<span style=\"" + look + "\">" + styled + "</span>";
  }

  private static String look(Style style) {
    String size = "";
    if (style.doubleWidth() && style.doubleHeight()) {
      size = "font-size:180%;";
    } else if (style.doubleWidth() || style.doubleHeight()) {
      size = "font-size:130%;";
    } else if (style.small()) {
      size = "font-size:80%;";
    }
    return size + (style.invert() ? "background:#000;color:#fff;" : "");
  }

  /** Spaces that indent stay, all others may be where a line breaks. */
  private static String lines(String text) {
    return escaped(text)
        .replaceAll("\r?\n", "<br/>")
        .replaceAll("(^|<br/>) ", "$1\u00A0")
        .replace("  ", "\u00A0 ");
  }

  /** What XML would read as its own is spelled out; what it cannot hold is a space or a box. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r', '\n' -> escaped.append((char) c);
                default -> escaped.appendCodePoint(printable(c));
              }
            });
    return escaped.toString();
  }

  private static int printable(int codePoint) {
    if (Character.isISOControl(codePoint)) {
      return ' ';
    }
    boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return half || (codePoint & 0xFFFE) == 0xFFFE ? 0xFFFD : codePoint;
  }
}
