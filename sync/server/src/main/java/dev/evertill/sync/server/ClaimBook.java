package dev.evertill.sync.server;

import dev.evertill.sync.protocol.Entry;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.PromotionValue;
import dev.evertill.sync.protocol.RawJson;
import dev.evertill.sync.protocol.SalePlace;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.protocol.document.SaleDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Notes what sales did to gift cards, coupons and goods of earlier sales, in the transaction that
 * keeps them, and finds what cannot all be true: nothing is refused for it. Safe from any thread.
 *
 * <p>What is found depends on what has come until then: a card that was filled up at a till that is
 * still offline is not known yet, and says so.
 */
final class ClaimBook {
  /** Of several head offices one at a time is at a card; cards share so many turns. */
  private static final int TURNS = 32;

  static final String CARD = "card";
  static final String COUPON = "coupon";

  private final Database database;

  ClaimBook(Database database) {
    this.database = database;
  }

  /** The same arrivals, asking where their claims cannot all be true. */
  List<Arrival> noted(
      Handle handle, String till, String epoch, List<Arrival> fresh, long receivedMillis) {
    if (fresh.stream().allMatch(arrival -> arrival.gist().claims().isNone())) {
      return fresh;
    }
    takeTurns(handle, fresh);
    List<Arrival> noted = new ArrayList<>();
    for (Arrival arrival : fresh) {
      if (arrival.gist().claims().isNone()) {
        noted.add(arrival); // Also a line that has no hash.
        continue;
      }
      SalePlace place = new SalePlace(till, epoch, arrival.number());
      List<String> questions = note(handle, place, arrival, receivedMillis, fresh);
      noted.add(questions.isEmpty() ? arrival : arrival.asking(String.join("; ", questions)));
    }
    return noted;
  }

  private void takeTurns(Handle handle, List<Arrival> fresh) {
    TreeSet<String> turns = new TreeSet<>();
    for (Arrival arrival : fresh) {
      Claims claims = arrival.gist().claims();
      claims.cards().forEach(card -> turns.add(turn(CARD, card.card())));
      claims.coupons().forEach(coupon -> turns.add(turn(COUPON, coupon.coupon())));
      claims.comebacks().forEach(back -> turns.add(turn("sale", back.sale().toString())));
    }
    // In one order everywhere, so that no two head offices wait for each other.
    turns.forEach(turn -> database.takeTurn(handle, turn));
  }

  /** Keeps everybody else from this card or coupon until the transaction ends. */
  void takeTurn(Handle handle, String what, String subject) {
    database.takeTurn(handle, turn(what, subject));
  }

  private static String turn(String what, String subject) {
    return "claims " + Math.floorMod((what + " " + subject).hashCode(), TURNS);
  }

  private List<String> note(
      Handle handle, SalePlace place, Arrival arrival, long receivedMillis, List<Arrival> fresh) {
    Claims claims = arrival.gist().claims();
    List<String> questions = new ArrayList<>(claims.questions());
    String entry = arrival.hash().hex();
    for (Claims.OnCard card : claims.cards()) {
      move(handle, place, entry, card).ifPresent(questions::add);
    }
    for (Claims.OnCoupon coupon : claims.coupons()) {
      redeem(handle, place, entry, coupon, receivedMillis).ifPresent(questions::add);
    }
    for (Claims.Comeback back : claims.comebacks()) {
      takeBack(handle, entry, back, fresh).ifPresent(questions::add);
    }
    return questions;
  }

  private static Optional<String> move(
      Handle handle, SalePlace place, String entry, Claims.OnCard card) {
    int added =
        handle.execute(
            "insert into card_move (card, entry, till, epoch, number, currency, decimals, amount)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            card.card(),
            entry,
            place.till(),
            place.epoch(),
            place.number(),
            card.currency(),
            card.decimals(),
            card.amount());
    giveBack(handle, CARD, card.card(), place.till(), -card.amount());
    long left = balance(handle, card.card(), card.currency());
    if (added == 0 || card.amount() >= 0 || left >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        "gift card "
            + card.card()
            + ": "
            + -card.amount()
            + " redeemed, "
            + (left - card.amount())
            + " was left");
  }

  /** What is on a card in one currency, in minor units. */
  static long balance(Handle handle, String card, String currency) {
    return handle
        .createQuery(
            "select coalesce(sum(amount), 0) from card_move where card = ? and currency = ?")
        .bind(0, card)
        .bind(1, currency)
        .mapTo(Long.class)
        .one();
  }

  private static Optional<String> redeem(
      Handle handle, SalePlace place, String entry, Claims.OnCoupon coupon, long receivedMillis) {
    Optional<SalePlace> before = redeemed(handle, coupon.coupon());
    int added =
        handle.execute(
            "insert into coupon_use (coupon, entry, till, epoch, number, received)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
            coupon.coupon(),
            entry,
            place.till(),
            place.epoch(),
            place.number(),
            receivedMillis);
    giveBack(handle, COUPON, coupon.coupon(), place.till(), 1);
    if (added == 0 || before.isEmpty() || !isSingleUse(handle, place.till(), coupon)) {
      return Optional.empty();
    }
    SalePlace first = before.get();
    return Optional.of(
        "coupon "
            + coupon.coupon()
            + ": redeemed before, in entry "
            + first.number()
            + " of till "
            + first.till());
  }

  /** The sale that redeemed a coupon first, of those that came. */
  static Optional<SalePlace> redeemed(Handle handle, String coupon) {
    return handle
        .createQuery(
            "select till, epoch, number from coupon_use where coupon = ?"
                + " order by received, till, epoch, number limit 1")
        .bind(0, coupon)
        .map((row, context) -> new SalePlace(row.getString(1), row.getString(2), row.getLong(3)))
        .findOne();
  }

  /** By the catalogue it was sold from; of a promotion that is not known there, nothing is said. */
  private static boolean isSingleUse(Handle handle, String till, Claims.OnCoupon coupon) {
    List<String> lists =
        new ArrayList<>(Stores.view(handle, till, coupon.catalogueVersion()).lists());
    lists.add(PriceList.EVERYBODY);
    return coupon.promotions().stream()
        .flatMap(promotion -> promotion(handle, lists, promotion, coupon.catalogueVersion()))
        .anyMatch(ClaimBook::isSingleUse);
  }

  /** As the till had it: of the first list that has it. */
  private static Stream<byte[]> promotion(
      Handle handle, List<String> lists, String promotion, long version) {
    Map<String, byte[]> found =
        handle
            .createQuery(
                "select list, value from catalogue_row where kind = 'promotion' and key = :key"
                    + " and version <= :version"
                    + " and (superseded is null or superseded > :version)"
                    + " and value is not null")
            .bind("key", promotion)
            .bind("version", version)
            .map((row, context) -> Map.entry(row.getString(1), row.getBytes(2)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return lists.stream().filter(found::containsKey).limit(1).map(found::get);
  }

  private static boolean isSingleUse(byte[] promotion) {
    try {
      PromotionValue.Coupon coupon = Wire.promotion(RawJson.of(promotion)).coupon();
      return coupon != null && Boolean.TRUE.equals(coupon.singleUse());
    } catch (MalformedException unusable) {
      // A till that cannot use it either redeems no coupon for it.
      return false;
    }
  }

  /**
   * Gives back what the till set aside for this sale: it has become the sale's. A sale does not say
   * its hold: of two holds of one till for the same amount one is given back, whichever was paid.
   */
  private static void giveBack(
      Handle handle, String what, String subject, String till, long amount) {
    handle.execute(
        "delete from set_aside where what = ? and subject = ? and till = ? and hold ="
            + " (select min(hold) from set_aside"
            + " where what = ? and subject = ? and till = ? and amount = ?)",
        what,
        subject,
        till,
        what,
        subject,
        till,
        amount);
  }

  private static Optional<String> takeBack(
      Handle handle, String entry, Claims.Comeback back, List<Arrival> fresh) {
    SalePlace of = back.sale();
    int added =
        handle.execute(
            "insert into goods_back (of_till, of_epoch, of_number, of_line, entry, quantity)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
            of.till(),
            of.epoch(),
            of.number(),
            back.line(),
            entry,
            back.quantity().toPlainString());
    Optional<SaleDocument> sale = added == 0 ? Optional.empty() : sale(handle, of, fresh);
    if (sale.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal sold = sold(sale.get(), back.line());
    BigDecimal returned = returned(handle, of, back.line());
    if (returned.compareTo(sold) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        "line "
            + (back.line() + 1)
            + " of entry "
            + of.number()
            + " of till "
            + of.till()
            + ": "
            + returned.toPlainString()
            + " came back, "
            + sold.toPlainString()
            + " sold");
  }

  /** What may come back of a line, from 0, of a sale: 0 where there is no such line. */
  static BigDecimal sold(SaleDocument sale, int line) {
    if (line < 0 || line >= sale.lines().size()) {
      return BigDecimal.ZERO;
    }
    var sold = sale.lines().get(line);
    return sold.voided() || sold.back() != null ? BigDecimal.ZERO : new BigDecimal(sold.quantity());
  }

  /** All that came back of a line, to any till. */
  static BigDecimal returned(Handle handle, SalePlace of, int line) {
    return handle
        .createQuery(
            "select quantity from goods_back"
                + " where of_till = ? and of_epoch = ? and of_number = ? and of_line = ?")
        .bind(0, of.till())
        .bind(1, of.epoch())
        .bind(2, of.number())
        .bind(3, line)
        .mapTo(String.class)
        .list()
        .stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A sale that is held, or comes in the same batch; empty while its till has not sent it. */
  private static Optional<SaleDocument> sale(Handle handle, SalePlace of, List<Arrival> fresh) {
    for (Arrival arrival : fresh) {
      Entry entry = arrival.entry();
      if (entry != null
          && arrival.number() == of.number()
          && entry.header().till().equals(of.till())
          && entry.header().epoch().equals(of.epoch())) {
        return read(entry.document());
      }
    }
    return handle
        .createQuery(
            "select document from entry where document is not null and number = :number"
                + " and journal = (select id from journal where till = :till and epoch = :epoch)")
        .bind("till", of.till())
        .bind("epoch", of.epoch())
        .bind("number", of.number())
        .mapTo(byte[].class)
        .findOne()
        .flatMap(ClaimBook::read);
  }

  private static Optional<SaleDocument> read(byte[] document) {
    try {
      return Optional.of(Wire.sale(document));
    } catch (MalformedException noSale) {
      return Optional.empty();
    }
  }
}
