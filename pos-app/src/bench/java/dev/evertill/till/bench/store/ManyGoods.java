package dev.evertill.till.bench.store;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.Wire;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The goods of a large shop, made up by a seed: the same number is always the same item. Most have
 * a brand, a kind, a taste and a size, in Latin letters with and without accents; one in four has a
 * name in Greek, Cyrillic, Arabic, Chinese or Japanese. Immutable.
 */
public record ManyGoods(int count) {
  private static final long SEED = 20261116;
  private static final int BRANDS = 3_000;

  private static final List<String> SYLLABLES =
      List.of(
          "al", "bra", "cor", "den", "el", "fjo", "gra", "hø", "is", "jun", "kö", "lu", "mar", "né",
          "or", "pri", "qui", "ro", "sta", "tre", "ul", "va", "wen", "xi", "zo", "ška");

  private static final List<String> KINDS =
      List.of(
          "milk",
          "butter",
          "cheese",
          "yoghurt",
          "bread",
          "rolls",
          "cake",
          "biscuits",
          "chocolate",
          "water",
          "lemonade",
          "juice",
          "beer",
          "wine",
          "coffee",
          "tea",
          "rice",
          "noodles",
          "flour",
          "sugar",
          "salt",
          "oil",
          "vinegar",
          "soup",
          "sauce",
          "ham",
          "salami",
          "sausages",
          "fish",
          "spinach",
          "peas",
          "tomatoes",
          "onions",
          "apples",
          "bananas",
          "soap",
          "shampoo",
          "napkins",
          "batteries",
          "candles",
          "Käsekuchen",
          "Müsli",
          "Brötchen",
          "crème brûlée",
          "jalapeño dip",
          "piñata sweets",
          "żurek",
          "çay",
          "smörgås rusks",
          "knedlíky");

  private static final List<String> TASTES =
      List.of(
          "whole",
          "light",
          "organic",
          "smoked",
          "spicy",
          "mild",
          "vanilla",
          "strawberry",
          "lemon",
          "hazelnut",
          "dark",
          "white",
          "family",
          "extra fine",
          "free range",
          "sugar free",
          "mountain",
          "farmhouse",
          "classic",
          "premium",
          "for children",
          "without salt",
          "stone baked",
          "herbs");

  private static final List<List<String>> ELSEWHERE =
      List.of(
          List.of("γάλα", "ψωμί", "τυρί", "ελαιόλαδο", "καφές", "φρέσκο", "πλήρες", "βιολογικό"),
          List.of("молоко", "хлеб", "сыр", "масло", "чай", "свежий", "домашний", "шоколад"),
          List.of("حليب", "خبز", "جبن", "زيت", "قهوة", "طازج", "عضوي", "شاي"),
          List.of("牛奶", "面包", "奶酪", "酱油", "绿茶", "有机", "新鲜", "米饭"),
          List.of("ぎゅうにゅう", "パン", "チーズ", "しょうゆ", "緑茶", "有機", "新鮮", "ごはん"));

  private static final List<String> SIZES =
      List.of(
          "100 g", "150 g", "200 g", "250 g", "500 g", "1 kg", "0.33 l", "0.5 l", "1 l", "6x1.5 l");

  /** The item with a number from 0, with a price that is good for this version. */
  public CatalogueRow row(int number, int version) {
    long price = 29 + (number * 37L + version * 10L) % 2_980;
    return CatalogueRow.of(
        CatalogueRow.ITEM,
        code(number).substring(1),
        Wire.raw(
            ItemValue.of(name(number), code(number), "Misc", price, "B", ItemValue.PIECE, null)));
  }

  public String name(int number) {
    SplittableRandom chance = new SplittableRandom(SEED + number);
    String size = oneOf(SIZES, chance);
    if (chance.nextInt(4) == 0) {
      List<String> words = oneOf(ELSEWHERE, chance);
      return oneOf(words, chance) + " " + oneOf(words, chance) + " " + model(chance) + " " + size;
    }
    String kind = oneOf(KINDS, chance) + " " + oneOf(TASTES, chance);
    String brand = brand(chance.nextInt(BRANDS));
    return chance.nextInt(3) == 0
        ? kind + " " + brand + " " + model(chance) + " " + size
        : brand + " " + kind + " " + size + " " + model(chance);
  }

  private static <T> T oneOf(List<T> all, SplittableRandom chance) {
    return all.get(chance.nextInt(all.size()));
  }

  private static String model(SplittableRandom chance) {
    return "No. " + (1 + chance.nextInt(9_999));
  }

  private static String brand(int number) {
    SplittableRandom chance = new SplittableRandom(SEED - 1 - number);
    StringBuilder brand = new StringBuilder();
    for (int i = 2 + chance.nextInt(2); i >= 0; i--) {
      brand.append(oneOf(SYLLABLES, chance));
    }
    return brand.substring(0, 1).toUpperCase(Locale.ROOT) + brand.substring(1);
  }

  /** A GTIN with 14 digits: of 13, in the order in which makers number, so not in ours. */
  public String code(int number) {
    String body = String.format(Locale.ROOT, "0%012d", 400_000_000_000L + number * 7_919L);
    return body + checkDigit(body);
  }

  /** A code that none of the goods has, and that looks like theirs. */
  public String unknownCode(int number) {
    String body = String.format(Locale.ROOT, "0%012d", 400_000_000_001L + number * 7_919L);
    return body + checkDigit(body);
  }

  /** GS1 General Specifications, section 7.9. */
  private static int checkDigit(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += (body.charAt(i) - '0') * ((body.length() - i) % 2 == 1 ? 3 : 1);
    }
    return (10 - sum % 10) % 10;
  }

  /** Small letters without accents, as somebody types them. */
  public static String typed(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[\\u0300-\\u036f]+", "");
    return Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
