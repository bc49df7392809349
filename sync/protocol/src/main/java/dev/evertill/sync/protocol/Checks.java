package dev.evertill.sync.protocol;

import java.util.regex.Pattern;

/** Whether what a field says is in its range; what is not is said by its name. Functions only. */
final class Checks {
  /** 10 thousand million in whole units; sums of it over millions of entries still fit a long. */
  static final long MOST_MONEY = 1_000_000_000_000L;

  /** A sum of a day: so many that sums of thousands of days are numbers too. */
  static final long MOST_SUM = 1_000 * MOST_MONEY;

  /** As many as a price may have behind the minor unit. */
  static final int MOST_PLACES = 6;

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,12})?");

  private Checks() {}

  static Hash hash(long line, String field, String value) throws MalformedException {
    if (!Hash.isHash(value)) {
      throw new MalformedException(line, field, value, "allowed are 64 lower-case hex digits");
    }
    return new Hash(value);
  }

  static void within(long line, String field, long value, long least, long most)
      throws MalformedException {
    if (value < least || value > most) {
      throw new MalformedException(
          line,
          field,
          Long.toString(value),
          most == Long.MAX_VALUE || most == Integer.MAX_VALUE
              ? "allowed is " + least + " or more"
              : "allowed is " + least + " to " + most);
    }
  }

  static void money(String field, long value) throws MalformedException {
    within(0, field, value, -MOST_MONEY, MOST_MONEY);
  }

  static void decimal(String field, String value) throws MalformedException {
    if (!DECIMAL.matcher(value).matches()) {
      throw new MalformedException(0, field, value, "allowed is a decimal number such as 1.250");
    }
  }

  static void sum(String field, long value) throws MalformedException {
    within(0, field, value, -MOST_SUM, MOST_SUM);
  }
}
