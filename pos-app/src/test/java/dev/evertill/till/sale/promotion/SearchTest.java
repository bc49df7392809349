package dev.evertill.till.sale.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.Seeds;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Promotions of sets that want the same pieces. */
class SearchTest {
  private static final int ALL_STATES = 1_000_000;

  /** What is searched together in a basket. */
  private record Task(List<Piece> pieces, List<Claim> claims, Scores scores) {
    Search search() {
      return new Search(pieces, claims, scores);
    }
  }

  private static Effort effort() {
    return new Effort(Effort.STEPS);
  }

  private static List<Task> tasks(List<Goods> goods, List<Promotion> promotions) {
    List<Row> rows = Row.of(goods);
    List<Claim> claims = Promotions.of(promotions).claims(rows, Shop.MONDAY);
    List<Task> tasks = new ArrayList<>();
    if (claims.isEmpty()) {
      return tasks;
    }
    Contest contest = new Contest(rows, claims, Rounding.HALF_UP, effort());
    for (List<Claim> group : contest.prepare()) {
      List<Piece> pieces = Contest.pieces(group);
      tasks.add(new Task(pieces, group, contest.scores(pieces)));
    }
    return tasks;
  }

  private static List<Task> tasks(Random chance) {
    RandomShop shop = new RandomShop(chance);
    List<Goods> goods = shop.goods(14);
    List<Promotion> promotions = shop.promotions(4, 1);
    promotions.removeIf(each -> each.offer() instanceof Offer.Basket);
    List<Task> tasks = tasks(goods, promotions);
    tasks.removeIf(task -> task.search().decided().isEmpty());
    return tasks;
  }

  @Test
  void whatIsLeftOutCouldNotHaveBeenTheBest() {
    Seeds.each(
        4_000,
        chance -> {
          for (Task task : tasks(chance)) {
            Search search = task.search();
            search.solve(ALL_STATES);
            long best = search.score();
            int[] chosen = search.chosen();
            Bound bound = new Bound(task.pieces(), search.running(), task.scores(), Effort.STEPS);
            for (int round = 0; round < 2; round++) {
              search.solve(ALL_STATES, bound, best - 1);
              assertThat(search.hasFound()).isTrue();
              assertThat(search.score()).isEqualTo(best);
              assertThat(search.chosen()).hasSameSizeAs(chosen);
              search.solve(ALL_STATES, bound, best);
              assertThat(search.hasFound()).isFalse();
              bound.tighten(best);
            }
          }
        });
  }

  @Test
  void aSearchThatIsCutShortStillEndsWithAChoiceThatIsNoBetter() {
    Seeds.each(
        2_000,
        chance -> {
          for (Task task : tasks(chance)) {
            Search search = task.search();
            search.solve(ALL_STATES);
            long best = search.score();
            assertThat(search.wasCut()).isFalse();
            search.solve(2);
            assertThat(search.hasFound()).isTrue();
            assertThat(search.score()).isBetween(0L, best);
            Choice.of(task.pieces(), task.claims(), task.scores(), effort()).make();
            assertThat(task.pieces()).allMatch(piece -> piece.saved <= piece.lot.worth);
          }
        });
  }

  private static Promotion bundle(String id, long price, Selector... parts) {
    List<Offer.Bundle.Part> bundle = new ArrayList<>();
    for (Selector part : parts) {
      bundle.add(new Offer.Bundle.Part(part, 1));
    }
    return Shop.of(id, 1, new Offer.Bundle(bundle, Money.of(price)));
  }

  /** Six promotions for everything in three groups. */
  private static List<Promotion> everything() {
    Selector one = Selector.groups("g0");
    Selector two = Selector.groups("g1");
    Selector three = Selector.groups("g2");
    return List.of(
        Shop.of("a", 1, new Offer.Cheapest(Selector.ALL, 3, 1, Percent.HUNDRED)),
        Shop.of("b", 1, new Offer.ForPrice(Selector.ALL, 10, Money.of(900))),
        Shop.of("c", 1, new Offer.BuyGet(one, 1, two, 1, Percent.of(50))),
        bundle("d", 600, one, two, three),
        bundle("e", 500, Selector.groups("g0", "g1"), two, three),
        Shop.limited("f", 1, 7, new Offer.Each(Selector.ALL, Shop.part(30))));
  }

  private static List<Goods> lines(int lines, int pieces) {
    Random chance = new Random(3);
    List<Goods> goods = new ArrayList<>();
    for (int i = 1; i <= lines; i++) {
      goods.add(Shop.pieces(i, "s" + i, "g" + i % 3, pieces, 50 + chance.nextInt(900)));
    }
    return goods;
  }

  @Test
  void aHundredLinesThatEverybodyWantsAreChosenExactly() {
    Task task = tasks(lines(100, 1), everything()).get(0);
    Search search = task.search();
    search.solve(Choice.FEW_STATES);
    assertThat(search.wasCut()).isTrue();
    long first = search.score();
    Bound bound = new Bound(task.pieces(), search.running(), task.scores(), Effort.STEPS);
    bound.tighten(first);
    search.solve(Choice.FEW_STATES, bound, first);
    assertThat(search.score()).isGreaterThan(first);
    long best = search.score();
    bound.tighten(best);
    search.solve(Choice.MOST_STATES, bound, best);
    assertThat(search.wasCut()).isFalse();
    assertThat(search.hasFound()).isFalse();
    List<Applied> given = Shop.on(lines(100, 1), everything().toArray(Promotion[]::new));
    assertThat(Shop.saved(given)).isEqualTo(41_763);
  }

  @Test
  void millionsOfPiecesAreChosenWellAndSoon() {
    List<Applied> given = Shop.on(lines(100, 9_999), everything().toArray(Promotion[]::new));
    // the hundred lines once, 9,999 times as much
    assertThat(Shop.saved(given)).isGreaterThan(41_763L * 9_900);
  }

  @Test
  void aBundleOfVeryManyPartsIsGivenAllTheSame() {
    Selector[] parts = new Selector[24];
    List<Goods> goods = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      parts[i] = i % 2 == 0 ? Selector.items("s" + i) : Selector.items("s" + i, "s" + (i - 1));
      goods.add(Shop.pieces(i + 1, "s" + i, "g", 9, 100));
    }
    List<Applied> given = Shop.on(goods, bundle("a", 1_400, parts));
    assertThat(given)
        .extracting(each -> each.times() + " save " + each.saved().minor())
        .containsExactly("9 save 9000");
  }

  @Test
  void promotionsWithoutRoomInTheSearchTakeWhatTheOthersLeft() {
    List<Promotion> promotions = new ArrayList<>();
    List<Goods> goods = lines(60, 1);
    for (int i = 0; i < 9; i++) {
      promotions.add(
          bundle(
              "p" + i,
              100L * (9 + i),
              Selector.groups("g0"),
              Selector.groups("g1"),
              Selector.groups("g2")));
    }
    Task task = tasks(goods, promotions).get(0);
    assertThat(task.search().postponed()).hasSize(5);
    List<Applied> given = Shop.on(goods, promotions.toArray(Promotion[]::new));
    assertThat(given).isNotEmpty();
    assertThat(given.get(0).id()).isEqualTo("p0");
  }

  /** A leaflet of five hundred sets for goods of sixty groups, in three priorities. */
  private static List<Promotion> leaflet(Random chance) {
    List<Promotion> leaflet = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Selector one = group(chance);
      Selector two = group(chance);
      int kind = chance.nextInt(3);
      Offer offer =
          kind == 0
              ? new Offer.ForPrice(one, 2 + chance.nextInt(4), Money.of(300 + chance.nextInt(900)))
              : kind == 1
                  ? new Offer.Cheapest(one, 2 + chance.nextInt(3), 1, Percent.HUNDRED)
                  : new Offer.BuyGet(one, 1 + chance.nextInt(2), two, 1, Percent.of(50));
      leaflet.add(Shop.limited("p" + i, 1 + i % 3, chance.nextInt(4) == 0 ? 2 : 0, offer));
    }
    return leaflet;
  }

  private static Selector group(Random chance) {
    return Selector.groups("g" + chance.nextInt(60));
  }

  @Test
  void aLeafletOfFiveHundredSetsIsChosenWell() {
    Random chance = new Random(9);
    List<Goods> goods = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      goods.add(
          Shop.pieces(i, "s" + i, "g" + i % 60, 1 + chance.nextInt(4), 50 + chance.nextInt(900)));
    }
    List<Applied> given = Shop.on(goods, leaflet(chance).toArray(Promotion[]::new));
    assertThat(Shop.saved(given)).isGreaterThan(80_000);
  }

  @Test
  void aSearchTakesNoMoreStepsThanItWasSaidTo() {
    Seeds.each(
        500,
        chance -> {
          for (Task task : tasks(chance)) {
            Search search = task.search();
            long counted = search.steps();
            search.solve(3);
            assertThat(search.steps() - counted).isBetween(1L, 3 * search.weight(0));
            counted = search.steps();
            Bound bound = new Bound(task.pieces(), search.running(), task.scores(), Effort.STEPS);
            search.solve(3, bound, Long.MIN_VALUE);
            int more = search.running().size();
            assertThat(search.steps() - counted).isBetween(1L, 3 * search.weight(more));
          }
        });
  }

  @Test
  void whereNothingMayBeTriedThePromotionThatSavesMostComesFirst() {
    List<Row> rows = Row.of(List.of(Shop.pieces(1, "cola", "drinks", 6, 100)));
    List<Promotion> promotions =
        List.of(
            Shop.of("a", 1, new Offer.ForPrice(Selector.ALL, 2, Money.of(190))),
            Shop.of("b", 1, new Offer.ForPrice(Selector.ALL, 4, Money.of(200))));
    List<Claim> claims = Promotions.of(promotions).claims(rows, Shop.MONDAY);
    Promotions.settle(rows, claims, Rounding.HALF_UP, new Effort(0));
    assertThat(claims.stream().map(Claim::applied).toList())
        .extracting(each -> each.id() + " " + each.times() + " save " + each.saved().minor())
        .containsExactly("a 1 save 10", "b 1 save 200");
  }

  @Test
  void amongVeryManyPiecesLimitedPromotionsAreGivenAsOftenAsTheyMay() {
    List<Goods> goods =
        List.of(
            Shop.pieces(1, "cola", "drinks", 9_999, 100),
            Shop.pieces(2, "juice", "drinks", 9_999, 200));
    assertThat(
            Shop.save(
                goods,
                Shop.limited("a", 1, 3, new Offer.Each(Selector.ALL, Shop.part(10))),
                Shop.limited("b", 1, 2, new Offer.ForPrice(Selector.ALL, 2, Money.of(100)))))
        .containsExactly("a 3x 60: 2=60", "b 2x 600: 2=600");
  }
}
