package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CouponAnswer;
import dev.evertill.sync.protocol.GiftCardAnswer;
import dev.evertill.sync.protocol.LineLeft;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.SaleAnswer;
import dev.evertill.sync.protocol.SalePlace;
import dev.evertill.sync.protocol.SoldSale;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.SaleDocument;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Answers what no till can know by itself: what is on a gift card, whether a coupon was redeemed,
 * what is left of a sale. What is set aside counts for a quarter of an hour, or until the sale
 * comes. Safe from any thread.
 */
final class SaleQuestions {
  /** As long as a customer may take to pay; a till that was lost meanwhile blocks no card. */
  static final Duration SET_ASIDE = Duration.ofMinutes(15);

  /** Receipts of one number that a till has in all its epochs; nobody chooses among more. */
  private static final int MOST_SALES = 20;

  private static final String SALE =
      "select j.till, j.epoch, e.number, e.kind, e.document, e.question"
          + " from journal j join entry e on e.journal = j.id"
          + " where e.document is not null and e.kind in ('sale', 'return')";
  private static final String NEWEST_FIRST = " order by e.till_time desc, j.id desc limit :most";

  private final Database database;
  private final ClaimBook claims;
  private final InstantSource clock;

  SaleQuestions(Database database, InstantSource clock) {
    this.database = database;
    this.claims = new ClaimBook(database);
    this.clock = clock;
  }

  // Gift cards

  GiftCardAnswer giftCard(String card) {
    return database.reader().inTransaction(handle -> giftCard(handle, card, "", "", null));
  }

  /**
   * Sets an amount aside for a sale of this till, where so much is left.
   *
   * @param amount minor units, 0 to give it back
   */
  GiftCardAnswer setAside(String card, String till, String hold, long amount) {
    return database
        .writer()
        .inTransaction(
            handle -> {
              claims.takeTurn(handle, ClaimBook.CARD, card);
              release(handle, ClaimBook.CARD, card, till, hold);
              GiftCardAnswer left = giftCard(handle, card, till, hold, null);
              boolean granted = amount <= left.balance() || amount == 0;
              if (granted && amount > 0) {
                keep(handle, ClaimBook.CARD, card, till, hold, amount);
              }
              return giftCard(handle, card, till, hold, granted);
            });
  }

  private record Currency(String code, int decimals) {}

  private GiftCardAnswer giftCard(
      Handle handle, String card, String till, String hold, Boolean granted) {
    // A card holds the currency it was first used in.
    Optional<Currency> currency =
        handle
            .createQuery(
                "select currency, decimals from card_move where card = ?"
                    + " order by amount desc, entry limit 1")
            .bind(0, card)
            .map((row, context) -> new Currency(row.getString(1), row.getInt(2)))
            .findOne();
    if (currency.isEmpty()) {
      return new GiftCardAnswer(card, false, null, null, 0, granted);
    }
    long balance =
        ClaimBook.balance(handle, card, currency.get().code())
            - setAside(handle, ClaimBook.CARD, card, till, hold);
    return new GiftCardAnswer(
        card, true, currency.get().code(), currency.get().decimals(), balance, granted);
  }

  // Coupons

  CouponAnswer coupon(String coupon) {
    return database.reader().inTransaction(handle -> coupon(handle, coupon, "", "", null));
  }

  /** Sets a coupon aside for a sale of this till, where nobody has it. */
  CouponAnswer setAside(String coupon, String till, String hold) {
    return database
        .writer()
        .inTransaction(
            handle -> {
              claims.takeTurn(handle, ClaimBook.COUPON, coupon);
              release(handle, ClaimBook.COUPON, coupon, till, hold);
              boolean granted = !coupon(handle, coupon, till, hold, null).used();
              if (granted) {
                keep(handle, ClaimBook.COUPON, coupon, till, hold, 1);
              }
              return coupon(handle, coupon, till, hold, granted);
            });
  }

  /** The sale was not made after all. */
  CouponAnswer giveBack(String coupon, String till, String hold) {
    return database
        .writer()
        .inTransaction(
            handle -> {
              release(handle, ClaimBook.COUPON, coupon, till, hold);
              return coupon(handle, coupon, till, hold, true);
            });
  }

  private CouponAnswer coupon(
      Handle handle, String coupon, String till, String hold, Boolean granted) {
    Optional<SalePlace> by = ClaimBook.redeemed(handle, coupon);
    boolean used = by.isPresent() || setAside(handle, ClaimBook.COUPON, coupon, till, hold) > 0;
    return new CouponAnswer(coupon, used, by.orElse(null), granted);
  }

  // What is set aside

  private void keep(
      Handle handle, String what, String subject, String till, String hold, long amount) {
    long now = clock.millis();
    handle.execute("delete from set_aside where expires <= ?", now);
    handle.execute(
        "insert into set_aside (what, subject, till, hold, amount, expires)"
            + " values (?, ?, ?, ?, ?, ?)",
        what,
        subject,
        till,
        hold,
        amount,
        now + SET_ASIDE.toMillis());
  }

  private static void release(
      Handle handle, String what, String subject, String till, String hold) {
    handle.execute(
        "delete from set_aside where what = ? and subject = ? and till = ? and hold = ?",
        what,
        subject,
        till,
        hold);
  }

  /** For all sales but this one. */
  private long setAside(Handle handle, String what, String subject, String till, String hold) {
    return handle
        .createQuery(
            "select coalesce(sum(amount), 0) from set_aside where what = ? and subject = ?"
                + " and not (till = ? and hold = ?) and expires > ?")
        .bind(0, what)
        .bind(1, subject)
        .bind(2, till)
        .bind(3, hold)
        .bind(4, clock.millis())
        .mapTo(Long.class)
        .one();
  }

  // Sales

  SaleAnswer sale(String id) {
    return sales(SALE + " and e.id = :id" + NEWEST_FIRST, query -> query.bind("id", id));
  }

  /**
   * @param epoch the beginning of it, in either case; empty for any
   */
  SaleAnswer sale(String till, String epoch, long number) {
    return sales(
        SALE
            + " and j.till = :till and e.number = :number"
            + " and substr(lower(j.epoch), 1, :length) = :beginning"
            + NEWEST_FIRST,
        query ->
            query
                .bind("till", till)
                .bind("number", number)
                .bind("length", epoch.length())
                .bind("beginning", epoch.toLowerCase(Locale.ROOT)));
  }

  private interface Binding {
    Query bind(Query query);
  }

  private SaleAnswer sales(String select, Binding binding) {
    return database
        .reader()
        .inTransaction(
            handle -> {
              List<Held> held =
                  binding
                      .bind(handle.createQuery(select).bind("most", MOST_SALES))
                      .map((row, context) -> Held.of(row))
                      .list();
              List<SoldSale> sales = new ArrayList<>();
              for (Held sale : held) {
                sold(handle, sale).ifPresent(sales::add);
              }
              return new SaleAnswer(List.copyOf(sales));
            });
  }

  private record Held(SalePlace place, byte[] document, String question) {
    static Held of(ResultSet row) throws SQLException {
      return new Held(
          new SalePlace(row.getString("till"), row.getString("epoch"), row.getLong("number")),
          row.getBytes("document"),
          row.getString("question"));
    }
  }

  /** One that cannot be read has no lines to bring back. */
  private static Optional<SoldSale> sold(Handle handle, Held held) {
    SaleDocument sale;
    try {
      sale = Wire.sale(held.document());
    } catch (MalformedException unreadable) {
      return Optional.empty();
    }
    List<LineLeft> lines = new ArrayList<>();
    for (int line = 0; line < sale.lines().size(); line++) {
      BigDecimal sold = ClaimBook.sold(sale, line);
      BigDecimal returned = ClaimBook.returned(handle, held.place(), line);
      BigDecimal left = sold.subtract(returned).max(BigDecimal.ZERO);
      lines.add(new LineLeft(sold.toPlainString(), returned.toPlainString(), left.toPlainString()));
    }
    return Optional.of(
        new SoldSale(held.place(), RawJson.of(held.document()), lines, held.question()));
  }
}
