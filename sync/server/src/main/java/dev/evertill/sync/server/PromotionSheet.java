package dev.evertill.sync.server;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.PromotionValue;
import dev.evertill.sync.protocol.Wire;
import dev.evertill.sync.server.CatalogueRows.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Promotions, everywhere, in a zone or in a store. The usual ones fit into columns; JSON takes the
 * offer as tills are sent it, money in minor units. Immutable.
 */
final class PromotionSheet implements Sheet {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final List<String> IN_COLUMNS =
      List.of("each", "for-price", "buy-get", "cheapest", "basket");
  private static final int MOST = 1_000_000;

  @Override
  public String name() {
    return "promotions";
  }

  @Override
  public String kind(String list) {
    return CatalogueRow.PROMOTION;
  }

  @Override
  public List<String> columns() {
    return List.of(
        "id",
        "name",
        "from",
        "until",
        "days",
        "hoursFrom",
        "hoursUntil",
        "customerGroups",
        "priority",
        "exclusive",
        "perBasket",
        "perCustomer",
        "couponCode",
        "couponNumbered",
        "couponSingleUse",
        "kind",
        "skus",
        "groups",
        "excluded",
        "count",
        "price",
        "get",
        "free",
        "percent",
        "amount",
        "least",
        "zone",
        "store",
        "remove");
  }

  @Override
  public List<String> nested() {
    return List.of("offer");
  }

  @Override
  public List<String> needed() {
    return List.of("id");
  }

  @Override
  public List<Key> keys(SheetLine line) {
    String id = line.neededKey("id");
    String list = line.list();
    if (id == null || line.isFaulty()) {
      return List.of();
    }
    List<Key> keys = new ArrayList<>();
    keys.add(new Key(list, CatalogueRow.PROMOTION, id));
    SheetLine quiet = line.quiet();
    List<String> skus = quiet.words("skus");
    PromotionValue.Offer offer = StrictJson.object(quiet, "offer", PromotionValue.Offer.class);
    Stream.concat(
            skus == null ? Stream.of() : skus.stream(),
            offer == null ? Stream.of() : PromotionGoods.skus(offer).stream())
        .forEach(sku -> keys.add(GoodsSheet.key(sku)));
    return keys;
  }

  @Override
  public void take(SheetLine line, Shelf shelf) {
    Sheets.put(
        line,
        shelf,
        new Key(line.list(), CatalogueRow.PROMOTION, line.text("id")),
        () -> {
          PromotionValue promotion = promotion(line, shelf.decimals());
          if (!line.isFaulty()) {
            PromotionGoods.check(line, promotion.offer(), shelf);
          }
          return Wire.raw(promotion);
        });
  }

  private static PromotionValue promotion(SheetLine line, int decimals) {
    String from = line.moment("from");
    String until = line.moment("until");
    if (from != null && until != null && until.compareTo(from) <= 0) {
      line.fault("until", until, "it ends before it begins at " + from);
    }
    List<String> days = line.words("days");
    if (days != null) {
      days.forEach(day -> StrictJson.oneOf(line, "days", day, DAYS));
    }
    Integer priority = line.whole("priority", 1, MOST);
    return new PromotionValue(
        line.needed("name"),
        from,
        until,
        days,
        line.time("hoursFrom"),
        line.time("hoursUntil"),
        line.names("customerGroups"),
        priority == null ? 1 : priority,
        line.yesOrNull("exclusive"),
        line.whole("perBasket", 1, MOST),
        line.whole("perCustomer", 1, MOST),
        coupon(line),
        offer(line, decimals));
  }

  private static PromotionValue.Coupon coupon(SheetLine line) {
    String code = line.text("couponCode");
    if (code == null) {
      return null;
    }
    if (!code.matches("[0-9]{1,48}")) {
      line.fault("couponCode", code, "allowed are 1 to 48 digits");
    }
    return new PromotionValue.Coupon(
        code, line.yesOrNull("couponNumbered"), line.yesOrNull("couponSingleUse"));
  }

  private static PromotionValue.Offer offer(SheetLine line, int decimals) {
    if (line.raw("offer") != null) {
      PromotionValue.Offer offer = StrictJson.object(line, "offer", PromotionValue.Offer.class);
      if (offer != null) {
        OfferCheck.check(line, offer);
      }
      return offer;
    }
    String kind = line.needed("kind");
    if (kind == null) {
      return null;
    }
    if (!IN_COLUMNS.contains(kind)) {
      line.fault(
          "kind",
          kind,
          "allowed are " + String.join(", ", IN_COLUMNS) + "; bundle and tiers as JSON with offer");
      return null;
    }
    PromotionValue.Offer offer = inColumns(line, kind, decimals);
    if (!line.isFaulty()) {
      OfferCheck.check(line, offer);
    }
    return offer;
  }

  private static PromotionValue.Offer inColumns(SheetLine line, String kind, int decimals) {
    boolean off = kind.equals("each") || kind.equals("basket");
    String percent = line.percent("percent");
    Long amount = line.amount("amount", decimals);
    Long price = line.amount("price", decimals);
    return new PromotionValue.Offer(
        kind,
        goods(line),
        off ? new PromotionValue.Off(percent, amount, price, null) : null,
        line.whole("count", 1, MOST),
        off ? null : price,
        null,
        null,
        line.whole("get", 1, MOST),
        line.whole("free", 1, MOST),
        off ? null : percent,
        null,
        null,
        line.amount("least", decimals));
  }

  private static PromotionValue.Goods goods(SheetLine line) {
    List<String> skus = line.words("skus");
    List<String> groups = line.names("groups");
    List<String> excluded = line.words("excluded");
    List<List<String>> said = new ArrayList<>();
    said.add(skus);
    said.add(groups);
    said.add(excluded);
    return said.stream().allMatch(words -> words == null)
        ? null
        : new PromotionValue.Goods(skus, groups, excluded);
  }
}
