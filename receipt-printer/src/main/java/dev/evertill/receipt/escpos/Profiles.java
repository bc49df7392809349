package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Symbology;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The printers we know, from {@code profiles.json} beside this class. Safe from any thread.
 *
 * <p>Those that answer say so over a way that lets them: a program that prints through the system
 * spooler hears nothing from any of them.
 */
public final class Profiles {
  private static final String FILE = "profiles.json";
  private static final Map<String, PrinterProfile> ALL = read();

  private Profiles() {}

  /** All of them; what is common to most comes first. */
  public static List<PrinterProfile> all() {
    return List.copyOf(ALL.values());
  }

  /**
   * @throws IllegalArgumentException if none has this id: lists those there are
   */
  public static PrinterProfile of(String id) {
    PrinterProfile profile = ALL.get(id);
    if (profile == null) {
      throw new IllegalArgumentException(
          "no printer profile " + id + "; there are " + String.join(", ", ALL.keySet()));
    }
    return profile;
  }

  private static Map<String, PrinterProfile> read() {
    try (InputStream file = Profiles.class.getResourceAsStream(FILE)) {
      String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, PrinterProfile> all = new LinkedHashMap<>();
      all.put(PrinterProfile.EPSON_80MM.id(), PrinterProfile.EPSON_80MM);
      all.put(PrinterProfile.EPSON_58MM.id(), PrinterProfile.EPSON_58MM);
      for (PrinterProfile profile : read(FILE, json)) {
        if (all.put(profile.id(), profile) != null) {
          throw new IllegalArgumentException(FILE + " has two profiles " + profile.id());
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Profiles of the same form, for instance a shop's own.
   *
   * <pre>
   * { "codePages": { "few": { "0": "IBM437", "19": "IBM00858" } },
   *   "profiles": [
   *     { "id": "kiosk", "name": "Kiosk", "columns": 40, "smallColumns": 53, "dotsPerLine": 480,
   *       "codePages": "few", "cutter": "FULL", "symbologies": ["EAN_13"], "qr": "RASTER",
   *       "answers": ["STATUS"], "kanji": false } ] }
   * </pre>
   *
   * <p>A code page is the printer's number for it and a charset of Java's; {@code kanji} may be
   * left out.
   *
   * @param name of what is read, for messages
   * @throws IOException if it is not JSON
   * @throws IllegalArgumentException if a field is missing or not what it may be: says which
   */
  public static List<PrinterProfile> read(String name, String json) throws IOException {
    Fields file = Fields.read(name, json);
    if (file.has("encodings")) {
      throw new IllegalArgumentException(
          name
              + " is the public printer database, which ProfileDatabase reads, not a list of profiles");
    }
    Fields pages = file.object("codePages");
    List<PrinterProfile> profiles = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields profile : file.objects("profiles")) {
      profiles.add(profile(profile, pages.object(profile.text("codePages"))));
      if (!ids.add(profile.text("id"))) {
        throw new IllegalArgumentException(name + " has two profiles " + profile.text("id"));
      }
    }
    return profiles;
  }

  private static PrinterProfile profile(Fields fields, Fields pages) {
    int columns = fields.number("columns", 8, 255);
    int small = fields.number("smallColumns", columns, 255);
    return new PrinterProfile(
        fields.text("id"),
        fields.text("name"),
        columns,
        small,
        fields.number("dotsPerLine", small, 4_096),
        pages(pages),
        fields.oneOf("cutter", PrinterProfile.Cutter.class),
        Set.copyOf(fields.someOf("symbologies", Symbology.class)),
        fields.oneOf("qr", PrinterProfile.QrBy.class),
        Set.copyOf(fields.someOf("answers", PrinterProfile.Answer.class)),
        fields.flag("kanji"));
  }

  private static List<CodePage> pages(Fields fields) {
    List<CodePage> pages = new ArrayList<>();
    for (String number : fields.names()) {
      pages.add(new CodePage(number(fields, number), charset(fields, number)));
    }
    return pages;
  }

  /** A code page's number, which is the name of its field. */
  static int number(Fields fields, String number) {
    if (!number.matches("\\d{1,3}") || Integer.parseInt(number) > 255) {
      throw new IllegalArgumentException(
          fields.where() + ": a code page has a number from 0 to 255, not " + number);
    }
    return Integer.parseInt(number);
  }

  private static Charset charset(Fields fields, String number) {
    try {
      Charset charset = Charset.forName(fields.text(number));
      if (ProfileDatabase.isOneByte(charset)) {
        return charset;
      }
      throw new IllegalArgumentException(
          fields.where() + ": " + number + " is a charset of one byte a character, not " + charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          fields.where() + ": " + number + " is a charset of Java, not " + fields.text(number), e);
    }
  }
}
