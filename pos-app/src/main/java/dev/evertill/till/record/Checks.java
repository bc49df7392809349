package dev.evertill.till.record;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.money.Currency;
import dev.evertill.till.sale.Tender;
import dev.evertill.till.sale.Unit;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Fields of documents as they are read: what is wrong is said with field, value and what is
 * allowed. Functions only.
 */
final class Checks {
  /** As on the wire: sums of it over millions of entries still fit a long. */
  private static final long MOST_MONEY = 1_000_000_000_000L;

  private Checks() {}

  static void format(String allowed, String found) throws MalformedException {
    if (!allowed.equals(found)) {
      throw new MalformedException(0, "format", found, "allowed is " + allowed);
    }
  }

  /** One of several versions of a document. */
  static void format(List<String> allowed, String found) throws MalformedException {
    if (!allowed.contains(found)) {
      throw new MalformedException(0, "format", found, "allowed are " + String.join(", ", allowed));
    }
  }

  /** A field that only a later version of its document has. */
  static <T> T there(String field, T value) throws MalformedException {
    if (value == null) {
      throw new MalformedException(0, field, null, "it must be there");
    }
    return value;
  }

  static Unit unit(String field, String text) throws MalformedException {
    for (Unit unit : Unit.values()) {
      if (unit.text().equals(text)) {
        return unit;
      }
    }
    throw new MalformedException(0, field, text, "allowed are piece and kg");
  }

  static Tender.Kind tenderKind(String field, String text) throws MalformedException {
    return word(field, Tender.Kind.class, text);
  }

  /** The constant of a word. */
  static <E extends Enum<E>> E word(String field, Class<E> type, String text)
      throws MalformedException {
    return TaxDocuments.checked(field, text, word -> TaxDocuments.named(type, word));
  }

  static LocalDate day(String field, String text) throws MalformedException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new MalformedException(0, field, text, "allowed is a day such as 2026-11-03");
    }
  }

  /** A currency as the till counts it; {@code place} ends with a point where there is one. */
  static Currency currency(String place, String code, int decimals) throws MalformedException {
    return TaxDocuments.checked(
        place + "decimals", Integer.toString(decimals), text -> new Currency(code, decimals));
  }

  /** A moment with its offset, as every document writes it. */
  static OffsetDateTime moment(String field, String text) throws MalformedException {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeParseException e) {
      throw new MalformedException(
          0, field, text, "allowed is a moment such as 2026-11-03T14:32:07+01:00");
    }
  }

  /** An epoch: papers show its beginning. */
  static String epoch(String field, String text) throws MalformedException {
    if (!EntryNumber.isEpoch(text)) {
      throw new MalformedException(0, field, text, "allowed are 32 hexadecimal digits");
    }
    return text;
  }

  /** A running number, from 1. */
  static int number(String field, String text) throws MalformedException {
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with what is allowed
    }
    throw new MalformedException(0, field, text, "allowed is a whole number from 1");
  }

  /** An amount in minor units that sums can be made of. */
  static long money(String field, long minor) throws MalformedException {
    return within(field, minor, -MOST_MONEY, MOST_MONEY);
  }

  /** An amount of cash in minor units that is laid somewhere: above 0. */
  static long cash(String field, long minor) throws MalformedException {
    return within(field, minor, 1, MOST_MONEY);
  }

  static long within(String field, long value, long least, long most) throws MalformedException {
    if (value < least || value > most) {
      throw new MalformedException(
          0, field, Long.toString(value), "allowed is " + least + " to " + most);
    }
    return value;
  }

  /** A text that somebody typed and that says something. */
  static String said(String field, String text) throws MalformedException {
    if (there(field, text).isBlank()) {
      throw new MalformedException(0, field, text, "it must say something");
    }
    return text;
  }
}
