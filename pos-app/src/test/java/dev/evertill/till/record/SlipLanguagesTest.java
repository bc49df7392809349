package dev.evertill.till.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What papers say, they say in every language they are printed in. */
class SlipLanguagesTest {
  private static final List<String> LANGUAGES = List.of("_de", "_fr");

  @Test
  void everyLanguageHasEveryWord() throws IOException {
    for (String language : LANGUAGES) {
      assertThat(words(language).keySet()).as(language).isEqualTo(words("").keySet());
    }
  }

  @Test
  void everyWordHasItsPlacesInEveryLanguage() throws IOException {
    Properties english = words("");
    for (String language : LANGUAGES) {
      Properties words = words(language);
      for (String key : english.stringPropertyNames()) {
        assertThat(shown(words.getProperty(key)))
            .as("%s%s: %s", key, language, words.getProperty(key))
            .matches(
                text -> text.contains("<0>") == shown(english.getProperty(key)).contains("<0>"))
            .matches(
                text -> text.contains("<1>") == shown(english.getProperty(key)).contains("<1>"))
            .doesNotContain("{", "}");
      }
    }
  }

  private static String shown(String pattern) {
    return MessageFormat.format(pattern, "<0>", "<1>", "<2>");
  }

  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    try (InputStream in = SlipTexts.class.getResourceAsStream("slip" + language + ".properties");
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      words.load(reader);
    }
    return words;
  }
}
