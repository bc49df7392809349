package dev.evertill.sync.server;

import dev.evertill.sync.protocol.PromotionValue.Off;
import dev.evertill.sync.protocol.PromotionValue.Offer;
import dev.evertill.sync.protocol.PromotionValue.Tier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Whether an offer has what its kind asks for, as tills will ask: a row they cannot use would keep
 * the whole version from them. Functions only.
 */
final class OfferCheck {
  private OfferCheck() {}

  static void check(SheetLine line, Offer offer) {
    switch (offer.kind()) {
      case "each" -> off(line, "off", offer.off(), true);
      case "basket" -> {
        off(line, "off", offer.off(), false);
        atLeast(line, "least", offer.least(), 0);
      }
      case "for-price" -> {
        needed(line, "count", offer.count(), 1);
        needed(line, "price", offer.price(), 0);
      }
      case "buy-get" -> {
        needed(line, "count", offer.count(), 1);
        needed(line, "get", offer.get(), 1);
        part(line, offer.percent());
      }
      case "cheapest" -> cheapest(line, offer);
      case "bundle" -> bundle(line, offer);
      case "tiers" -> tiers(line, offer);
      default ->
          line.fault(
              "offer.kind",
              offer.kind(),
              "allowed are each, for-price, bundle, buy-get, cheapest, tiers, basket");
    }
  }

  private static void cheapest(SheetLine line, Offer offer) {
    needed(line, "count", offer.count(), 2);
    needed(line, "free", offer.free(), 1);
    part(line, offer.percent());
    if (offer.count() != null && offer.free() != null && offer.free() >= offer.count()) {
      line.fault(
          "free", offer.free().toString(), "allowed is fewer than the count " + offer.count());
    }
  }

  private static void bundle(SheetLine line, Offer offer) {
    needed(line, "price", offer.price(), 0);
    if (offer.parts() == null || offer.parts().isEmpty()) {
      line.fault("offer.parts", null, "at least one must be there");
      return;
    }
    for (int i = 0; i < offer.parts().size(); i++) {
      atLeast(line, "offer.parts[" + i + "].count", (long) offer.parts().get(i).count(), 1);
    }
  }

  private static void tiers(SheetLine line, Offer offer) {
    if (offer.by() == null) {
      line.fault("offer.by", null, "it must be there");
    }
    StrictJson.oneOf(line, "offer.by", offer.by(), List.of("quantity", "amount"));
    if (offer.tiers() == null || offer.tiers().isEmpty()) {
      line.fault("offer.tiers", null, "at least one must be there");
      return;
    }
    long before = -1;
    for (int i = 0; i < offer.tiers().size(); i++) {
      Tier tier = offer.tiers().get(i);
      String place = "offer.tiers[" + i + "].";
      off(line, place + "off", tier.off(), true);
      atLeast(line, place + "least", tier.least(), before + 1);
      before = tier.least();
    }
  }

  private static void off(SheetLine line, String place, Off off, boolean mayBePrice) {
    String[] ways = {"percent", "amount", "price"};
    int most = mayBePrice ? 3 : 2;
    String allowed = String.join(", ", List.of(ways).subList(0, most));
    long said =
        off == null
            ? 0
            : Stream.of(off.percent(), off.amount(), off.price()).filter(Objects::nonNull).count();
    if (said != 1) {
      line.fault(
          place,
          "",
          said == 0
              ? "one of " + allowed + " must be there"
              : said + " of " + allowed + " are there, allowed is one");
      return;
    }
    if (off.price() != null && !mayBePrice) {
      line.fault(place, "", "one of " + allowed + " must be there, a basket has no price");
    }
    part(line, off.percent());
    atLeast(line, place + ".amount", off.amount(), 1);
    atLeast(line, place + ".price", off.price(), 0);
  }

  private static void part(SheetLine line, String percent) {
    if (percent != null) {
      StrictJson.percent(line, "percent", percent);
      if (percent.matches("0+(\\.0+)?")) {
        line.fault("percent", percent, "it takes nothing off, allowed is more than 0");
      }
    }
  }

  private static void needed(SheetLine line, String field, Number value, long least) {
    if (value == null) {
      line.fault(field, null, "it must be there");
      return;
    }
    atLeast(line, field, value.longValue(), least);
  }

  private static void atLeast(SheetLine line, String field, Long value, long least) {
    if (value != null && value < least) {
      line.fault(field, value.toString(), "allowed is " + least + " or more");
    }
  }
}
