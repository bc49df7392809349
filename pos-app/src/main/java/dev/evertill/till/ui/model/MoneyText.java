package dev.evertill.till.ui.model;

import dev.evertill.till.money.Currency;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Line;
import dev.evertill.till.sale.Unit;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Amounts and quantities as the cashier reads and types them: €1.89 in English, 1,89 € in German.
 * On the event thread only.
 */
public final class MoneyText {
  /** Longer than any amount of cash, shorter than any barcode. */
  private static final int MOST_DIGITS = 7;

  private final Currency currency;
  private final NumberFormat amounts;
  private final char decimal;

  public MoneyText(Locale locale, Currency currency) {
    this.currency = currency;
    this.decimal = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
    this.amounts = format(locale, currency);
  }

  private static NumberFormat format(Locale locale, Currency currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    DecimalFormat pattern = (DecimalFormat) format;
    try {
      format.setCurrency(java.util.Currency.getInstance(currency.code()));
    } catch (IllegalArgumentException e) {
      DecimalFormatSymbols symbols = pattern.getDecimalFormatSymbols();
      symbols.setCurrencySymbol(currency.code());
      pattern.setDecimalFormatSymbols(symbols);
    }
    format.setMinimumFractionDigits(currency.decimals());
    format.setMaximumFractionDigits(currency.decimals());
    return format;
  }

  public String text(Money amount) {
    return amounts.format(BigDecimal.valueOf(amount.minor(), currency.decimals())).strip();
  }

  /** The price of an item, for one kilogram where it is weighed. */
  public String price(Item item) {
    return price(item.price(), item.unit());
  }

  /** The price of a line, for one kilogram where it is weighed. */
  public String price(Line line) {
    return price(line.price(), line.item().unit());
  }

  private String price(UnitPrice each, Unit unit) {
    return unit == Unit.KILOGRAM ? text(each) + "/kg" : text(each);
  }

  /** With the places it has beyond the currency's: a litre of fuel is €1.799. */
  public String text(UnitPrice price) {
    NumberFormat format = (NumberFormat) amounts.clone();
    format.setMaximumFractionDigits(currency.decimals() + price.places());
    return format
        .format(BigDecimal.valueOf(price.value(), currency.decimals() + price.places()))
        .strip();
  }

  public String text(Quantity quantity) {
    return local(quantity.text());
  }

  /** An exact decimal with the point of documents, with the decimal sign of the language. */
  public String local(String exact) {
    return exact.replace('.', decimal);
  }

  /** An amount of a document, such as {@code 12.50}. */
  public String ofDocument(String exact) {
    return text(currency.parse(exact));
  }

  /** The amount as the cashier would type it, without the currency. */
  public String typed(Money amount) {
    return local(currency.text(amount));
  }

  /**
   * What was typed as an amount, with point or comma; empty when it is none. There are no signs for
   * thousands: 1.000 is neither one nor a thousand.
   */
  public Optional<Money> read(String typed) {
    String text = typed.strip().replace(',', '.');
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String part = point < 0 ? "" : text.substring(point + 1);
    boolean readable =
        digits(whole)
            && digits(part)
            && whole.length() + part.length() > 0
            && whole.length() <= MOST_DIGITS
            && part.length() <= currency.decimals();
    return readable ? Optional.of(currency.parse(text)) : Optional.empty();
  }

  private static boolean digits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The sign between units and parts of the language, for the keypad. */
  public char decimal() {
    return decimal;
  }

  public Currency currency() {
    return currency;
  }
}
