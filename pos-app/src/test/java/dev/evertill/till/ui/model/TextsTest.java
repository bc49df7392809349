package dev.evertill.till.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.QuestionCode;
import dev.evertill.till.carry.Loss;
import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.checkout.SyncStatus;
import dev.evertill.till.checkout.Trouble;
import dev.evertill.till.record.Kind;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final String BUNDLE = "dev.evertill.till.ui.texts";
  private static final String CHECK =
      "Check the stick or the second disk. Sales are recorded on this till all the same.";
  private static final String PRUEFEN =
      "Den Stick oder die zweite Platte prüfen. Verkäufe stehen trotzdem auf dieser Kasse.";

  private static List<String> keys(Locale locale) {
    Enumeration<String> keys = ResourceBundle.getBundle(BUNDLE, locale).getKeys();
    return java.util.Collections.list(keys).stream().sorted().toList();
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(keys(Locale.GERMAN)).isEqualTo(keys(Locale.ROOT));
  }

  @Test
  void everyNoticeAndEveryCauseHasAText() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      Texts texts = Texts.of(locale);
      for (Notice.Kind kind : Notice.Kind.values()) {
        assertThat(kind == Notice.Kind.NONE || texts.has("notice." + kind)).as("" + kind).isTrue();
      }
      for (NotRecordedException.Cause cause : NotRecordedException.Cause.values()) {
        assertThat(texts.has("cause." + cause)).as("" + cause).isTrue();
      }
    }
  }

  @Test
  void everyLineOfTheJournalHasItsWords() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      Texts texts = Texts.of(locale);
      for (Kind kind : Kind.values()) {
        assertThat(texts.has("kind." + kind)).as("" + kind).isTrue();
      }
      for (SyncStatus.State state : SyncStatus.State.values()) {
        assertThat(texts.has("sync." + state)).as("" + state).isTrue();
        assertThat(texts.has("sync." + state + ".help")).as("" + state).isTrue();
      }
      for (Anchor.Cause cause : Anchor.Cause.values()) {
        for (String part : List.of("", ".entries", ".state", ".help")) {
          assertThat(texts.has("anchor." + cause + part)).as(cause + part).isTrue();
        }
      }
    }
  }

  @Test
  void everyQuestionOfHeadOfficeIsSaidInTheLanguageOfTheScreen() {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      Texts texts = Texts.of(locale);
      assertThat(QuestionCode.ALL).allMatch(code -> texts.has("question." + code));
    }
  }

  @Test
  void everyLossOfAMirrorIsSaidInTheLanguageOfTheScreen() {
    assertThat(Stream.of(Loss.Why.values()).map(why -> lost(why, Locale.ENGLISH)))
        .containsExactly(
            "The second copy of the journal is not kept: its directory is not there. " + CHECK,
            "The second copy of the journal is not kept: it may not be written. " + CHECK,
            "The second copy of the journal is not kept: it is full. " + CHECK,
            "The second copy of the journal is not kept: it does not answer. " + CHECK,
            "The second copy of the journal is not kept: it failed (Input/output error). " + CHECK,
            "The second copy of the journal is not kept: the journal could not be copied"
                + " (Input/output error). "
                + CHECK,
            "The second copy of the journal is not kept: the till's keys cannot be read or kept. "
                + CHECK);
    assertThat(Stream.of(Loss.Why.values()).map(why -> lost(why, Locale.GERMAN)))
        .containsExactly(
            "Die zweite Kopie des Journals wird nicht geführt: Ihr Verzeichnis ist nicht da. "
                + PRUEFEN,
            "Die zweite Kopie des Journals wird nicht geführt: Sie darf nicht beschrieben werden. "
                + PRUEFEN,
            "Die zweite Kopie des Journals wird nicht geführt: Sie ist voll. " + PRUEFEN,
            "Die zweite Kopie des Journals wird nicht geführt: Sie antwortet nicht. " + PRUEFEN,
            "Die zweite Kopie des Journals wird nicht geführt: Fehler (Input/output error). "
                + PRUEFEN,
            "Die zweite Kopie des Journals wird nicht geführt: Das Journal war nicht zu kopieren"
                + " (Input/output error). "
                + PRUEFEN,
            "Die zweite Kopie des Journals wird nicht geführt: Die Schlüssel der Kasse sind nicht"
                + " zu lesen oder zu behalten. "
                + PRUEFEN);
  }

  private static String lost(Loss.Why why, Locale locale) {
    Trouble lost = Trouble.of(Trouble.Kind.MIRROR_LOST, why.name(), "Input/output error");
    return TroubleText.of(lost, Texts.of(locale)).help();
  }

  @Test
  void aLanguageThatIsNotThereIsEnglish() {
    assertThat(Texts.of(Locale.JAPANESE).text("sale.pay")).isEqualTo("Pay");
  }

  @Test
  void numbersOfThingsAreSaidRight() {
    Texts texts = Texts.of(Locale.ENGLISH);
    assertThat(texts.text("total.items", 0)).isEqualTo("no items");
    assertThat(texts.text("total.items", 1)).isEqualTo("1 item");
    assertThat(texts.text("total.items", 9)).isEqualTo("9 items");
    assertThat(texts.text("status.link.DOWN", 12)).isEqualTo("Offline – 12 pending");
    assertThat(texts.text("status.link.UP", 0)).isEqualTo("Online");
  }
}
