package dev.evertill.receipt.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.spool.PrinterState.Status;
import dev.evertill.receipt.status.Condition;
import dev.evertill.receipt.status.PrinterStatus;
import dev.evertill.receipt.status.PrinterStatus.Drawer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrinterTextsTest {
  private static final PrinterTexts ENGLISH = PrinterTexts.in(Locale.ENGLISH);

  /** Off, silent, blocked: receipts wait. Temperature, cover, paper: the receipt goes on. */
  private static final int THEN = 6;

  private static final PrinterState OPEN =
      new PrinterState(
          Status.BLOCKED,
          "",
          0,
          new PrinterStatus(Set.of(Condition.COVER_OPEN, Condition.PAPER_OUT), Drawer.UNKNOWN),
          false);

  @Test
  void everythingIsSaidInEveryLanguage() throws IOException {
    Set<Object> english = keys("printer.properties");
    assertThat(english)
        .hasSize(
            2 * Condition.values().length
                + 2 * Status.values().length
                + 2 * JobState.values().length
                + Drawer.values().length
                + THEN
                + 1);
    for (String file : List.of("printer_de.properties", "printer_fr.properties")) {
      assertThat(keys(file)).as(file).isEqualTo(english);
    }
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH)) {
      PrinterTexts texts = PrinterTexts.in(language);
      for (Condition condition : Condition.values()) {
        assertThat(texts.says(condition)).as("%s in %s", condition, language).isNotBlank();
        assertThat(texts.toDo(condition)).as("%s in %s", condition, language).isNotBlank();
      }
      for (JobState state : JobState.values()) {
        assertThat(texts.says(state)).as("%s in %s", state, language).isNotBlank();
        assertThat(texts.toDo(state)).isNotNull();
      }
      for (Status status : Status.values()) {
        PrinterState state = new PrinterState(status, "", 0);
        assertThat(texts.says(state)).as("%s in %s", status, language).isNotBlank();
        assertThat(texts.toDo(state)).isNotNull();
      }
      for (Drawer drawer : Drawer.values()) {
        assertThat(texts.says(drawer)).isNotBlank();
      }
    }
  }

  private static Set<Object> keys(String file) throws IOException {
    Properties texts = new Properties();
    try (InputStream bytes = PrinterTexts.class.getResourceAsStream(file)) {
      texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
    return texts.keySet();
  }

  @Test
  void whatTheCashierReadsIsWhatThePrinterSaysAndWhatToDo() {
    assertThat(ENGLISH.says(OPEN)).isEqualTo("The printer's cover is open.");
    assertThat(ENGLISH.toDo(OPEN)).isEqualTo("Close it. The receipt goes on by itself.");
    assertThat(PrinterTexts.in(Locale.GERMANY).says(OPEN))
        .isEqualTo("Der Deckel des Druckers ist offen.");
    assertThat(PrinterTexts.in(Locale.CANADA_FRENCH).says(OPEN))
        .isEqualTo("Le capot de l’imprimante est ouvert.");
    assertThat(PrinterTexts.in(Locale.JAPANESE).says(OPEN))
        .isEqualTo("The printer's cover is open.");
  }

  @Test
  void aPrinterThatIsOffSaysNothingOfItselfWhateverItSaidBefore() {
    PrinterState off = new PrinterState(Status.OFF, "", 0, OPEN.printer(), true);

    assertThat(ENGLISH.says(off)).isEqualTo("The printer is off or not connected.");
    assertThat(ENGLISH.toDo(off))
        .isEqualTo("Switch it on and look at its cable. Papers come out at the second printer.");
    assertThat(ENGLISH.toDo(new PrinterState(Status.OFF, "", 0)))
        .isEqualTo("Switch it on and look at its cable. Receipts wait; none is lost.");
  }

  @Test
  void whatComesOutAtTheSecondPrinterNeitherWaitsNorGoesOnAtTheFirst() {
    PrinterState open = new PrinterState(Status.BLOCKED, "", 0, OPEN.printer(), true);

    assertThat(ENGLISH.toDo(open)).isEqualTo("Close it. Papers come out at the second printer.");
    assertThat(PrinterTexts.in(Locale.GERMAN).toDo(open))
        .isEqualTo("Schließen. Gedruckt wird am zweiten Drucker.");
    assertThat(PrinterTexts.in(Locale.FRENCH).toDo(open))
        .isEqualTo("Fermez-le. Les tickets sortent à la deuxième imprimante.");
  }

  @Test
  void whatCannotBeRecordedComesOutNowhere() {
    PrinterState failed = new PrinterState(Status.STORE_FAILED, "", 0, OPEN.printer(), true);

    assertThat(ENGLISH.toDo(failed))
        .isEqualTo("Nothing is printed until that works. Call for help.");
  }

  @Test
  void littlePaperIsSaidWhileItPrints() {
    PrinterState low =
        new PrinterState(
            Status.READY,
            "",
            0,
            new PrinterStatus(Set.of(Condition.PAPER_LOW), Drawer.CLOSED),
            false);

    assertThat(ENGLISH.says(low)).isEqualTo("The paper roll is nearly used up.");
    assertThat(ENGLISH.toDo(low)).isEqualTo("Put in a new roll when there is time.");
  }
}
