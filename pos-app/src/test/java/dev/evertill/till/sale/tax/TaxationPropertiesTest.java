package dev.evertill.till.sale.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.Seeds;
import dev.evertill.till.money.Exact;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.tax.TaxRule.Order;
import dev.evertill.till.sale.tax.TaxRule.Prices;
import dev.evertill.till.sale.tax.TaxRule.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaxationPropertiesTest {
  private static final String[] RATES = {"0", "5", "7", "9.975", "19", "20", "25.5", "0.000001"};

  @Test
  void netAndTaxesAreTheGrossAndTheLinesAreTheSums() {
    Seeds.each(
        600,
        chance -> {
          List<Taxable> lines = lines(chance);
          TaxRule rule = rule(chance);
          Taxed taxed = Taxation.of(lines, rule);

          assertThat(taxed.lines()).hasSize(lines.size());
          Money paid = Money.ZERO;
          for (int i = 0; i < lines.size(); i++) {
            paid = paid.plus(taxed.lines().get(i).gross());
            holds(lines.get(i), taxed.lines().get(i), rule.prices());
          }
          assertThat(taxed.gross()).isEqualTo(paid);
          for (TaxSum sum : taxed.sums()) {
            assertThat(sum).isEqualTo(addedUp(sum.taxClass(), lines, taxed.lines()));
            assertThat(sum.net().plus(sum.tax())).isEqualTo(sum.gross());
          }
          assertThat(taxed.sums().stream().map(TaxSum::taxClass).distinct())
              .containsExactlyInAnyOrderElementsOf(
                  lines.stream().map(Taxable::taxClass).distinct().toList());
        });
  }

  /** The price is the net with the included taxes, the bases are what they say they are. */
  private static void holds(Taxable line, TaxShare share, Prices prices) {
    Money price = share.net();
    Money gross = line.amount();
    Money raised = share.net();
    for (int i = 0; i < share.taxes().size(); i++) {
      Tax tax = line.taxClass().taxes().get(i);
      TaxAmount amount = share.taxes().get(i);
      assertThat(amount.tax()).isEqualTo(tax);
      assertThat(amount.base()).isEqualTo(tax.onRaisedBase() ? raised : share.net());
      raised = tax.raisesBase() ? raised.plus(amount.amount()) : raised;
      if (tax.isIncluded(prices)) {
        price = price.plus(amount.amount());
      } else {
        gross = gross.plus(amount.amount());
      }
    }
    assertThat(price).isEqualTo(line.amount());
    assertThat(share.gross()).isEqualTo(gross);
  }

  private static TaxSum addedUp(TaxClass taxClass, List<Taxable> lines, List<TaxShare> shares) {
    Money net = Money.ZERO;
    Money gross = Money.ZERO;
    Money[] bases = new Money[taxClass.taxes().size()];
    Money[] amounts = new Money[bases.length];
    Arrays.fill(bases, Money.ZERO);
    Arrays.fill(amounts, Money.ZERO);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).taxClass().equals(taxClass)) {
        net = net.plus(shares.get(i).net());
        gross = gross.plus(shares.get(i).gross());
        for (int tax = 0; tax < bases.length; tax++) {
          bases[tax] = bases[tax].plus(shares.get(i).taxes().get(tax).base());
          amounts[tax] = amounts[tax].plus(shares.get(i).taxes().get(tax).amount());
        }
      }
    }
    List<TaxAmount> taxes = new ArrayList<>();
    for (int tax = 0; tax < bases.length; tax++) {
      taxes.add(new TaxAmount(taxClass.taxes().get(tax), bases[tax], amounts[tax]));
    }
    return new TaxSum(taxClass, net, taxes, gross);
  }

  @Test
  void negatedLinesGiveTheNegatedDocument() {
    Seeds.each(
        400,
        chance -> {
          List<Taxable> lines = lines(chance);
          TaxRule rule = rule(chance);
          Taxed sold = Taxation.of(lines, rule);
          Taxed back =
              Taxation.of(lines.stream().map(TaxationPropertiesTest::negated).toList(), rule);

          assertThat(back.lines())
              .isEqualTo(sold.lines().stream().map(TaxationPropertiesTest::negated).toList());
          assertThat(back.sums())
              .isEqualTo(
                  sold.sums().stream()
                      .map(
                          sum -> {
                            TaxShare share =
                                negated(new TaxShare(sum.net(), sum.taxes(), sum.gross()));
                            return new TaxSum(
                                sum.taxClass(), share.net(), share.taxes(), share.gross());
                          })
                      .toList());
        });
  }

  private static Taxable negated(Taxable line) {
    return new Taxable(
        line.taxClass(), line.quantity().negate(), line.amount().negate(), line.known());
  }

  private static TaxShare negated(TaxShare share) {
    return new TaxShare(
        share.net().negate(),
        share.taxes().stream()
            .map(tax -> new TaxAmount(tax.tax(), tax.base().negate(), tax.amount().negate()))
            .toList(),
        share.gross().negate());
  }

  @Test
  void aLineRoundedAloneIsTheDefinitionRounded() {
    Seeds.each(
        600,
        chance -> {
          Taxable line = line(chance, taxClass(chance, "A"));
          TaxRule rule = rule(chance);
          ExactTaxes exact = new ExactTaxes(line.taxClass(), rule.prices());
          List<Money> expected =
              rule.order() == Order.TAX_FIRST
                  ? exact.of(line).stream().map(tax -> tax.rounded(rule.rounding())).toList()
                  : exact.onRoundedNet(line, rule.rounding());

          Taxed taxed = Taxation.of(List.of(line), rule);
          assertThat(taxed.lines().get(0).taxes().stream().map(TaxAmount::amount))
              .containsExactlyElementsOf(expected);
          for (Scope scope : Scope.values()) {
            TaxRule other = new TaxRule(rule.prices(), scope, rule.order(), rule.rounding());
            assertThat(Taxation.of(List.of(line), other)).isEqualTo(taxed);
          }
        });
  }

  @Test
  void theTaxOfADocumentIsTheExactSumRoundedOnce() {
    Seeds.each(
        400,
        chance -> {
          TaxClass taxClass = taxClass(chance, "A");
          List<Taxable> lines = lines(chance, taxClass);
          TaxRule some = rule(chance);
          TaxRule rule =
              new TaxRule(some.prices(), Scope.DOCUMENT, Order.TAX_FIRST, some.rounding());
          ExactTaxes exact = new ExactTaxes(taxClass, rule.prices());
          Taxed taxed = Taxation.of(lines, rule);

          for (int tax = 0; tax < taxClass.taxes().size(); tax++) {
            Exact sum = Exact.ZERO;
            for (int i = 0; i < lines.size(); i++) {
              Exact share = exact.of(lines.get(i)).get(tax);
              Exact off = Exact.of(taxed.lines().get(i).taxes().get(tax).amount()).minus(share);
              assertThat(off.negate()).isLessThan(Exact.ONE);
              assertThat(off).isLessThan(Exact.ONE);
              sum = sum.plus(share);
            }
            assertThat(taxed.sums().get(0).taxes().get(tax).amount())
                .isEqualTo(sum.rounded(rule.rounding()));
          }
        });
  }

  @Test
  void baseFirstTheDocumentIsTaxedAsOneLineOfEverything() {
    Seeds.each(
        300,
        chance -> {
          TaxClass taxClass = taxClass(chance, "A");
          List<Taxable> lines = lines(chance, taxClass);
          TaxRule some = rule(chance);
          TaxRule rule = new TaxRule(some.prices(), Scope.DOCUMENT, some.order(), some.rounding());
          Money amount = lines.stream().map(Taxable::amount).reduce(Money.ZERO, Money::plus);
          Quantity quantity =
              lines.stream().map(Taxable::quantity).reduce(Quantity.ZERO, Quantity::plus);

          Taxed one = Taxation.of(List.of(Taxable.of(taxClass, quantity, amount)), rule);
          assertThat(Taxation.of(lines, rule).sums()).isEqualTo(one.sums());
        });
  }

  @Test
  void theOrderOfScanningDoesNotShowInTheSums() {
    Seeds.each(
        300,
        chance -> {
          List<Taxable> lines = lines(chance);
          TaxRule rule = rule(chance);
          List<TaxSum> sums = Taxation.of(lines, rule).sums();
          List<Taxable> shuffled = new ArrayList<>(lines);
          Collections.shuffle(shuffled, chance);

          assertThat(Taxation.of(shuffled, rule).sums()).isEqualTo(sums);
        });
  }

  @Test
  void goodsThatComeBackTakeOffWhatTheyWereSoldWith() {
    Seeds.each(
        300,
        chance -> {
          List<Taxable> lines = lines(chance);
          TaxRule rule = rule(chance);
          Taxed sold = Taxation.of(lines, rule);
          List<Taxable> back = new ArrayList<>(lines);
          for (int i = 0; i < lines.size(); i++) {
            Taxable line = negated(lines.get(i));
            back.add(
                new Taxable(
                    line.taxClass(),
                    line.quantity(),
                    line.amount(),
                    Optional.of(negated(sold.lines().get(i)))));
          }
          Taxed both = Taxation.of(back, rule);

          assertThat(both.gross()).isEqualTo(Money.ZERO);
          assertThat(both.lines().subList(0, lines.size())).isEqualTo(sold.lines());
          for (TaxSum sum : both.sums()) {
            assertThat(sum.net()).isEqualTo(Money.ZERO);
            assertThat(sum.taxes()).allMatch(tax -> tax.base().isZero() && tax.amount().isZero());
          }
        });
  }

  private static TaxRule rule(Random chance) {
    return new TaxRule(
        any(chance, Prices.values()),
        any(chance, Scope.values()),
        any(chance, Order.values()),
        any(chance, Rounding.values()));
  }

  private static <T> T any(Random chance, T[] values) {
    return values[chance.nextInt(values.length)];
  }

  /** Lines of up to three classes, one of them exempt; now and then goods that come back. */
  private static List<Taxable> lines(Random chance) {
    List<TaxClass> classes =
        List.of(taxClass(chance, "A"), taxClass(chance, "A"), TaxClass.exempt("E", "E", ""));
    List<Taxable> lines = new ArrayList<>();
    for (int i = 1 + chance.nextInt(12); i > 0; i--) {
      lines.add(line(chance, classes.get(chance.nextInt(classes.size()))));
    }
    return lines;
  }

  private static List<Taxable> lines(Random chance, TaxClass taxClass) {
    List<Taxable> lines = new ArrayList<>();
    for (int i = 1 + chance.nextInt(12); i > 0; i--) {
      lines.add(line(chance, taxClass));
    }
    return lines;
  }

  private static Taxable line(Random chance, TaxClass taxClass) {
    long amount = chance.nextInt(chance.nextInt(10) == 0 ? Integer.MAX_VALUE : 3_000);
    Quantity quantity =
        chance.nextBoolean()
            ? Quantity.of(1 + chance.nextInt(5))
            : new Quantity(1 + chance.nextInt(5_000));
    Taxable line = Taxable.of(taxClass, quantity, Money.of(amount));
    return chance.nextInt(5) == 0 ? negated(line) : line;
  }

  private static TaxClass taxClass(Random chance, String code) {
    List<Tax> taxes = new ArrayList<>();
    for (int i = 1 + chance.nextInt(4); i > 0; i--) {
      taxes.add(tax(chance, "T" + i));
    }
    return ExactTaxes.possible(taxes)
        ? TaxClass.taxed(code, code, taxes.toArray(Tax[]::new))
        : taxClass(chance, code);
  }

  private static Tax tax(Random chance, String code) {
    Percent rate =
        chance.nextInt(4) == 0
            ? new Percent(chance.nextInt(60_000_000))
            : Percent.parse(any(chance, RATES));
    Tax tax =
        switch (chance.nextInt(4)) {
          case 0 -> Tax.percentOfGross(code, code, rate);
          case 1 -> Tax.perUnit(code, code, new UnitPrice(chance.nextInt(500), chance.nextInt(4)));
          default -> Tax.percent(code, code, rate);
        };
    tax = chance.nextInt(3) == 0 ? tax.included() : tax;
    tax = chance.nextInt(3) == 0 ? tax.added() : tax;
    tax = chance.nextInt(3) == 0 ? tax.raisingBase() : tax;
    return chance.nextInt(3) == 0 ? tax.onPlainBase() : tax;
  }
}
