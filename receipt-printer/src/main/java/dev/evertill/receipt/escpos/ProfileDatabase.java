package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Symbology;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the public printer database, {@code capabilities.json} of the project escpos-printer-db,
 * which describes many more printers than {@link Profiles}. Immutable.
 *
 * <pre>
 * { "encodings": { "CP437": { "python_encode": "cp437" }, … },
 *   "profiles": { "TM-T88V": { "codePages": { "0": "CP437", … }, "features": { "qrCode": true, … },
 *                              "fonts": { "0": { "columns": 42 }, … },
 *                              "media": { "width": { "pixels": 512 } } }, … } }
 * </pre>
 *
 * <p>A code page whose encoding has neither a name that Java knows nor a table is left out: what
 * only it has is drawn. What printers can be asked is not in the database, so nothing is, and a job
 * ends as handed over; who knows better says so by {@link PrinterProfile#withAnswers}.
 */
public final class ProfileDatabase {
  private static final int USUAL_DOTS = 576;
  private static final int DOTS_OF_A_CHARACTER = 12;
  private static final int ROWS = 8;

  private final String name;
  private final Map<String, Optional<Charset>> encodings = new LinkedHashMap<>();
  private final Fields profiles;

  private ProfileDatabase(String name, Fields file) {
    this.name = name;
    Fields all = file.object("encodings");
    for (String encoding : all.names()) {
      encodings.put(encoding, charset(encoding, all.object(encoding)));
    }
    profiles = file.object("profiles");
  }

  /**
   * @param name of what is read, for messages
   * @throws IOException if it is not JSON
   * @throws IllegalArgumentException if a field is missing or not what it may be: says which
   */
  public static ProfileDatabase read(String name, String json) throws IOException {
    Fields file = Fields.read(name, json);
    if (!file.has("encodings")) {
      throw new IllegalArgumentException(
          name
              + " has no encodings: it is not the public printer database; a list of profiles is for"
              + " Profiles.read");
    }
    return new ProfileDatabase(name, file);
  }

  /** The ids of all printers in it that print receipts, in its order. */
  public List<String> ids() {
    return profiles.names().stream().filter(this::printsReceipts).toList();
  }

  private boolean printsReceipts(String id) {
    try {
      return whyNot(profiles.object(id).object("features")).isEmpty();
    } catch (IllegalArgumentException e) {
      return true; // it may: whoever asks for it is told what is wrong with it
    }
  }

  /** Why a printer of these features is none for receipts; empty if it is one. */
  private static String whyNot(Fields features) {
    if (features.flag("starCommands")) {
      return " speaks Star's own language, and only ESC/POS is written here";
    }
    return features.flag("bitImageRaster")
        ? ""
        : " has no raster pictures (GS v 0), and what it lacks could not be drawn";
  }

  /**
   * @throws IllegalArgumentException if there is none of this id, or it is no printer for receipts,
   *     or a field is not what it may be: says which
   */
  public PrinterProfile of(String id) {
    if (!profiles.has(id)) {
      throw new IllegalArgumentException(
          name + " has no profile " + id + "; there are " + String.join(", ", ids()));
    }
    Fields printer = profiles.object(id);
    Fields features = printer.object("features");
    String whyNot = whyNot(features);
    if (!whyNot.isEmpty()) {
      throw new IllegalArgumentException(printer.where() + whyNot);
    }
    Fields fonts = printer.object("fonts");
    int columns = fonts.object("0").number("columns", 8, 255);
    int second = fonts.has("1") ? fonts.object("1").number("columns", 8, 255) : columns;
    int small = Math.max(columns, second);
    return new PrinterProfile(
        id,
        (printer.has("vendor") ? printer.text("vendor") + " " : "") + printer.text("name"),
        columns,
        small,
        dots(printer, columns, small),
        pages(printer.object("codePages")),
        cutter(features),
        symbologies(features),
        features.flag("qrCode") ? PrinterProfile.QrBy.COMMAND : PrinterProfile.QrBy.RASTER,
        Set.of());
  }

  /** Where nobody knows the dots the characters have the usual width. */
  private static int dots(Fields printer, int columns, int small) {
    Fields media = printer.object("media");
    Fields width = media.has("width") ? media.object("width") : media;
    if (!width.has("pixels") || width.is("pixels", "Unknown")) {
      return Math.max(small, Math.min(USUAL_DOTS, columns * DOTS_OF_A_CHARACTER));
    }
    return width.number("pixels", small, 4_096);
  }

  private static PrinterProfile.Cutter cutter(Fields features) {
    if (features.flag("paperPartCut")) {
      return PrinterProfile.Cutter.PARTIAL;
    }
    return features.flag("paperFullCut") ? PrinterProfile.Cutter.FULL : PrinterProfile.Cutter.NONE;
  }

  /** What needs function B of {@code GS k} is drawn where the printer has only function A. */
  private static Set<Symbology> symbologies(Fields features) {
    return features.flag("barcodeB")
        ? EnumSet.allOf(Symbology.class)
        : EnumSet.noneOf(Symbology.class);
  }

  private List<CodePage> pages(Fields fields) {
    List<CodePage> pages = new ArrayList<>();
    for (String number : fields.names()) {
      String encoding = fields.text(number);
      Optional<Charset> charset = encodings.get(encoding);
      if (charset == null) {
        throw new IllegalArgumentException(
            fields.where() + ": " + number + " is one of the encodings, not " + encoding);
      }
      int value = Profiles.number(fields, number);
      charset.ifPresent(known -> pages.add(new CodePage(value, known)));
    }
    pages.sort(Comparator.comparingInt(CodePage::number));
    return pages;
  }

  private static Optional<Charset> charset(String encoding, Fields fields) {
    if (fields.has("data")) {
      return Optional.of(new TableCharset(encoding, table(fields)));
    }
    for (String known : List.of("python_encode", "iconv")) {
      if (fields.has(known)) {
        Optional<Charset> charset = ofJava(fields.text(known));
        if (charset.isPresent()) {
          return charset;
        }
      }
    }
    return Optional.empty();
  }

  /** Python says {@code cp437} and {@code iso8859_7} to what Java calls IBM437 and ISO-8859-7. */
  private static Optional<Charset> ofJava(String known) {
    String name = known.toLowerCase(Locale.ROOT).replace('_', '-');
    String bare = name.startsWith("cp") ? name.substring(2) : name;
    List<String> names =
        name.equals("latin-1")
            ? List.of("ISO-8859-1")
            : bare.startsWith("125")
                ? List.of("windows-" + bare)
                : List.of("IBM" + bare, "IBM00" + bare, "x-IBM" + bare, name, isoName(name));
    for (String candidate : names) {
      try {
        if (Charset.isSupported(candidate) && isOneByte(Charset.forName(candidate))) {
          return Optional.of(Charset.forName(candidate));
        }
      } catch (IllegalCharsetNameException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static String isoName(String name) {
    return name.replaceFirst("^iso-?8859", "iso-8859");
  }

  /** Pages of two bytes a character are for printers in another mode. */
  static boolean isOneByte(Charset charset) {
    return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
  }

  /** Eight texts of sixteen characters each, from byte 128 on; a space where there is none. */
  private static String table(Fields fields) {
    List<String> rows = fields.texts("data");
    StringBuilder table = new StringBuilder();
    rows.forEach(table::append);
    if (rows.size() != ROWS || table.length() != 128) {
      throw new IllegalArgumentException(
          fields.where()
              + ": data is 8 texts of 16 characters, not "
              + rows.size()
              + " of "
              + table.length()
              + " in all");
    }
    return table.toString();
  }
}
