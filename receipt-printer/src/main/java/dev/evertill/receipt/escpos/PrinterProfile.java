package dev.evertill.receipt.escpos;

import dev.evertill.receipt.Symbology;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What one model of printer can do. Immutable.
 *
 * @param id short, for settings: {@code epson-80}
 * @param name for people: {@code Epson 80 mm}
 * @param columns characters of font A in a line
 * @param smallColumns characters of font B in a line
 * @param dotsPerLine what the print head reaches
 * @param codePages the first is the one the printer wakes up with; of a printer with none only
 *     ASCII is sent as text, and all else is drawn
 * @param cutter what becomes of the paper; where there is none, a cut is five empty lines
 * @param symbologies the bar codes it draws itself; others are sent as pictures
 * @param qr how it gets a QR code
 * @param answers what it says, as far as the way to it lets it speak; empty: nothing at all
 * @param kanji whether it wakes up reading two bytes as one Chinese or Japanese character; that is
 *     switched off first ({@code FS .}), so that the code pages count
 */
public record PrinterProfile(
    String id,
    String name,
    int columns,
    int smallColumns,
    int dotsPerLine,
    List<CodePage> codePages,
    Cutter cutter,
    Set<Symbology> symbologies,
    QrBy qr,
    Set<Answer> answers,
    boolean kanji) {
  /** One that wakes up reading one byte as one character. */
  public PrinterProfile(
      String id,
      String name,
      int columns,
      int smallColumns,
      int dotsPerLine,
      List<CodePage> codePages,
      Cutter cutter,
      Set<Symbology> symbologies,
      QrBy qr,
      Set<Answer> answers) {
    this(
        id,
        name,
        columns,
        smallColumns,
        dotsPerLine,
        codePages,
        cutter,
        symbologies,
        qr,
        answers,
        false);
  }

  /** What becomes of the paper after a receipt. */
  public enum Cutter {
    /** A person tears it off. Nothing that is sent says where: no decoder sees a paper come off. */
    NONE,
    /** A corner stays. */
    PARTIAL,
    FULL
  }

  /** How a QR code is sent. */
  public enum QrBy {
    /** By {@code GS ( k}: the printer draws it. */
    COMMAND,
    /** As a picture. */
    RASTER
  }

  /** What a printer can be asked, or says by itself. */
  public enum Answer {
    /** {@code GS ( H}: that a job so numbered is printed. */
    PROCESS_ID,
    /** {@code GS r}: in its turn, so that all before it was processed. */
    STATUS,
    /** {@code GS a}: by itself, whenever something changes. */
    AUTOMATIC_STATUS,
    /** {@code DLE EOT}: at once, whatever it is doing. */
    REAL_TIME_STATUS
  }

  private static final List<CodePage> EPSON_PAGES =
      List.of(
          CodePage.CP437,
          CodePage.CP858,
          CodePage.CP852,
          CodePage.CP866,
          CodePage.CP737,
          CodePage.WPC1252);

  public static final PrinterProfile EPSON_80MM = epson("epson-80", "Epson 80 mm", 48, 64, 576);
  public static final PrinterProfile EPSON_58MM = epson("epson-58", "Epson 58 mm", 32, 42, 384);

  private static PrinterProfile epson(
      String id, String name, int columns, int smallColumns, int dotsPerLine) {
    return new PrinterProfile(
        id,
        name,
        columns,
        smallColumns,
        dotsPerLine,
        EPSON_PAGES,
        Cutter.PARTIAL,
        Set.of(Symbology.values()),
        QrBy.COMMAND,
        Set.of(Answer.values()));
  }

  public PrinterProfile {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(cutter, "cutter");
    Objects.requireNonNull(qr, "qr");
    codePages = List.copyOf(codePages);
    symbologies = Set.copyOf(symbologies);
    answers = Set.copyOf(answers);
    if (columns < 8 || smallColumns < columns || dotsPerLine < smallColumns) {
      throw new IllegalArgumentException(
          name
              + ": a line has 8 or more columns, as many or more small ones, and a dot or more for"
              + " each: "
              + columns
              + ", "
              + smallColumns
              + ", "
              + dotsPerLine);
    }
  }

  /**
   * The same printer with other answers: one from {@link ProfileDatabase}, which knows of none, or
   * one behind a way that lets less through.
   */
  public PrinterProfile withAnswers(Set<Answer> others) {
    return new PrinterProfile(
        id,
        name,
        columns,
        smallColumns,
        dotsPerLine,
        codePages,
        cutter,
        symbologies,
        qr,
        others,
        kanji);
  }

  /** The columns of a line in one font. */
  public int columns(boolean small) {
    return small ? smallColumns : columns;
  }
}
