package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.Wire;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.text.StringEscapeUtils;

/**
 * A raw file of goods: UTF-8, one a line, barcode, tab, name; packed with gzip or not. Read once.
 * Confined to the thread that reads it.
 *
 * <p>Names lose their HTML entities, control characters and doubled spaces. Every line becomes an
 * item or a reject that says line, value and what is allowed; nothing is dropped in silence.
 *
 * <p>The file has no prices. They are invented, with the tax class, from the digits of the barcode,
 * always the same for one barcode: with n the sku as a number, the price is 29 + 10 × (n mod 298)
 * minor units, so 0.29 to 29.99 ending in 9; the tax class goes by the last digit, 0 to 6 A, 7 and
 * 8 B, 9 C.
 */
final class GoodsFile {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFEFF]");
  private static final int LONGEST_LINE = 64 * 1024;
  private static final String GROUP = "Misc";

  private final Path file;
  private final Map<String, String> taken = new HashMap<>();

  /**
   * @param before rows whose keys the file may not take again
   */
  GoodsFile(Path file, List<CatalogueRow> before) {
    this.file = file;
    for (CatalogueRow row : before) {
      if (row.kind().equals(CatalogueRow.ITEM)) {
        taken.put(row.key(), "the demo's");
      }
    }
  }

  /** How many lines there were, and how many of them were rejected. */
  record Counts(long lines, long rejected) {}

  interface Goods {
    void item(CatalogueRow item) throws IOException;
  }

  interface Rejects {
    void reject(String line) throws IOException;
  }

  Counts read(Goods goods, Rejects rejects) throws IOException {
    long number = 0;
    long rejected = 0;
    try (InputStream in = unpacked(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      for (byte[] line; (line = line(in, LONGEST_LINE)) != null; ) {
        number++;
        try {
          goods.item(item(number, line));
        } catch (RejectedException e) {
          rejected++;
          rejects.reject("line " + number + ": " + e.getMessage());
        }
      }
    }
    return new Counts(number, rejected);
  }

  static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
  }

  /** The bytes up to the next line feed, cut behind the longest; null at the end. */
  static byte[] line(InputStream in, int longest) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    int next = in.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (line.size() <= longest) {
        line.write(next);
      }
    }
    return line.toByteArray();
  }

  private CatalogueRow item(long number, byte[] line) throws RejectedException {
    String text = decoded(line);
    if (number == 1 && text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    if (text.endsWith("\r")) {
      text = text.substring(0, text.length() - 1);
    }
    int tab = text.indexOf('\t');
    if (tab < 0) {
      throw new RejectedException("no tab, expected are barcode, tab, name");
    }
    String digits = text.substring(0, tab).strip();
    Barcode.Read read = Barcode.read(digits);
    if (read.refusal() != null) {
      throw new RejectedException("barcode " + digits + ": " + read.refusal());
    }
    String name = cleaned(digits, text.substring(tab + 1));
    if (name.isEmpty()) {
      throw new RejectedException("barcode " + digits + ": the name is empty, a name is expected");
    }
    Barcode barcode = read.barcode();
    String before = taken.putIfAbsent(barcode.sku(), "line " + number);
    if (before != null) {
      throw new RejectedException(
          "barcode "
              + digits
              + ": sku "
              + barcode.sku()
              + " is "
              + before
              + " already, allowed is once");
    }
    return invented(barcode, name);
  }

  private static String decoded(byte[] line) throws RejectedException {
    if (line.length > LONGEST_LINE) {
      throw new RejectedException("more than " + LONGEST_LINE + " bytes, allowed is up to that");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      throw new RejectedException("bytes that are no UTF-8, UTF-8 is expected");
    }
  }

  private static String cleaned(String digits, String name) throws RejectedException {
    String unescaped;
    try {
      unescaped = StringEscapeUtils.unescapeHtml4(name);
    } catch (IllegalArgumentException e) {
      throw new RejectedException(
          "barcode " + digits + ": the name has an entity that is no character: " + name.strip());
    }
    String spaced = SPACES.matcher(unescaped).replaceAll(" ");
    return CONTROLS.matcher(spaced).replaceAll("").strip();
  }

  private static CatalogueRow invented(Barcode barcode, String name) {
    long n = Long.parseLong(barcode.sku());
    long price = 29 + 10 * (n % 298);
    long last = n % 10;
    String tax = last <= 6 ? "A" : last <= 8 ? "B" : "C";
    return CatalogueRow.of(
        CatalogueRow.ITEM,
        barcode.sku(),
        Wire.raw(ItemValue.of(name, barcode.code(), GROUP, price, tax, ItemValue.PIECE, null)));
  }

  private static final class RejectedException extends Exception {
    RejectedException(String message) {
      super(message, null, false, false);
    }
  }
}
