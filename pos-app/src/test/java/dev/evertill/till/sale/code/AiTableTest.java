package dev.evertill.till.sale.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AiTableTest {
  private static final List<Ai> ALL = all();

  private static List<Ai> all() {
    List<Ai> all = new ArrayList<>();
    for (int size = 100; size <= 10_000; size *= 10) {
      for (int number = 0; number < size; number++) {
        Ai ai = AiTable.of(Integer.toString(size + number).substring(1));
        if (ai != null) {
          all.add(ai);
        }
      }
    }
    return all;
  }

  private static void right(String ai, String... values) {
    for (String value : values) {
      assertThat(AiTable.of(ai).wrong(value, 2025)).as(ai + " " + value).isEmpty();
    }
  }

  private static void wrong(String ai, String value, String why) {
    assertThat(AiTable.of(ai).wrong(value, 2025)).as(ai + " " + value).isEqualTo(why);
  }

  @Test
  void theWholeTableIsThere() {
    assertThat(ofLength(2)).isEqualTo(26);
    assertThat(ofLength(3)).isEqualTo(10 + 4 + 8 + 8 + 7);
    assertThat(ofLength(4)).isEqualTo(53 * 6 + 40 + 4 + 6 + 31 + 27 + 23 + 20 + 3 + 1);
  }

  private static long ofLength(int length) {
    return ALL.stream().filter(ai -> ai.code().length() == length).count();
  }

  @Test
  void noIdentifierIsTheBeginningOfAnother() {
    for (Ai one : ALL) {
      assertThat(AiTable.at(one.code() + "0000", 0)).isSameAs(one);
      assertThat(one.title()).isNotBlank();
      assertThat(one.parts()).isNotEmpty();
      assertThat(one.least()).isBetween(1, one.most());
    }
  }

  @Test
  void predefinedLengthsAreThoseOfTheStandardsTable() {
    for (Ai ai : ALL) {
      String two = ai.code().substring(0, 2);
      boolean inTable =
          "00 01 02 03 04 11 12 13 14 15 16 17 18 19 20 31 32 33 34 35 36 41".contains(two);
      assertThat(ai.predefined()).as(ai.code()).isEqualTo(inTable);
      if (ai.predefined()) {
        assertThat(ai.least()).as(ai.code()).isEqualTo(ai.most());
      }
    }
  }

  @Test
  void everyCodeThatIsNamedByAnotherIsThere() {
    for (Ai ai : ALL) {
      List<String> named = new ArrayList<>(ai.excludes());
      ai.needs().forEach(named::addAll);
      if (ai.isLinkKey()) {
        ai.key().forEach(named::addAll);
      }
      for (String pattern : named) {
        assertThat(ALL.stream().anyMatch(other -> Ai.matches(pattern, other.code())))
            .as(ai.code() + " names " + pattern)
            .isTrue();
      }
    }
  }

  @Test
  void aPatternMeansTheCodesOfItsLength() {
    assertThat(Ai.matches("310n", "3105")).isTrue();
    assertThat(Ai.matches("310n", "310")).isFalse();
    assertThat(Ai.matches("310n", "3115")).isFalse();
    assertThat(Ai.matches("31nn", "3115")).isTrue();
    assertThat(Ai.matches("37", "37")).isTrue();
    assertThat(Ai.matches("37", "370")).isFalse();
    assertThat(AiTable.of("3103").excludes("3103")).isFalse();
    assertThat(AiTable.of("3103").excludes("3102")).isTrue();
    assertThat(AiTable.of("3103").excludes("10")).isFalse();
    assertThat(AiTable.of("10").excludes("3102")).isFalse();
  }

  @Test
  void aCodeIsFoundWhereItBegins() {
    assertThat(AiTable.at("xx3103", 2).code()).isEqualTo("3103");
    assertThat(AiTable.at("310", 0)).isNull();
    assertThat(AiTable.at("9", 0)).isNull();
    assertThat(AiTable.at("1a", 0)).isNull();
    assertThat(AiTable.at("1:", 0)).isNull();
    assertThat(AiTable.at("1/", 0)).isNull();
    assertThat(AiTable.of("100")).isNull();
    assertThat(AiTable.of("")).isNull();
    assertThat(AiTable.of("3106")).isNull();
    assertThat(AiTable.of("3999")).isNull();
    assertThat(AiTable.of("7239").title()).isEqualTo("CERT");
    assertThat(AiTable.of("3105").title()).isEqualTo("NET WEIGHT (kg)");
    assertThat(AiTable.of("423").title()).isEqualTo("COUNTRY - INITIAL PROCESS");
  }

  @Test
  void linkKeysAreThoseOfTheStandard() {
    assertThat(ALL.stream().filter(Ai::isLinkKey).map(Ai::code))
        .containsExactly(
            "00", "01", "253", "255", "401", "402", "414", "415", "417", "8003", "8004", "8006",
            "8010", "8013", "8017", "8018");
    assertThat(AiTable.of("01").key()).containsExactly(List.of("22", "10", "21"), List.of("235"));
    assertThat(AiTable.of("00").key()).isEmpty();
  }

  @Test
  void numbersCharactersAndLengthsAreChecked() {
    right("00", "376104250021234569");
    wrong("00", "376104250021234568", "check digit 8, expected 9");
    right("402", "9501101530000000" + Barcode.checkDigit("9501101530000000"));
    right("242", "1", "123456");
    wrong("242", "1234567", "7 characters, 1 to 6 are allowed");
    wrong("242", "12A", "'A' at its place 3, only digits are allowed");
    right("8010", "9501#-/AZ");
    wrong("8010", "9501a", "'a' at its place 5, only characters of GS1 set 39 are allowed");
    right("8030", "aZ09-_=", "a", "a==");
    for (String padded : List.of("=", "==", "a===", "a=b", "a=b=")) {
      wrong("8030", padded, "'=' is allowed at the end only, once or twice");
    }
    wrong("8030", "a+", "'+' at its place 2, only characters of GS1 set 64 are allowed");
    right("10", "!\"%&'()*+,-./:;<=>?_");
    wrong("10", "#", "'#' at its place 1, only characters of GS1 set 82 are allowed");
    assertThat(CharacterSet.X.has((char) 128)).isFalse();
    wrong("10", "é", "'é' at its place 1, only characters of GS1 set 82 are allowed");
  }

  @Test
  void partsMayBeMissingAtTheEnd() {
    right("253", "9501101530003", "9501101530003A", "9501101530003" + "A".repeat(17));
    wrong("253", "950110153000", "12 characters, 13 to 30 are allowed");
    wrong("253", "9501101530003" + "A".repeat(18), "31 characters, 13 to 30 are allowed");
    wrong("255", "9501101530003A", "'A' at its place 14, only digits are allowed");
    right("423", "056", "056276", "056276756040578");
    wrong("423", "0562", "4 characters, 3 to 15 are allowed");
    wrong("423", "056000", "country 000 is not in ISO 3166");
    right("7007", "251231", "251231260101");
    wrong("7007", "2512312", "7 characters, 6 to 12 are allowed");
    right("4330", "001000", "001000-");
    wrong("4330", "001000+", "sign +, one of - is allowed");
    right("8008", "25123115", "2512311559", "251231155959");
    wrong("8008", "251231", "6 characters, 8 to 12 are allowed");
  }

  @Test
  void datesAndTimesAreChecked() {
    right("17", "250101", "251231", "250200", "240229");
    wrong("17", "250001", "month 00, 01 to 12 are allowed");
    wrong("17", "251301", "month 13, 01 to 12 are allowed");
    wrong("17", "250229", "day 29, 00 to 28 are allowed");
    wrong("17", "250431", "day 31, 00 to 30 are allowed");
    right("4326", "250131");
    wrong("4326", "250100", "day 00, 01 to 31 are allowed");
    right("7250", "20240229", "19000228");
    wrong("7250", "19000229", "day 29, 01 to 28 are allowed");
    wrong("7250", "20250001", "month 00, 01 to 12 are allowed");
    wrong("7250", "20250100", "day 00, 01 to 31 are allowed");
    right("7003", "2512310000", "2512312359");
    wrong("7003", "2512312400", "hour 24, 00 to 23 are allowed");
    wrong("7003", "2512312360", "minute 60, 00 to 59 are allowed");
    wrong("7003", "2512002300", "day 00, 01 to 31 are allowed");
    wrong("8008", "25123124", "hour 24, 00 to 23 are allowed");
    wrong("8008", "2512312360", "minute 60, 00 to 59 are allowed");
    wrong("8008", "251231235960", "second 60, 00 to 59 are allowed");
  }

  @Test
  void keysAndCheckCharactersAreChecked() {
    right("8013", "1987654Ad4X4bL5ttr2310c2K");
    wrong("8013", "1987654Ad4X4bL5ttr2310cXK", "check characters XK, expected 2K");
    wrong("8013", "22", "2 characters, too short for a pair of check characters");
    right("401", "9501", "9501ABC");
    wrong("401", "950", "a GS1 company prefix of at least 4 digits is missing");
    wrong("401", "950A1", "a GS1 company prefix of at least 4 digits is missing");
    right("8014", "1987654Ad4X4bL5ttr2310c2K");
    wrong("8014", allDigits(), "only digits, a letter is missing");
  }

  /** A number whose pair of check characters happens to be two digits. */
  private static String allDigits() {
    for (int i = 1000; ; i++) {
      String pair = CheckDigits.pair("" + i);
      if (pair.chars().allMatch(Character::isDigit)) {
        return i + pair;
      }
    }
  }

  @Test
  void codesOfOtherStandardsAreChecked() {
    right("3910", "9781", "9241", "8401", "5321", "9271", "3961", "9261");
    wrong("3910", "2761", "currency 276 is not in ISO 4217");
    wrong("3910", "0001", "currency 000 is not in ISO 4217");
    wrong("3910", "1231", "currency 123 is not in ISO 4217");
    right("422", "056", "894", "004");
    wrong("422", "999", "country 999 is not in ISO 3166");
    right("7030", "999X", "056X");
    wrong("7030", "000X", "country 000 is not in ISO 3166");
    right("4307", "BE");
    wrong("4307", "XX", "country XX is not in ISO 3166");
    right("8007", "GB33BUKB20201555555555", "DE89370400440532013000");
    wrong("8007", "GB34BUKB20201555555555", "check digits 34 of the IBAN are wrong");
    wrong("8007", "GB33", "4 characters, too short for an IBAN");
    wrong("8007", "GB33b", "'b' in an IBAN, only digits and capital letters are allowed");
    wrong("8007", "GB33.", "'.' in an IBAN, only digits and capital letters are allowed");
    right("8007", "XK051212012345678906");
    wrong("8007", "XX361234567890", "country XX is not in ISO 3166");
    right("7040", "1AB-", "1AB_", "1ABz", "1AB0");
    wrong("7040", "1AB=", "importer =, a letter, a digit, - or _ is allowed");
    wrong("7040", "1AB.", "importer ., a letter, a digit, - or _ is allowed");
    right("7041", "1A", "201", "8", "CT", "ZZ");
    wrong("7041", "ct", "package type ct is not in the code list");
    wrong("7041", "0000", "package type 0000 is not in the code list");
    right("7252", "0", "1", "2", "9");
    wrong("7252", "3", "sex 3, one of 0129 is allowed");
  }

  @Test
  void smallValuesAreChecked() {
    right("8001", "00010000100100", "00010000100111", "00010000100199");
    wrong("8001", "00000000100100", "only zeros");
    wrong("8001", "00010000100120", "winding 2, one of 019 is allowed");
    wrong("8003", "19501101530003", "filler 1, 0 is allowed");
    right("8006", "095011015300030101", "095011015300030112");
    wrong("8006", "095011015300030001", "piece 00 of 01, 01 to 01 are allowed");
    wrong("8006", "095011015300030302", "piece 03 of 02, 01 to 02 are allowed");
    right("8011", "0", "1", "100");
    wrong("8011", "01", "a leading zero");
    right("4321", "0", "1");
    wrong("4321", "2", "flag 2, one of 01 is allowed");
    right("7241", "01", "10", "80", "99");
    wrong("7241", "00", "media type 00, 01 to 10 and 80 to 99 are allowed");
    wrong("7241", "11", "media type 11, 01 to 10 and 80 to 99 are allowed");
    wrong("7241", "79", "media type 79, 01 to 10 and 80 to 99 are allowed");
    right("4309", "18000000003600000000", "00000000000000000000");
    wrong("4309", "18000000013600000000", "more than 180 degrees");
    wrong("4309", "18000000003600000001", "more than 360 degrees");
    right("4300", "A+B", "A%2fB", "%20%2A");
    wrong("4300", "A%2", "'%' without two hexadecimal digits");
    wrong("4300", "A%2GB", "'%' without two hexadecimal digits");
    wrong("4300", "A%G2B", "'%' without two hexadecimal digits");
    right("7258", "1/1", "1/3", "9/9");
    wrong("7258", "2/1", "place 2/1, 1/1 to 9/9 are allowed");
    wrong("7258", "0/1", "place 0/1, 1/1 to 9/9 are allowed");
    wrong("7258", "1-3", "place 1-3, 1/1 to 9/9 are allowed");
    wrong("7258", "1/A", "place 1/A, 1/1 to 9/9 are allowed");
  }
}
