package dev.evertill.till.sale.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evertill.till.Seeds;
import dev.evertill.till.money.Money;
import dev.evertill.till.money.Quantity;
import dev.evertill.till.sale.code.Barcode.Gtin;
import dev.evertill.till.sale.code.Barcode.Measured;
import dev.evertill.till.sale.code.Barcode.Measured.Kind;
import dev.evertill.till.sale.code.Barcode.Unreadable;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureLayoutTest {
  private static BarcodeReader reader(String... layouts) {
    return new BarcodeReader(List.of(layouts).stream().map(MeasureLayout::parse).toList(), 2, 2025);
  }

  /** With its check digit. */
  private static String code(String body) {
    return body + Barcode.checkDigit(body);
  }

  @Test
  void aGermanWeightIsReadWithItsCheckDigit() {
    String five = "28" + "1234" + Barcode.valueCheckDigit("01250") + "01250";

    Barcode read = reader("28IIIIVWWWWWK").read(code(five));

    assertThat(read).isEqualTo(new Measured("1234", "0" + code("281234000000"), Kind.WEIGHT, 1250));
    assertThat(((Measured) read).weight()).contains(new Quantity(1250));
    assertThat(((Measured) read).price()).isEmpty();
    assertThat(((Measured) read).count()).isEmpty();
    assertThat(read.keys()).containsExactly("0" + code("281234000000"), "1234");
  }

  @Test
  void aBritishPriceIsReadWithItsCheckDigit() {
    Barcode read = reader("20IIIIIVPPPPK").read(code("200123492875"));

    assertThat(read).isEqualTo(new Measured("1234", "0" + code("200123400000"), Kind.PRICE, 2875));
    assertThat(((Measured) read).price()).contains(Money.of(2875));
    assertThat(((Measured) read).weight()).isEmpty();
    assertThat(((Measured) read).count()).isEmpty();
  }

  @Test
  void aCountIsWholePieces() {
    Barcode read = reader("28IIIIINNNNNK").read(code("281234500012"));

    assertThat(read)
        .isEqualTo(new Measured("12345", "0" + code("281234500000"), Kind.COUNT, 12_000));
    assertThat(((Measured) read).count()).contains(Quantity.of(12));
    assertThat(((Measured) read).price()).isEmpty();
    assertThat(((Measured) read).weight()).isEmpty();
  }

  @Test
  void anAmericanPriceIsReadFromTwelveDigitsAndFromThirteen() {
    BarcodeReader reader = reader("2IIIIIVPPPPK");
    Measured meat = new Measured("1234", "00" + code("20123400000"), Kind.PRICE, 2875);

    assertThat(reader.read(code("20123492875"))).isEqualTo(meat);
    assertThat(reader.read("0" + code("20123492875"))).isEqualTo(meat);
    assertThat(reader.read("]E00" + code("20123492875"))).isEqualTo(meat);
    assertThat(reader.read("0" + "0" + code("20123492875"))).isEqualTo(meat);
    assertThat(reader.read(code("201234928750"))).isInstanceOf(Gtin.class);
  }

  @Test
  void aMisreadValueIsNotSold() {
    assertThat(reader("20IIIIIVPPPPK").read(code("200123482875")))
        .isEqualTo(new Unreadable("price 2875: check digit 8, expected 9"));
    assertThat(reader("28IIIIVWWWWWK").read(code("281234514685")))
        .isEqualTo(new Unreadable("weight 14685: check digit 5, expected 6"));
    assertThat(reader("25IIIIVNNNNNK").read(code("251234514685")))
        .isEqualTo(new Unreadable("count 14685: check digit 5, expected 6"));
    assertThat(reader("28IIIIVWWWWWK").read("2812346146850"))
        .isEqualTo(new Unreadable("not a GTIN: check digit 0, expected 8"));
  }

  @Test
  void theSwedishPrefixSaysWhereThePointIs() {
    BarcodeReader sweden = new BarcodeReader(MeasureLayout.of("SE"), 2, 2025);

    assertThat(value(sweden, "200123451234")).isEqualTo("PRICE 1234");
    assertThat(value(sweden, "210123451234")).isEqualTo("PRICE 12340");
    assertThat(value(sweden, "220123451234")).isEqualTo("PRICE 123400");
    assertThat(value(sweden, "230123451234")).isEqualTo("WEIGHT 1234");
    assertThat(value(sweden, "240123451234")).isEqualTo("WEIGHT 12340");
    assertThat(value(sweden, "250123451234")).isEqualTo("WEIGHT 123400");
    assertThat(sweden.read(code("260123451234"))).isEqualTo(new Gtin("0" + code("260123451234")));
  }

  private static String value(BarcodeReader reader, String body) {
    Measured read = (Measured) reader.read(code(body));
    assertThat(read.item()).isEqualTo("12345");
    return read.kind() + " " + read.value();
  }

  @Test
  void aPriceFollowsTheDecimalsOfTheCurrency() {
    MeasureLayout cents = MeasureLayout.parse("20IIIIIPPPPPK");
    MeasureLayout tens = MeasureLayout.parse("21IIIIIPPPPPK decimals=-1");
    BarcodeReader yen = new BarcodeReader(List.of(cents, tens), 0, 2025);
    BarcodeReader dinar = new BarcodeReader(List.of(cents, tens), 3, 2025);

    assertThat(yen.read(code("201234501200")))
        .isEqualTo(new Measured("12345", "0" + code("201234500000"), Kind.PRICE, 12));
    assertThat(yen.read(code("201234501234")))
        .isEqualTo(new Unreadable("price 12.34: 0 decimals are allowed"));
    assertThat(yen.read(code("211234501234")))
        .isEqualTo(new Measured("12345", "0" + code("211234500000"), Kind.PRICE, 12_340));
    assertThat(dinar.read(code("201234501234")))
        .isEqualTo(new Measured("12345", "0" + code("201234500000"), Kind.PRICE, 12_340));
  }

  @Test
  void theKeyIsTheItemAloneOrWithWhatStandsBefore() {
    String scanned = code("200123401234");

    assertThat(((Measured) reader("20IIIIIPPPPPK").read(scanned)).item()).isEqualTo("1234");
    assertThat(((Measured) reader("20IIIIIPPPPPK key=whole").read(scanned)).item())
        .isEqualTo("2001234");
    assertThat(((Measured) reader("02IIIIIPPPPPK key=whole").read(code("020123401234"))).item())
        .isEqualTo("201234");
    assertThat(((Measured) reader("20XIIIIPPPPPK").read(code("209123401234"))))
        .isEqualTo(new Measured("1234", "0" + code("200123400000"), Kind.PRICE, 1234));
    assertThat(reader("20IIIIIPPPPPK").read(code("200000001234")))
        .isEqualTo(new Unreadable("item number: only zeros"));
  }

  @Test
  void aCodeWithoutAValueIsTheBareItem() {
    assertThat(reader("20IIIIIPPPPPK").read(code("201234500000")))
        .isEqualTo(new Gtin("0" + code("201234500000")));
    assertThat(reader("20IIIIIPPPPPK").read(code("201234500001"))).isInstanceOf(Measured.class);
  }

  @Test
  void withoutALayoutItIsAnOrdinaryNumberOfTheShop() {
    assertThat(Barcode.read(code("201234501234"))).isEqualTo(new Gtin("0" + code("201234501234")));
    assertThat(reader("21IIIIIPPPPPK").read(code("201234501234")))
        .isEqualTo(new Gtin("0" + code("201234501234")));
  }

  @Test
  void anOuterCaseOfAShopsNumberIsNotTakenApart() {
    assertThat(reader("20IIIIIPPPPPK").read(code("1201234501234")))
        .isEqualTo(new Gtin(code("1201234501234")));
  }

  @Test
  void theCloserLayoutReadsACodeThatFitsTwo() {
    BarcodeReader reader = reader("2IIIIIIPPPPPK", "29IIIIIWWWWWK");

    assertThat(((Measured) reader.read(code("291234500500"))).kind()).isEqualTo(Kind.WEIGHT);
    assertThat(((Measured) reader.read(code("281234500500"))).kind()).isEqualTo(Kind.PRICE);
    assertThatThrownBy(() -> reader("20IIIIIPPPPPK", "20IIIIIWWWWWK"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layouts 20IIIIIPPPPPK and 20IIIIIWWWWWK read the same codes, one is allowed");
    assertThat(reader("20IIIIIPPPPPK", "21IIIIIWWWWWK", "2IIIIIVPPPPK").layouts()).hasSize(3);
    assertThatThrownBy(() -> reader("02IIIIIPPPPPK", "22IIIIIPPPPPK", "2IIIIIVPPPPK"))
        .hasMessage("layouts 02IIIIIPPPPPK and 2IIIIIVPPPPK read the same codes, one is allowed");
  }

  @Test
  void whatALayoutSaysIsWhatItReads() {
    assertThat(MeasureLayout.parse(" 28IIIIVWWWWWK ")).isEqualTo(layout("28IIIIVWWWWWK", 3, false));
    assertThat(MeasureLayout.parse("28IIIIVPPPPPK").decimals()).isEqualTo(2);
    assertThat(MeasureLayout.parse("28IIIIVNNNNNK").decimals()).isZero();
    assertThat(MeasureLayout.parse("28IIIIVWWWWWK key=whole  decimals=1").text())
        .isEqualTo("28IIIIVWWWWWK decimals=1 key=whole");
    assertThat(MeasureLayout.parse("28IIIIVWWWWWK key=whole key=item").text())
        .isEqualTo("28IIIIVWWWWWK decimals=3 key=item");
    assertThat(layout("28IIIIVNNNNNK", 0, false).kind()).isEqualTo(Kind.COUNT);
    assertThat(layout("28IIIIVPPPPPK", -2, false).kind()).isEqualTo(Kind.PRICE);
    assertThat(layout("4IIIIIIPPPPK", 3, false).kind()).isEqualTo(Kind.PRICE);
    assertThat(layout("04IIIIIIPPPPK", 3, false).kind()).isEqualTo(Kind.PRICE);
  }

  private static MeasureLayout layout(String pattern, int decimals, boolean wholeKey) {
    return new MeasureLayout(pattern, decimals, wholeKey);
  }

  @Test
  void aLayoutThatCannotBeSaysWhy() {
    refused("28IIIIVWWWWWZ", "'Z' at place 13, 0123456789IXWPNVK are allowed");
    refused("28IIIIWWWWK", "11 places, 13 or 12 are allowed");
    refused("28IIIIIIWWWWWK", "14 places, 13 or 12 are allowed");
    refused("28IIIIKWWWWWK", "one K is allowed, at the end");
    refused("28IIIIVWWWWWW", "one K is allowed, at the end");
    refused("40IIIIVWWWWWK", "02, 04 or 20 to 29 is allowed at the beginning, in 12 places 2 or 4");
    refused("3IIIIIVPPPPK", "02, 04 or 20 to 29 is allowed at the beginning, in 12 places 2 or 4");
    refused("IIIIIIVWWWWWK", "02, 04 or 20 to 29 is allowed at the beginning, in 12 places 2 or 4");
    refused("281234VWWWWWK", "no I for the item's number");
    refused("28IIIIIIIIIIK", "exactly one of W, P and N is allowed");
    refused("28IIIIWWWPPPK", "exactly one of W, P and N is allowed");
    refused("28IIWWIIWWWWK", "W is allowed in one row only");
    refused("28IIIVVPPPPPK", "one V is allowed");
    refused("28IIIIIIVPPPK", "V checks 3 digits, 4 or 5 are allowed");
    refused("28IIIVPPPPPPK", "V checks 6 digits, 4 or 5 are allowed");
    refused("28IIIIVWWWWWK decimals=4", "decimals 4, -2 to 3 are allowed");
    refused("28IIIIVPPPPPK decimals=-3", "decimals -3, -2 to 3 are allowed");
    refused("28IIIIVNNNNNK decimals=1", "decimals 1, 0 to 0 are allowed");
    refused("28IIIIVNNNNNK decimals=-1", "decimals -1, 0 to 0 are allowed");
    refused(
        "28IIIIVWWWWWK key=all",
        "word key=all, decimals=0 to 3, key=item and key=whole are allowed");
  }

  @Test
  void aLayoutMadeWithoutATextIsCheckedToo() {
    assertThatThrownBy(() -> layout("28IIIIVWWWWWZ", 3, false))
        .hasMessage("layout 28IIIIVWWWWWZ: 'Z' at place 13, 0123456789IXWPNVK are allowed");
    assertThatThrownBy(() -> layout("28IIIIIIIIIIK", 0, false))
        .hasMessage("layout 28IIIIIIIIIIK: exactly one of W, P and N is allowed");
  }

  private static void refused(String text, String why) {
    assertThatThrownBy(() -> MeasureLayout.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layout " + text.split(" ")[0] + ": " + why);
  }

  @Test
  void theLayoutsOfACountryGoTogether() {
    for (String country : "AT CA DE DK EE FI GB IT LT LV NO SE US".split(" ")) {
      List<MeasureLayout> layouts = MeasureLayout.of(country);
      assertThat(layouts).as(country).isNotEmpty();
      assertThat(new BarcodeReader(layouts, 2, 2025).layouts())
          .as(country)
          .containsExactlyInAnyOrderElementsOf(layouts);
    }
    assertThat(MeasureLayout.of("DE")).hasSize(6).contains(layout("22IIIIVPPPPPK", 2, false));
    assertThat(MeasureLayout.of("DK")).hasSize(7).contains(layout("27IIIIIWWWWWK", 3, false));
    assertThat(MeasureLayout.of("US")).containsExactly(layout("2IIIIIVPPPPK", 2, false));
    assertThat(MeasureLayout.of("XX")).isEmpty();
    assertThat(MeasureLayout.of("#")).isEmpty();
  }

  @Test
  void whateverAScaleBuildsIsReadBack() {
    Seeds.each(
        1_000,
        chance -> {
          List<MeasureLayout> layouts = MeasureLayout.of("DE");
          MeasureLayout layout = layouts.get(chance.nextInt(layouts.size()));
          String item = String.format("%04d", 1 + chance.nextInt(9_999));
          int number = 1 + chance.nextInt(99_999);
          String value = String.format("%05d", number);
          String scanned =
              code(
                  layout.pattern().substring(0, 2) + item + Barcode.valueCheckDigit(value) + value);

          Measured read = (Measured) new BarcodeReader(layouts, 2, 2025).read(scanned);

          assertThat(Integer.parseInt(read.item())).isEqualTo(Integer.parseInt(item));
          assertThat(read.kind()).isEqualTo(layout.kind());
          assertThat(read.value()).isEqualTo(layout.kind() == Kind.COUNT ? number * 1000L : number);
          assertThat(Barcode.read(read.gtin())).isEqualTo(new Gtin(read.gtin()));
        });
  }
}
