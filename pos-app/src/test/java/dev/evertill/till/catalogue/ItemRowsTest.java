package dev.evertill.till.catalogue;

import static dev.evertill.till.catalogue.Rows.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.Item;
import dev.evertill.till.sale.Unit;
import dev.evertill.till.sale.tax.Tax;
import dev.evertill.till.sale.tax.TaxClass;
import dev.evertill.till.sale.tax.TaxTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemRowsTest {
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  private static final TaxClass OLD =
      TaxClass.taxed("A", "VAT", Tax.percent("A", "VAT", Percent.of(19)));
  private static final TaxClass NEW =
      TaxClass.taxed("A", "VAT", Tax.percent("A", "VAT", Percent.of(20)));
  private static final TaxTable TAXES =
      new TaxTable(
          List.of(
              new TaxTable.Period(OLD, Optional.of(LocalDate.of(2020, 1, 1)), Optional.of(LAST)),
              new TaxTable.Period(NEW, Optional.of(LAST.plusDays(1)), Optional.empty())));

  private static Item read(String value, LocalDate day) throws MalformedException {
    return ItemRows.item(Rows.row(CatalogueRow.ITEM, "4011", value), TAXES, day);
  }

  @Test
  void anItemHasAllThatItsRowSays() throws Exception {
    assertThat(
            read(
                "{'name':'Diesel','code':'04012345000177','group':'Fuel','price':17999,"
                    + "'places':1,'tax':'A','unit':'kg','minAge':16,'fixedPrice':true}",
                LAST))
        .isEqualTo(
            new Item(
                "4011",
                "04012345000177",
                "Diesel",
                "Fuel",
                new UnitPrice(17999, 1),
                OLD,
                Unit.KILOGRAM,
                16,
                true));
  }

  @Test
  void whatAnItemDoesNotSayIsNothing() throws Exception {
    assertThat(
            read(
                "{'name':'Roll','group':'Bakery','price':45,'tax':'A','unit':'piece'}",
                LAST.plusDays(1)))
        .isEqualTo(
            new Item(
                "4011", "", "Roll", "Bakery", UnitPrice.ofMinor(45), NEW, Unit.PIECE, 0, false));
  }

  @Test
  void aPriceThatHoldsForATimeIsThePriceOnItsDaysAndNoOther() throws Exception {
    String value =
        "{'name':'Roll','group':'Bakery','price':45,'tax':'A','unit':'piece','prices':["
            + "{'price':30,'from':'2026-12-24','until':'2026-12-24'},"
            + "{'price':3995,'places':2,'from':'2026-12-20','until':'2026-12-27'},"
            + "{'price':50,'from':'2027-01-01'}]}";
    assertThat(read(value, LocalDate.of(2026, 12, 19)).price()).isEqualTo(UnitPrice.ofMinor(45));
    assertThat(read(value, LocalDate.of(2026, 12, 20)).price()).isEqualTo(new UnitPrice(3995, 2));
    assertThat(read(value, LocalDate.of(2026, 12, 24)).price()).isEqualTo(UnitPrice.ofMinor(30));
    assertThat(read(value, LocalDate.of(2026, 12, 27)).price()).isEqualTo(new UnitPrice(3995, 2));
    assertThat(read(value, LocalDate.of(2026, 12, 28)).price()).isEqualTo(UnitPrice.ofMinor(45));
    assertThat(read(value, LocalDate.of(2027, 1, 1)).price()).isEqualTo(UnitPrice.ofMinor(50));
  }

  @Test
  void whatIsWrongWithAnItemIsNamed() {
    String good = "{'name':'Roll','group':'Bakery','price':45,'tax':'A','unit':'piece'}";
    refused(() -> read(good, LocalDate.of(2019, 12, 31)), "tax A: no such class on 2019-12-31");
    refused(() -> read(good.replace("'A'", "'Q'"), LAST), "tax Q: no such class on 2026-12-31");
    refused(() -> read(good.replace("piece", "bag"), LAST), "unit bag: allowed are piece, kg");
    refused(() -> read(good.replace("45", "45,'places':7"), LAST), "places 7: allowed is 0 to 6");
    refused(
        () -> read(good.replace("'name':'Roll',", ""), LAST), "name is missing: it must be there");
    refused(
        () -> read(good.replace("45", "45,'prices':[{'price':1,'from':'1.12.'}]"), LAST),
        "prices[0].from 1.12.: allowed is a day such as 2026-12-01");
    refused(
        () -> read(good.replace("45", "45,'prices':[{'price':1,'places':7}]"), LAST),
        "prices[0].places 7: allowed is 0 to 6");
  }
}
