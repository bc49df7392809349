package dev.evertill.sync.server;

import dev.evertill.sync.protocol.SalePlace;
import dev.evertill.sync.protocol.document.CollectedRecord;
import dev.evertill.sync.protocol.document.LineRecord;
import dev.evertill.sync.protocol.document.OriginRecord;
import dev.evertill.sync.protocol.document.PromotionRecord;
import dev.evertill.sync.protocol.document.SaleDocument;
import dev.evertill.sync.protocol.document.TenderRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a sale did to things that only head office sees whole: gift cards, coupons, goods of earlier
 * sales. What names none of them rightly is left out, and said. Immutable.
 *
 * @param questions about what was left out
 */
record Claims(
    List<OnCard> cards, List<OnCoupon> coupons, List<Comeback> comebacks, List<String> questions) {
  static final Claims NONE = new Claims(List.of(), List.of(), List.of(), List.of());

  private static final int LONGEST = 100;

  Claims {
    cards = List.copyOf(cards);
    coupons = List.copyOf(coupons);
    comebacks = List.copyOf(comebacks);
    questions = List.copyOf(questions);
  }

  /**
   * A gift card that was filled up or redeemed.
   *
   * @param amount what it adds to the balance, in minor units; below 0 redeemed
   */
  record OnCard(String card, String currency, int decimals, long amount) {}

  /**
   * A coupon that was redeemed, for one or more promotions of a catalogue.
   *
   * @param promotions their ids
   */
  record OnCoupon(String coupon, List<String> promotions, long catalogueVersion) {}

  /** Goods that came back. */
  record Comeback(SalePlace sale, int line, BigDecimal quantity) {}

  boolean isNone() {
    return cards.isEmpty() && coupons.isEmpty() && comebacks.isEmpty() && questions.isEmpty();
  }

  static Claims of(SaleDocument sale) {
    List<String> questions = new ArrayList<>();
    Claims claims =
        new Claims(
            cards(sale, questions),
            coupons(sale, questions),
            comebacks(sale, questions),
            questions);
    return claims.isNone() ? NONE : claims;
  }

  private static List<OnCard> cards(SaleDocument sale, List<String> questions) {
    Map<String, Long> amounts = new TreeMap<>();
    for (TenderRecord tender : sale.tenders()) {
      // Where a card's number is missing nobody knows whose money it was.
      if (tender.kind().equals(TenderRecord.GIFT_CARD)
          && tender.reference() != null
          && isName("gift card", tender.reference(), questions)) {
        amounts.merge(tender.reference(), -tender.amount(), Long::sum);
      }
    }
    if (sale.collected() != null) {
      for (CollectedRecord collected : sale.collected()) {
        if (collected.kind().equals(CollectedRecord.GIFT_CARD)
            && isName("gift card", collected.reference(), questions)) {
          amounts.merge(collected.reference(), collected.amount(), Long::sum);
        }
      }
    }
    if (amounts.isEmpty() || !isName("currency", sale.currency(), questions)) {
      return List.of();
    }
    return amounts.entrySet().stream()
        .map(e -> new OnCard(e.getKey(), sale.currency(), sale.decimals(), e.getValue()))
        .toList();
  }

  private static List<OnCoupon> coupons(SaleDocument sale, List<String> questions) {
    if (sale.promotions() == null) {
      return List.of();
    }
    Map<String, List<String>> promotions = new TreeMap<>();
    for (PromotionRecord promotion : sale.promotions()) {
      for (String coupon : promotion.coupons() == null ? List.<String>of() : promotion.coupons()) {
        if (isName("coupon", coupon, questions) && isName("promotion", promotion.id(), questions)) {
          promotions.computeIfAbsent(coupon, made -> new ArrayList<>()).add(promotion.id());
        }
      }
    }
    return promotions.entrySet().stream()
        .map(e -> new OnCoupon(e.getKey(), List.copyOf(e.getValue()), sale.catalogueVersion()))
        .toList();
  }

  /** Of one line of a sale, all that this one brings back together. */
  private static List<Comeback> comebacks(SaleDocument sale, List<String> questions) {
    Map<OriginRecord, BigDecimal> quantities = new LinkedHashMap<>();
    for (LineRecord line : sale.lines()) {
      OriginRecord back = line.back();
      if (back != null
          && !line.voided()
          && isName("sale of till", back.till(), questions)
          && isName("sale of epoch", back.epoch(), questions)) {
        quantities.merge(back, new BigDecimal(line.quantity()), BigDecimal::add);
      }
    }
    return quantities.entrySet().stream()
        .map(
            e -> {
              OriginRecord of = e.getKey();
              return new Comeback(
                  new SalePlace(of.till(), of.epoch(), of.number()), of.line(), e.getValue());
            })
        .toList();
  }

  /**
   * Whether it can be looked for: not every database keeps every character, nor finds long ones.
   */
  static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  private static boolean isName(String what, String text, List<String> questions) {
    boolean good = isName(text);
    if (!good) {
      questions.add(
          what + " of " + text.length() + " characters: allowed are 1 to 100 printable ones");
    }
    return good;
  }
}
