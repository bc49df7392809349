package dev.evertill.till.record;

import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.Person;
import dev.evertill.till.money.Money;
import dev.evertill.till.record.TillDocuments.ApprovalGiven;
import dev.evertill.till.record.TillDocuments.LoggedIn;
import dev.evertill.till.sale.By;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who came to the till, and who allowed what. Functions only. */
public final class StaffDocuments {
  private static final String APPROVAL = "evertill.approval/1";
  private static final String LOG_IN = "evertill.log-in/1";
  private static final Pattern ACT = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final int ONE_ACT = 1;

  private StaffDocuments() {}

  static byte[] approval(Approval approval, ZonedDateTime at) {
    return Wire.bytes(
        new ApprovalGiven(
            APPROVAL,
            Documents.AT.format(at),
            SaleDocuments.person(approval.asked()),
            SaleDocuments.person(approval.allowed()),
            approval.act(),
            approval.limit().map(limit -> limit.amount().minor()).orElse(null),
            approval.limit().map(limit -> limit.currency().code()).orElse(null),
            approval.limit().map(limit -> limit.currency().decimals()).orElse(null),
            ONE_ACT));
  }

  static Approval readApproval(byte[] document) throws MalformedException {
    ApprovalGiven given = Wire.read(ApprovalGiven.class, document, 0);
    Checks.format(APPROVAL, given.format());
    Checks.moment("at", given.at());
    if (!ACT.matcher(given.act()).matches()) {
      throw new MalformedException(0, "act", given.act(), "allowed is a word such as cash-out");
    }
    Checks.within("acts", given.acts(), ONE_ACT, ONE_ACT);
    return new Approval(by(given.asked()), by(given.allowed()), given.act(), limit(given));
  }

  private static Optional<Approval.Limit> limit(ApprovalGiven given) throws MalformedException {
    if (given.limit() == null) {
      return Optional.empty();
    }
    String code = Checks.there("currency", given.currency());
    int decimals = Checks.there("decimals", given.decimals());
    return Optional.of(
        new Approval.Limit(
            Money.of(Checks.money("limit", given.limit())), Checks.currency("", code, decimals)));
  }

  /** Somebody said who they are, or left. */
  public static byte[] logIn(LogIn logIn, ZonedDateTime at) {
    return Wire.bytes(
        new LoggedIn(
            LOG_IN,
            Documents.AT.format(at),
            SaleDocuments.person(logIn.staff()),
            TaxDocuments.word(logIn.how()),
            TaxDocuments.word(logIn.outcome())));
  }

  static LogIn readLogIn(byte[] document) throws MalformedException {
    LoggedIn loggedIn = Wire.read(LoggedIn.class, document, 0);
    Checks.format(LOG_IN, loggedIn.format());
    Checks.moment("at", loggedIn.at());
    return new LogIn(
        by(loggedIn.staff()),
        Checks.word("how", LogIn.How.class, loggedIn.how()),
        Checks.word("outcome", LogIn.Outcome.class, loggedIn.outcome()));
  }

  private static By by(Person person) {
    return new By(person.id(), person.name());
  }
}
