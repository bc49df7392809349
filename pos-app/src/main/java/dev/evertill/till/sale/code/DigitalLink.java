package dev.evertill.till.sale.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * GS1 Digital Link URIs (GS1 Digital Link Standard: URI Syntax, releases 1.1 to 1.6): a key and
 * what qualifies it in the path of a web address, more elements in its query. Functions only.
 *
 * <pre>
 *   https://any.domain/any/path/01/09501101530003/10/ABC123?17=271231&amp;3103=000195
 *                               key               qualifier  elements
 * </pre>
 *
 * <p>The words of releases up to 1.1 (gtin, lot, ser …) are read too. A GTIN of 8, 12 or 13 digits
 * is filled with zeros. A second key, such as the item of an asset, stands in the query. A
 * compressed link is not read: its bits cannot be told from an ordinary path.
 */
final class DigitalLink {
  private static final Map<String, String> WORDS = words();

  /** Printable, but no characters of a URI. */
  private static final String FORBIDDEN = "\"<>\\^`{|}";

  private DigitalLink() {}

  private static Map<String, String> words() {
    String pairs =
        "sscc=00 gtin=01 lot=10 exp=17 ser=21 cpv=22 gdti=253 glnx=254 gcn=255 ginc=401 gsin=402 "
            + "gln=414 payTo=415 party=417 grai=8003 giai=8004 itip=8006 cpid=8010 cpsn=8011 "
            + "gmn=8013 gsrnp=8017 gsrn=8018 srin=8019 refno=8020";
    Map<String, String> words = new HashMap<>();
    for (String pair : pairs.split(" ")) {
      int equals = pair.indexOf('=');
      words.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return Map.copyOf(words);
  }

  /** Whether a web address begins at {@code from}. */
  static boolean begins(String text, int from) {
    return text.regionMatches(true, from, "http://", 0, 7)
        || text.regionMatches(true, from, "https://", 0, 8);
  }

  static Gs1 read(String text, int from, int year) throws NotReadException {
    int fragment = text.indexOf('#', from);
    String link = fragment < 0 ? text : text.substring(0, fragment);
    onlyUriCharacters(link, from);
    int domain = link.indexOf("//", from) + 2;
    int query = link.indexOf('?', domain);
    int pathEnd = query < 0 ? link.length() : query;
    int path = link.indexOf('/', domain);
    if (path == domain || domain == pathEnd) {
      throw new NotReadException("a link without a domain");
    }
    List<Gs1.Element> elements = new ArrayList<>(6);
    if (path >= 0 && path < pathEnd) {
      path(segments(link, path, pathEnd), elements, year);
    }
    if (elements.isEmpty()) {
      throw new NotReadException(
          "no GS1 key such as /01/ in the link; compressed links are not read");
    }
    if (query >= 0) {
      query(link, query + 1, elements, year);
    }
    return ElementString.together(elements, year);
  }

  /** RFC 3986, section 2: others are percent-encoded. */
  private static void onlyUriCharacters(String link, int from) throws NotReadException {
    for (int i = from; i < link.length(); i++) {
      char c = link.charAt(i);
      if (c <= ' ' || c > '~' || FORBIDDEN.indexOf(c) >= 0) {
        throw new NotReadException(
            "'"
                + c
                + "' at place "
                + (i + 1)
                + " is not allowed in a link, unless percent-encoded");
      }
    }
  }

  /** A stretch of the link and where it begins. */
  private record Segment(String text, int at) {}

  private static List<Segment> segments(String link, int from, int to) {
    List<Segment> segments = new ArrayList<>();
    int start = from + 1;
    for (int i = start; i <= to; i++) {
      if (i == to || link.charAt(i) == '/') {
        if (i < to || i > start) {
          segments.add(new Segment(link.substring(start, i), start));
        }
        start = i + 1;
      }
    }
    return segments;
  }

  /** Finds the last key that has pairs to the end behind it, and reads it with its qualifiers. */
  private static void path(List<Segment> segments, List<Gs1.Element> elements, int year)
      throws NotReadException {
    for (int i = segments.size() - 2; i >= 0; i -= 2) {
      Ai key = identifier(segments.get(i).text());
      if (key != null && key.isLinkKey()) {
        List<String> qualifiers = new ArrayList<>();
        for (int j = i; j < segments.size(); j += 2) {
          Segment name = segments.get(j);
          Ai ai = identifier(name.text());
          if (ai == null) {
            throw ElementString.unknown(name.text(), name.at());
          }
          Segment value = segments.get(j + 1);
          elements.add(element(ai, value, name.at(), year));
          if (j > i) {
            qualifiers.add(ai.code());
          }
        }
        checkOrder(key, qualifiers);
        return;
      }
    }
  }

  private static void checkOrder(Ai key, List<String> qualifiers) throws NotReadException {
    if (qualifiers.isEmpty()) {
      return;
    }
    for (List<String> order : key.key()) {
      int next = 0;
      for (String allowed : order) {
        if (next < qualifiers.size() && qualifiers.get(next).equals(allowed)) {
          next++;
        }
      }
      if (next == qualifiers.size()) {
        return;
      }
    }
    throw new NotReadException(
        "AI "
            + String.join(", ", qualifiers)
            + " behind AI "
            + key.code()
            + " in the path, "
            + allowed(key.key())
            + " allowed");
  }

  private static String allowed(List<List<String>> orders) {
    if (orders.isEmpty()) {
      return "none is";
    }
    List<String> texts = new ArrayList<>();
    orders.forEach(order -> texts.add(String.join(", ", order)));
    return String.join(" or ", texts) + " in this order are";
  }

  private static void query(String link, int from, List<Gs1.Element> elements, int year)
      throws NotReadException {
    int start = from;
    for (int i = from; i <= link.length(); i++) {
      if (i == link.length() || link.charAt(i) == '&' || link.charAt(i) == ';') {
        int equals = link.indexOf('=', start);
        if (equals > start && equals < i) {
          Segment value = new Segment(link.substring(equals + 1, i), equals + 1);
          parameter(new Segment(link.substring(start, equals), start), value, elements, year);
        }
        start = i + 1;
      }
    }
  }

  /** Adds a parameter whose name is an identifier; other names belong to the web site. */
  private static void parameter(Segment name, Segment value, List<Gs1.Element> elements, int year)
      throws NotReadException {
    Ai ai = identifier(name.text());
    if (ai == null) {
      if (name.text().chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw ElementString.unknown(name.text(), name.at());
      }
      return;
    }
    elements.add(element(ai, value, name.at(), year));
  }

  private static Ai identifier(String name) {
    String code = WORDS.get(name);
    return AiTable.of(code == null ? name : code);
  }

  private static Gs1.Element element(Ai ai, Segment value, int at, int year)
      throws NotReadException {
    String decoded = decoded(value);
    boolean shortGtin =
        ai.code().equals("01")
            && (decoded.length() == 8 || decoded.length() == 12 || decoded.length() == 13);
    String full = shortGtin ? "0".repeat(14 - decoded.length()) + decoded : decoded;
    return ElementString.element(ai, full, at, year);
  }

  /** With its percent-encoding undone. A + stays one: links are no forms. */
  private static String decoded(Segment value) throws NotReadException {
    String text = value.text();
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw new NotReadException(
              "'%' at place " + (value.at() + i + 1) + " without two hexadecimal digits");
        }
        c = (char) (high * 16 + low);
        i += 2;
      }
      decoded.append(c);
    }
    return decoded.toString();
  }
}
