package dev.evertill.till.ui.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the screens in one language, English where a language is not there. Immutable. */
public final class Texts {
  private static final String BUNDLE = "dev.evertill.till.ui.texts";

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.bundle = bundle;
  }

  public static Texts of(Locale locale) {
    return new Texts(
        locale,
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  public Locale locale() {
    return locale;
  }

  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /**
   * The text of {@code key} with the words in its places {0}, {1} …
   *
   * @throws java.util.MissingResourceException when there is none
   */
  public String text(String key, Object... words) {
    return new MessageFormat(bundle.getString(key), locale).format(words);
  }
}
