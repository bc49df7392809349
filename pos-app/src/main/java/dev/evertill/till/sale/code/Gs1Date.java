package dev.evertill.till.sale.code;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;

/** Dates of GS1 elements, GS1 General Specifications, section 7.12. Functions only. */
final class Gs1Date {
  /** The distance to the current year from which the other century is meant. */
  private static final int FAR_AHEAD = 51;

  private static final int FAR_BACK = -50;
  private static final int CENTURY = 100;

  private Gs1Date() {}

  /**
   * The year that the first two digits mean, seen from {@code currentYear}: 51 to 99 years ahead is
   * the last century, 50 to 99 years back the next one.
   */
  static int year(String yymmdd, int currentYear) {
    int years = two(yymmdd, 0);
    int distance = years - currentYear % CENTURY;
    int century = currentYear - currentYear % CENTURY;
    if (distance >= FAR_AHEAD) {
      century -= CENTURY;
    } else if (distance <= FAR_BACK) {
      century += CENTURY;
    }
    return century + years;
  }

  /** The date YYMMDD; day 00 is the last of the month, and so is one that the month has not. */
  static LocalDate date(String yymmdd, int currentYear) {
    YearMonth month = YearMonth.of(year(yymmdd, currentYear), two(yymmdd, 2));
    int day = two(yymmdd, 4);
    return day == 0 || day > month.lengthOfMonth() ? month.atEndOfMonth() : month.atDay(day);
  }

  /** The date and the time YYMMDDHH, with minutes and seconds where they are given. */
  static LocalDateTime time(String text, int currentYear) {
    return date(text, currentYear)
        .atTime(two(text, 6), text.length() > 8 ? two(text, 8) : 0)
        .plusSeconds(text.length() > 10 ? two(text, 10) : 0);
  }

  private static int two(String text, int at) {
    return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
  }
}
