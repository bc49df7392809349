package dev.evertill.till.sale;

import dev.evertill.till.money.Money;
import dev.evertill.till.sale.tax.TaxShare;
import java.util.List;

/**
 * A line with what it costs: {@code listed} less the reductions is {@code amount}. All amounts are
 * 0 on a voided line, and below 0 where goods come back. Immutable.
 *
 * @param listed price × quantity, or what the label says
 * @param amount what the line costs as its price is written
 * @param taxes the taxes in it; its gross is what the line adds to the total
 */
public record PricedLine(
    Line line, Money listed, List<Reduction> reductions, Money amount, TaxShare taxes) {
  public PricedLine {
    reductions = List.copyOf(reductions);
  }
}
