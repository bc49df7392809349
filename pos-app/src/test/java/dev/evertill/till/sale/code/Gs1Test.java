package dev.evertill.till.sale.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.till.money.Exact;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Percent;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.money.Rounding;
import dev.evertill.till.money.UnitPrice;
import dev.evertill.till.sale.code.Gs1.Element;
import dev.evertill.till.sale.code.Gs1.Measure;
import dev.evertill.till.sale.code.Gs1.Piece;
import dev.evertill.till.sale.code.Gs1.Serialised;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class Gs1Test {
  private static Gs1 gs1(String scanned) {
    return (Gs1) Barcode.read(scanned);
  }

  @Test
  void theItemAndItsMarksAreNamed() {
    Gs1 code =
        gs1(
            "(01)09501101530003(10)B1(20)07(21)S1(22)2A(240)ADD(241)PART(250)SEC"
                + "(8200)https://example.com/a");

    assertThat(code.gtin()).contains("09501101530003");
    assertThat(code.batch()).contains("B1");
    assertThat(code.variant()).contains("07");
    assertThat(code.serial()).contains("S1");
    assertThat(code.consumerVariant()).contains("2A");
    assertThat(code.additionalId()).contains("ADD");
    assertThat(code.customerPart()).contains("PART");
    assertThat(code.secondarySerial()).contains("SEC");
    assertThat(code.productUrl()).contains("https://example.com/a");
    assertThat(code.sscc()).isEmpty();
    assertThat(code.content()).isEmpty();
    assertThat(code.value("37")).isEmpty();
  }

  @Test
  void aLogisticUnitIsNoItem() {
    Gs1 code = gs1("(00)376104250021234569(02)09501101530003(37)24");

    assertThat(code.sscc()).contains("376104250021234569");
    assertThat(code.content()).contains("09501101530003");
    assertThat(code.contained()).contains(Quantity.of(24));
    assertThat(code.gtin()).isEmpty();
    assertThat(gs1("(03)09501101530003").madeToOrderGtin()).contains("09501101530003");
  }

  @Test
  void everyDateIsRead() {
    Gs1 code =
        gs1("(01)09501101530003(11)250101(13)250103(15)250104(16)250105(17)250106(12)250102");

    assertThat(code.productionDate()).contains(LocalDate.of(2025, 1, 1));
    assertThat(code.dueDate()).contains(LocalDate.of(2025, 1, 2));
    assertThat(code.packagingDate()).contains(LocalDate.of(2025, 1, 3));
    assertThat(code.bestBefore()).contains(LocalDate.of(2025, 1, 4));
    assertThat(code.sellBy()).contains(LocalDate.of(2025, 1, 5));
    assertThat(code.expiry()).contains(LocalDate.of(2025, 1, 6));
  }

  @Test
  void dayZeroIsTheLastOfTheMonth() {
    assertThat(gs1("(17)240200").expiry()).contains(LocalDate.of(2024, 2, 29));
    assertThat(gs1("(17)250200").expiry()).contains(LocalDate.of(2025, 2, 28));
    assertThat(gs1("(17)251200").expiry()).contains(LocalDate.of(2025, 12, 31));
  }

  @Test
  void theCenturyIsTheNearOne() {
    assertThat(year("760101", 2025)).isEqualTo(1976);
    assertThat(year("750101", 2025)).isEqualTo(2075);
    assertThat(year("490101", 1999)).isEqualTo(2049);
    assertThat(year("500101", 1999)).isEqualTo(1950);
    assertThat(year("000101", 2050)).isEqualTo(2100);
    assertThat(year("010101", 2050)).isEqualTo(2001);
    assertThat(year("990101", 2049)).isEqualTo(2099);
    assertThat(year("990101", 2048)).isEqualTo(1999);
    assertThat(year("250101", 2025)).isEqualTo(2025);
  }

  private static int year(String date, int now) {
    Gs1 code = (Gs1) new BarcodeReader(List.of(), 2, now).read("(17)" + date);
    assertThat(code.year()).isEqualTo(now);
    assertThat(gs1("(17)" + date).in(now)).isEqualTo(code);
    return code.expiry().orElseThrow().getYear();
  }

  @Test
  void aLeapDayInTheWrongCenturyIsTheLastOfFebruary() {
    assertThat(gs1("(17)000229").expiry()).contains(LocalDate.of(2000, 2, 29));
    assertThat(gs1("(17)000229").in(2060).expiry()).contains(LocalDate.of(2100, 2, 28));
    assertThat(new BarcodeReader(List.of(), 2, 2060).read("(17)000229"))
        .isEqualTo(new Barcode.Unreadable("AI 17 at place 1: day 29, 00 to 28 are allowed"));
  }

  @Test
  void timesAreReadToTheLastPartGiven() {
    assertThat(gs1("(7003)2512311530").expiryTime())
        .contains(LocalDateTime.of(2025, 12, 31, 15, 30));
    assertThat(gs1("(8008)25123115").productionTime())
        .contains(LocalDateTime.of(2025, 12, 31, 15, 0));
    assertThat(gs1("(8008)2512311530").productionTime())
        .contains(LocalDateTime.of(2025, 12, 31, 15, 30));
    assertThat(gs1("(8008)251231153059").productionTime())
        .contains(LocalDateTime.of(2025, 12, 31, 15, 30, 59));
  }

  @Test
  void aNetWeightIsExactInKilograms() {
    assertThat(weight("(3103)001250")).isEqualTo(1250);
    assertThat(weight("(3100)000012")).isEqualTo(12_000);
    assertThat(weight("(3105)123456")).isEqualTo(1235);
    assertThat(weight("(3202)000100")).isEqualTo(454);
    assertThat(gs1("(3201)000010").netKilograms()).contains(Exact.of(45_359_237, 100_000_000));
    assertThat(gs1("(3105)123456").netKilograms()).contains(Exact.of(123_456, 100_000));
    assertThat(gs1("(3105)123456").netWeight(Rounding.DOWN)).contains(new Quantity(1234));
    assertThat(gs1("(10)A").netWeight(Rounding.HALF_UP)).isEmpty();
  }

  private static long weight(String scanned) {
    return gs1(scanned).netWeight(Rounding.HALF_UP).orElseThrow().thousandths();
  }

  @Test
  void everyMeasureKeepsItsDecimals() {
    Gs1 code = gs1("(01)09501101530003(3112)000250(3690)000007(30)5(3572)000001");

    assertThat(code.measures())
        .containsExactly(
            new Measure("3112", 250, 2), new Measure("3690", 7, 0), new Measure("3572", 1, 2));
    assertThat(code.measure("311")).contains(new Measure("3112", 250, 2));
    assertThat(code.measure("311").orElseThrow().exact()).isEqualTo(Exact.of(5, 2));
    assertThat(code.measure("310")).isEmpty();
    assertThat(code.count()).contains(Quantity.of(5));
    assertThat(gs1("(3922)100(240)1").measures()).isEmpty();
    assertThat(gs1("(3100)000001").measures()).hasSize(1);
    assertThat(gs1("(3695)000001").measures()).hasSize(1);
  }

  @Test
  void aPriceSaysItsCurrencyOrNone() {
    assertThat(gs1("(3922)1250").price()).contains(new Gs1Amount("", 1250, 2));
    assertThat(gs1("(3932)9781250").price()).contains(new Gs1Amount("978", 1250, 2));
    assertThat(gs1("(3902)1250").payable()).contains(new Gs1Amount("", 1250, 2));
    assertThat(gs1("(3910)3921250").payable()).contains(new Gs1Amount("392", 1250, 0));
    assertThat(gs1("(3953)001799").pricePerMeasure()).contains(new Gs1Amount("", 1799, 3));
    assertThat(gs1("(10)A").price()).isEmpty();
    assertThat(gs1("(10)A").payable()).isEmpty();
    assertThat(gs1("(10)A").pricePerMeasure()).isEmpty();
  }

  @Test
  void anAmountFitsACurrencyOrNot() {
    assertThat(new Gs1Amount("", 1250, 2).money(2)).contains(Money.of(1250));
    assertThat(new Gs1Amount("", 1250, 2).money(3)).contains(Money.of(12_500));
    assertThat(new Gs1Amount("", 1250, 2).money(0)).isEmpty();
    assertThat(new Gs1Amount("", 1200, 2).money(0)).contains(Money.of(12));
    assertThat(new Gs1Amount("", 12, 0).money(2)).contains(Money.of(1200));
    assertThat(new Gs1Amount("", 1799, 3).unitPrice(2)).contains(new UnitPrice(1799, 1));
    assertThat(new Gs1Amount("", 17, 0).unitPrice(2)).contains(UnitPrice.ofMinor(1700));
    assertThat(new Gs1Amount("", 1, 9).unitPrice(3)).contains(new UnitPrice(1, 6));
    assertThat(new Gs1Amount("", 1, 9).unitPrice(2)).isEmpty();
  }

  @Test
  void aCouponSaysItsDiscountOrItsPoints() {
    assertThat(gs1("(255)9501101530003123(3942)1250").percentOff()).contains(Percent.parse("12.5"));
    assertThat(gs1("(255)9501101530003123(3940)0010").percentOff()).contains(Percent.of(10));
    assertThat(gs1("(255)9501101530003123").coupon())
        .contains(new Serialised("9501101530003", "123"));
    assertThat(gs1("(255)9501101530003").coupon()).contains(new Serialised("9501101530003", ""));
    assertThat(gs1("(255)9501101530003(8111)0050").points()).contains(50);
    assertThat(gs1("(10)A").percentOff()).isEmpty();
    assertThat(gs1("(10)A").points()).isEmpty();
  }

  @Test
  void documentsAssetsAndPiecesAreTakenApart() {
    assertThat(gs1("(253)9501101530003DOC").document())
        .contains(new Serialised("9501101530003", "DOC"));
    assertThat(gs1("(8003)09501101530003CRATE7").asset())
        .contains(new Serialised("9501101530003", "CRATE7"));
    assertThat(gs1("(8006)095011015300030102").piece()).contains(new Piece("09501101530003", 1, 2));
    assertThat(gs1("(8026)095011015300030212(37)1").containedPiece())
        .contains(new Piece("09501101530003", 2, 12));
    assertThat(gs1("(10)A").piece()).isEmpty();
    assertThat(gs1("(10)A").containedPiece()).isEmpty();
    assertThat(gs1("(8005)001799").agreedUnitPrice()).contains("001799");
    assertThat(gs1("(415)9501101530003(8020)SLIP").paymentReference()).contains("SLIP");
  }

  @Test
  void aPlaceIsAskedForByItsIdentifier() {
    Gs1 code = gs1("(410)9501101530003(400)ORDER");

    assertThat(code.gln("410")).contains("9501101530003");
    assertThat(code.gln("414")).isEmpty();
    assertThat(code.gln("400")).isEmpty();
    assertThat(gs1("(01)09501101530003(17)251231(10)41").gln("10")).isEmpty();
  }

  @Test
  void twoWithTheSameElementsAreEqual() {
    Gs1 code = gs1("(01)09501101530003(17)251231");

    assertThat(code)
        .isEqualTo(gs1("]C1010950110153000317251231"))
        .hasSameHashCodeAs(gs1("]C1010950110153000317251231"))
        .isNotEqualTo(gs1("(01)09501101530003"))
        .isNotEqualTo("(01)09501101530003(17)251231")
        .hasToString("(01)09501101530003(17)251231");
    assertThat(code.hashCode()).isNotEqualTo(gs1("(01)09501101530003").hashCode());
    assertThat(new Element("10", "A").title()).isEqualTo("BATCH/LOT");
    assertThat(new Element("05", "A").title()).isEmpty();
  }
}
