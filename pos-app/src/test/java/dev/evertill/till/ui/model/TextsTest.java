package dev.evertill.till.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.checkout.Ledger.Anchor;
import dev.evertill.till.checkout.NotRecordedException;
import dev.evertill.till.checkout.Notice;
import dev.evertill.till.checkout.SyncStatus;
import dev.evertill.till.record.Kind;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final String BUNDLE = "dev.evertill.till.ui.texts";

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
