package dev.evertill.receipt.render;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * What a file says of the receipt in it. Immutable.
 *
 * @param title for instance {@code Receipt 03-9F2C-123}
 * @param language of its texts
 * @param made when; handed in, so that the same receipt gives the same file
 * @param picture what a picture is called for those who do not see it: {@code Logo}
 */
public record About(String title, Locale language, Instant made, String picture) {
  public About {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(made, "made");
    Objects.requireNonNull(picture, "picture");
    if (title.isBlank() || picture.isBlank()) {
      throw new IllegalArgumentException("a file and its pictures have names: " + title);
    }
  }

  /** As BCP 47 writes it; texts of no language are said to be of an undetermined one. */
  String languageTag() {
    return language.toLanguageTag();
  }
}
