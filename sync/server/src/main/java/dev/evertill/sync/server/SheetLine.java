package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Names;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line of a file that was handed in, by the names of its columns. What cannot be read is noted
 * as a fault, and read as missing. Confined to the thread that reads the file.
 */
final class SheetLine {
  static final Pattern KEY = Pattern.compile("[!-~]{1,64}");

  static final String PERCENT_ALLOWED = "allowed is 0 to 100 with up to 4 decimals, such as 9.975";

  private static final int LONGEST = 1_000;
  private static final long MOST_MONEY = 1_000_000_000_000L;
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,13}(\\.[0-9]{1,10})?");
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,4})?");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final long number;
  private final Map<String, String> fields;
  private final boolean commas;
  private final Faults faults;
  private boolean faulty;

  /**
   * @param fields an empty text where nothing stands; JSON where a value has parts
   * @param commas whether decimals may be written with a comma
   */
  SheetLine(long number, Map<String, String> fields, boolean commas, Faults faults) {
    this.number = number;
    this.fields = fields;
    this.commas = commas;
    this.faults = faults;
  }

  /** The same line for a first look; what is wrong with it is said when it is taken. */
  SheetLine quiet() {
    return new SheetLine(number, fields, commas, new Faults(""));
  }

  long number() {
    return number;
  }

  boolean isFaulty() {
    return faulty;
  }

  /** Whether the file has the column, with or without something in it. */
  boolean has(String column) {
    return fields.containsKey(column);
  }

  void fault(String column, String value, String allowed) {
    faulty = true;
    faults.add(number, column, value, allowed);
  }

  /** As it stands there, with its parts; null for nothing. */
  String raw(String column) {
    String text = fields.get(column);
    return text == null || text.isBlank() ? null : text;
  }

  /** A text, null for nothing. */
  String text(String column) {
    String text = raw(column);
    if (text == null) {
      return null;
    }
    text = text.strip();
    if (text.indexOf('\uFFFD') >= 0) {
      fault(column, text, "bytes that are no UTF-8, UTF-8 is expected");
    } else if (CONTROL.matcher(text).find()) {
      fault(column, text, "line breaks and other control characters are not allowed");
    } else if (text.length() > LONGEST) {
      fault(column, text, "allowed are up to " + LONGEST + " characters");
    } else {
      return text;
    }
    return null;
  }

  /** A text that must be there; null where it is not. */
  String needed(String column) {
    if (raw(column) == null) {
      fault(column, null, "it must be there");
      return null;
    }
    return text(column);
  }

  /** What a row is known by. */
  String neededKey(String column) {
    String text = needed(column);
    if (text != null && !KEY.matcher(text).matches()) {
      fault(column, text, "allowed are 1 to 64 letters, digits and signs of ASCII, without spaces");
      return null;
    }
    return text;
  }

  String oneOf(String column, String otherwise, List<String> allowed) {
    String text = text(column);
    if (text == null) {
      return otherwise;
    }
    if (!allowed.contains(text)) {
      fault(column, text, "allowed are " + String.join(", ", allowed));
      return otherwise;
    }
    return text;
  }

  boolean yes(String column) {
    return oneOf(column, "no", List.of("yes", "no")).equals("yes");
  }

  /** Null for nothing, and for no. */
  Boolean yesOrNull(String column) {
    return yes(column) ? true : null;
  }

  Integer whole(String column, int least, int most) {
    String text = text(column);
    if (text == null) {
      return null;
    }
    if (text.matches("[0-9]{1,9}")) {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    fault(column, text, "allowed is a whole number from " + least + " to " + most);
    return null;
  }

  /** Where there must be one; the least where it cannot be read. */
  int neededWhole(String column, int least, int most) {
    if (needed(column) == null) {
      return least;
    }
    Integer value = whole(column, least, most);
    return value == null ? least : value;
  }

  /**
   * An amount of money.
   *
   * @param decimals how many there may be behind the point
   * @return in units of the last of them; null for nothing
   */
  Long amount(String column, int decimals) {
    String text = text(column);
    if (text == null) {
      return null;
    }
    String plain = commas && text.indexOf('.') < 0 ? text.replace(',', '.') : text;
    if (AMOUNT.matcher(plain).matches()) {
      BigDecimal value = new BigDecimal(plain);
      if (value.stripTrailingZeros().scale() <= decimals) {
        BigDecimal units = value.movePointRight(decimals);
        if (units.abs().compareTo(BigDecimal.valueOf(MOST_MONEY)) <= 0) {
          return units.longValueExact();
        }
      }
    }
    fault(
        column,
        text,
        "allowed is an amount "
            + (decimals == 0
                ? "without decimals, such as 1250"
                : "with up to " + decimals + " decimals, such as 12." + "5".repeat(decimals))
            + ", and no more than 10 thousand million");
    return null;
  }

  /** Of a hundred, as its text. */
  String percent(String column) {
    String text = text(column);
    if (text == null) {
      return null;
    }
    String plain = commas ? text.replace(',', '.') : text;
    if (!isPercent(plain)) {
      fault(column, text, PERCENT_ALLOWED);
      return null;
    }
    return plain;
  }

  static boolean isPercent(String text) {
    return PERCENT.matcher(text).matches()
        && new BigDecimal(text).compareTo(BigDecimal.valueOf(100)) <= 0;
  }

  String day(String column) {
    return moment(column, LocalDate::parse, "a day such as 2026-12-01");
  }

  String moment(String column) {
    return moment(column, LocalDateTime::parse, "a moment such as 2026-12-01T00:00");
  }

  String time(String column) {
    return moment(column, LocalTime::parse, "a time such as 17:00");
  }

  private String moment(String column, Function<String, ?> reader, String allowed) {
    String text = text(column);
    if (text == null) {
      return null;
    }
    try {
      return reader.apply(text).toString();
    } catch (DateTimeParseException e) {
      fault(column, text, "allowed is " + allowed);
      return null;
    }
  }

  /** Texts with spaces or bars between; null for none. */
  List<String> words(String column) {
    return split(column, "[\\s|]+");
  }

  /** Texts with bars between, which may have spaces in them; null for none. */
  List<String> names(String column) {
    return split(column, "\\|");
  }

  private List<String> split(String column, String between) {
    String text = text(column);
    if (text == null) {
      return null;
    }
    List<String> names =
        Stream.of(text.split(between)).map(String::strip).filter(name -> !name.isEmpty()).toList();
    if (names.isEmpty()) {
      fault(column, text, "at least one name is expected, or nothing");
      return null;
    }
    return names;
  }

  /** For whom it is, by the columns of zone and store. */
  String list() {
    String zone = id("zone");
    String store = id("store");
    if (zone != null && store != null) {
      fault("store", store, "allowed is a zone or a store, not both");
    }
    if (store != null) {
      return PriceList.ofStore(store);
    }
    return zone == null ? PriceList.EVERYBODY : PriceList.ofZone(zone);
  }

  private String id(String column) {
    String text = text(column);
    if (text != null && !Names.isName(text)) {
      fault(column, text, Names.ALLOWED);
      return null;
    }
    return text;
  }
}
