package dev.evertill.sync.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.sync.protocol.CatalogueRow;
import dev.evertill.sync.protocol.ItemValue;
import dev.evertill.sync.protocol.MalformedException;
import dev.evertill.sync.protocol.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoodsFileTest {
  @TempDir Path directory;
  private final List<CatalogueRow> items = new ArrayList<>();
  private final List<String> rejects = new ArrayList<>();

  private GoodsFile.Counts read(String... lines) throws IOException {
    return read(String.join("\n", lines).getBytes(UTF_8));
  }

  private GoodsFile.Counts read(byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve("goods"), bytes);
    return new GoodsFile(file, List.of()).read(items::add, rejects::add);
  }

  private ItemValue only() throws MalformedException {
    assertThat(rejects).isEmpty();
    assertThat(items).hasSize(1);
    return Wire.item(items.get(0).value());
  }

  @Test
  void aGtinIsPaddedAndItsSkuHasNoLeadingZeros() throws Exception {
    read("0012345678905\tPears");
    assertThat(only())
        .isEqualTo(ItemValue.of("Pears", "00012345678905", "Misc", 2119, "A", "piece", null));
    assertThat(items.get(0).key()).isEqualTo("12345678905");
  }

  @Test
  void fourToSevenDigitsAreACodeOfTheShop() throws Exception {
    read("0004011\tBananas");
    assertThat(only().code()).isNull();
    assertThat(items.get(0).key()).isEqualTo("4011");
  }

  @Test
  void namesLoseEntitiesControlsAndDoubledSpaces() throws Exception {
    read("96385074\t  Salt &amp; vinegar\u00a0 &quot;crisps&quot;\u0007 \tlarge&nbsp;bag \r");
    assertThat(only().name()).isEqualTo("Salt & vinegar \"crisps\" large bag");
  }

  @Test
  void everyRejectSaysLineValueAndWhatIsAllowed() throws IOException {
    GoodsFile.Counts counts =
        read(
            "4006381333931\tMarker",
            "4006381333932\tMarker, wrong",
            "123\tThree",
            "123456789\tNine",
            "12345678901\tEleven",
            "123456789012345\tFifteen",
            "40O6381333931\tLetter",
            "00000000\tZeros",
            "4006381333931\tMarker again",
            "04006381333931\tMarker once more",
            "96385074\t &nbsp; ",
            "no tab at all",
            "",
            "01234567\tNot guessed to be UPC-E",
            "4011\tBananas",
            "0004011\tBananas again");
    assertThat(counts).isEqualTo(new GoodsFile.Counts(16, 14));
    assertThat(items).hasSize(2);
    assertThat(rejects)
        .containsExactly(
            "line 2: barcode 4006381333932: check digit 2, expected 1",
            "line 3: barcode 123: 3 digits, allowed are 4 to 8, 12, 13, 14",
            "line 4: barcode 123456789: 9 digits, allowed are 4 to 8, 12, 13, 14",
            "line 5: barcode 12345678901: 11 digits, allowed are 4 to 8, 12, 13, 14",
            "line 6: barcode 123456789012345: 15 digits, allowed are 4 to 8, 12, 13, 14",
            "line 7: barcode 40O6381333931: character 3 is O, allowed are digits",
            "line 8: barcode 00000000: only zeros, at least one other digit is expected",
            "line 9: barcode 4006381333931: sku 4006381333931 is line 1 already, allowed is once",
            "line 10: barcode 04006381333931: sku 4006381333931 is line 1 already, allowed is once",
            "line 11: barcode 96385074: the name is empty, a name is expected",
            "line 12: no tab, expected are barcode, tab, name",
            "line 13: no tab, expected are barcode, tab, name",
            "line 14: barcode 01234567: check digit 7, expected 5",
            "line 16: barcode 0004011: sku 4011 is line 15 already, allowed is once");
  }

  @Test
  void bytesThatAreNoUtf8AreRejectedAlone() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("4011\tBananas\n4012\tCaf".getBytes(UTF_8));
    bytes.write(0xe9);
    bytes.writeBytes("\n4013\tOranges\n".getBytes(UTF_8));
    assertThat(read(bytes.toByteArray())).isEqualTo(new GoodsFile.Counts(3, 1));
    assertThat(rejects).containsExactly("line 2: bytes that are no UTF-8, UTF-8 is expected");
  }

  @Test
  void anEntityThatIsNoCharacterIsRejected() throws IOException {
    read("4011\tBananas &#99999999;");
    assertThat(rejects)
        .containsExactly(
            "line 1: barcode 4011: the name has an entity that is no character: Bananas &#99999999;");
  }

  @Test
  void packedFilesAreKnownByTheirFirstBytes() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("\uFEFF4011\tBananas\n".getBytes(UTF_8));
    }
    read(packed.toByteArray());
    assertThat(only().name()).isEqualTo("Bananas");
  }

  @Test
  void inventedPricesAreThoseOfAShop() throws Exception {
    for (int code = 1_000; code < 3_000; code++) {
      Files.writeString(directory.resolve("one"), code + "\tx");
      new GoodsFile(directory.resolve("one"), List.of()).read(items::add, rejects::add);
    }
    assertThat(items).hasSize(2_000);
    for (CatalogueRow row : items) {
      ItemValue item = Wire.item(row.value());
      assertThat(item.price()).isBetween(29L, 2999L);
      assertThat(item.price() % 10).isEqualTo(9);
      assertThat(item.tax()).isIn("A", "B", "C");
    }
  }

  @Test
  void anEmptyFileHasNoLines() throws IOException {
    assertThat(read(new byte[0])).isEqualTo(new GoodsFile.Counts(0, 0));
  }
}
