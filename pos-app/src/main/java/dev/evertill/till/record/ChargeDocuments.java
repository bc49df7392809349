package dev.evertill.till.record;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.TillDocuments.ChargeAnswered;
import dev.evertill.till.record.TillDocuments.ChargeAsked;
import dev.evertill.till.shift.Shift;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;

/**
 * Attempts to charge by a terminal, before it is asked and at its answer. What looks like the
 * number of a card is masked when it is written, so that an answer can always be recorded, and
 * refused when it is read. Functions only.
 */
final class ChargeDocuments {
  private static final String ASKED = "evertill.charge-asked/1";
  private static final String ANSWERED = "evertill.charge-answered/1";
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private ChargeDocuments() {}

  static byte[] asked(Charge charge, ZonedDateTime at, Shift shift) {
    return Wire.bytes(
        new ChargeAsked(
            ASKED,
            Documents.AT.format(at),
            shift.id(),
            Documents.cashier(shift),
            charge.attempt(),
            charge.tender().text(),
            charge.amount().minor(),
            charge.currency().code(),
            charge.currency().decimals(),
            CardNumbers.masked(charge.terminal())));
  }

  static Charge readAsked(byte[] document) throws MalformedException {
    ChargeAsked asked = Wire.read(ChargeAsked.class, document, 0);
    Checks.format(ASKED, asked.format());
    Checks.moment("at", asked.at());
    noCard(asked.shift(), asked.cashier());
    return charge(
        asked.attempt(),
        asked.tender(),
        asked.amount(),
        asked.currency(),
        asked.decimals(),
        asked.terminal());
  }

  static byte[] answered(Charge.Answer answer, ZonedDateTime at, Shift shift) {
    Charge charge = answer.charge();
    return Wire.bytes(
        new ChargeAnswered(
            ANSWERED,
            Documents.AT.format(at),
            shift.id(),
            Documents.cashier(shift),
            charge.attempt(),
            charge.tender().text(),
            charge.amount().minor(),
            charge.currency().code(),
            charge.currency().decimals(),
            CardNumbers.masked(charge.terminal()),
            TaxDocuments.word(answer.outcome()),
            answer.reference().isEmpty() ? null : CardNumbers.masked(answer.reference())));
  }

  static Charge.Answer readAnswered(byte[] document) throws MalformedException {
    ChargeAnswered answered = Wire.read(ChargeAnswered.class, document, 0);
    Checks.format(ANSWERED, answered.format());
    Checks.moment("at", answered.at());
    noCard(answered.shift(), answered.cashier());
    Charge charge =
        charge(
            answered.attempt(),
            answered.tender(),
            answered.amount(),
            answered.currency(),
            answered.decimals(),
            answered.terminal());
    return new Charge.Answer(
        charge,
        Checks.word("outcome", Charge.Outcome.class, answered.outcome()),
        answered.reference() == null ? "" : CardNumbers.refuse("reference", answered.reference()));
  }

  private static void noCard(String shift, Person cashier) throws MalformedException {
    CardNumbers.refuse("shift", shift);
    CardNumbers.refuse("cashier.id", cashier.id());
    CardNumbers.refuse("cashier.name", cashier.name());
  }

  /** The attempt has a form of its own, whose digits mean nothing. */
  private static Charge charge(
      String attempt, String tender, long amount, String currency, int decimals, String terminal)
      throws MalformedException {
    if (!UUID.matcher(attempt).matches()) {
      throw new MalformedException(
          0, "attempt", CardNumbers.masked(attempt), "allowed is a UUID in small letters");
    }
    return new Charge(
        attempt,
        Checks.tenderKind("tender", tender),
        Money.of(Checks.cash("amount", amount)),
        Checks.currency("", CardNumbers.refuse("currency", currency), decimals),
        CardNumbers.refuse("terminal", Checks.said("terminal", terminal)));
  }
}
