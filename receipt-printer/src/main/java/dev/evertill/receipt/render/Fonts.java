package dev.evertill.receipt.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TrueType fonts a PDF can carry, those best for receipts first: letters of one width, then
 * many scripts, then whatever is there. Safe from any thread.
 *
 * <p>A file is opened when the ones before it lack a character; what was found in it is kept.
 */
public final class Fonts {
  private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);
  private static final int DEEPEST = 6;

  /** The starts of file names, lower case without spaces and hyphens; the first found is first. */
  private static final List<String> BEST =
      List.of(
          "dejavusansmono", // one width, Latin Greek Cyrillic Arabic
          "liberationmono",
          "notosansmono",
          "consola",
          "menlo",
          "couriernew",
          "cour",
          "dejavusans",
          "liberationsans",
          "notosans",
          "arialunicode",
          "arial",
          "segoeui",
          "droidsansfallback",
          "wqy",
          "msyh",
          "simhei",
          "simsun",
          "msgothic",
          "malgun");

  /** A letter of each script that shops write in. */
  private static final Map<UnicodeScript, String> LETTERS = letters();

  private final List<Candidate> files;
  private final Map<Path, List<FontFile>> opened = new HashMap<>();
  private FontFile lastResort;

  private record Candidate(Path file, boolean bold) {}

  private Fonts(List<Path> files) {
    this.files = files.stream().map(file -> new Candidate(file, isBold(file))).toList();
  }

  private static Map<UnicodeScript, String> letters() {
    Map<UnicodeScript, String> letters = new EnumMap<>(UnicodeScript.class);
    letters.put(UnicodeScript.LATIN, "é");
    letters.put(UnicodeScript.GREEK, "λ");
    letters.put(UnicodeScript.CYRILLIC, "ж");
    letters.put(UnicodeScript.ARMENIAN, "ա");
    letters.put(UnicodeScript.GEORGIAN, "ა");
    letters.put(UnicodeScript.HEBREW, "א");
    letters.put(UnicodeScript.ARABIC, "ش");
    letters.put(UnicodeScript.DEVANAGARI, "अ");
    letters.put(UnicodeScript.THAI, "ก");
    letters.put(UnicodeScript.HAN, "茶");
    letters.put(UnicodeScript.HIRAGANA, "ち");
    letters.put(UnicodeScript.KATAKANA, "チ");
    letters.put(UnicodeScript.HANGUL, "차");
    return Collections.unmodifiableMap(letters);
  }

  /** Those in the usual folders of Linux, Windows and macOS, of the system and of its user. */
  public static Fonts ofThisSystem() {
    List<Path> folders = new ArrayList<>();
    Path home = Path.of(System.getProperty("user.home"));
    folders.add(Path.of("/usr/share/fonts"));
    folders.add(Path.of("/usr/local/share/fonts"));
    folders.add(home.resolve(".local/share/fonts"));
    folders.add(home.resolve(".fonts"));
    for (String variable : List.of("SystemRoot", "LOCALAPPDATA")) {
      String folder = System.getenv(variable);
      if (folder != null) {
        folders.add(Path.of(folder, "Fonts"));
        folders.add(Path.of(folder, "Microsoft", "Windows", "Fonts"));
      }
    }
    folders.add(Path.of("/System/Library/Fonts"));
    folders.add(Path.of("/Library/Fonts"));
    folders.add(home.resolve("Library/Fonts"));
    return in(folders);
  }

  /** Those in these folders and the ones below; a folder that is not there has none. */
  public static Fonts in(List<Path> folders) {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
        all.filter(Fonts::isTrueType).forEach(files::add);
      } catch (IOException | UncheckedIOException e) {
        LOG.warn("the fonts in {} are left out: {}", folder, e.toString());
      }
    }
    files.sort(
        Comparator.<Path>comparingInt(Fonts::rank)
            .thenComparing(Fonts::plainName)
            .thenComparing(Path::toString));
    return new Fonts(files);
  }

  private static boolean isTrueType(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".ttf") || name.endsWith(".ttc");
  }

  private static String plainName(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(0, name.length() - 4).replaceAll("[ _-]", "");
  }

  /** Slanted, thin and narrow ones come after all others. */
  private static int rank(Path file) {
    String name = plainName(file);
    int rank = BEST.size();
    for (int i = BEST.size() - 1; i >= 0; i--) {
      if (name.startsWith(BEST.get(i))) {
        rank = i;
      }
    }
    boolean odd = name.matches(".*(italic|oblique|light|thin|condensed|serif|math).*");
    return odd ? rank + BEST.size() + 1 : rank;
  }

  /**
   * Of the scripts that shops write in, those that no font here has: their texts are drawn.
   *
   * @throws IllegalStateException if PDFBox, which reads the fonts, is not on the class path
   */
  public Set<UnicodeScript> missing() {
    Set<UnicodeScript> missing = EnumSet.noneOf(UnicodeScript.class);
    try {
      LETTERS.forEach(
          (script, letter) -> {
            if (find(letter, false).isEmpty()) {
              missing.add(script);
            }
          });
    } catch (LinkageError e) {
      throw Pdf.withoutLibrary(e);
    }
    return missing;
  }

  /** The best font that has all of these characters, or none. */
  Optional<FontFile> find(String characters, boolean bold) {
    FontFile plain = null;
    for (Candidate candidate : files) {
      boolean wrongWeight = candidate.bold() != bold;
      if (wrongWeight && (plain != null || !bold)) {
        continue;
      }
      for (FontFile font : open(candidate.file())) {
        if (hasAll(font, characters)) {
          if (!wrongWeight && isSameFamily(plain, font)) {
            return Optional.of(font);
          }
          plain = plain == null ? font : plain;
        }
      }
    }
    if (plain == null && hasAll(lastResort(), characters)) {
      return Optional.of(lastResort());
    }
    return Optional.ofNullable(plain);
  }

  /** A bold letter of another family would be wider: better the plain one, made bolder. */
  private static boolean isSameFamily(FontFile plain, FontFile bold) {
    return plain == null || bold.name().startsWith(plain.name().replaceAll("-.*", ""));
  }

  private static boolean isBold(Path file) {
    String name = plainName(file);
    return name.contains("bold") || name.matches("consolab|(cour|arial|msyh|malgun)bd");
  }

  private static boolean hasAll(FontFile font, String characters) {
    return characters
        .codePoints()
        .filter(c -> !Character.isIdentifierIgnorable(c) && !isJoiner(c))
        .allMatch(font::has);
  }

  private static boolean isJoiner(int codePoint) {
    return codePoint == 0x200C || codePoint == 0x200D || codePoint >= 0xFE00 && codePoint <= 0xFE0F;
  }

  private synchronized List<FontFile> open(Path file) {
    return opened.computeIfAbsent(
        file,
        path -> {
          try {
            return FontFile.in(path);
          } catch (IOException | RuntimeException e) {
            // A damaged font is the system's concern; the next one does as well.
            LOG.warn("the font {} is left out: {}", path, e.toString());
            return List.of();
          }
        });
  }

  private synchronized FontFile lastResort() {
    if (lastResort == null) {
      lastResort = FontFile.ofTheLibrary();
    }
    return lastResort;
  }
}
