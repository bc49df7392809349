package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures in every form a printer takes them, drawn as {@code #} and {@code .}. */
class DecodedPicturesTest {
  /** Two columns: the first all black, the second black at its top and its bottom. */
  private static final String COLUMNS_OF_8 = "FF 81";

  private static final String AS_DRAWN =
      """
      ##......
      #.......
      #.......
      #.......
      #.......
      #.......
      #.......
      ##......
      """;

  @Test
  void rowsAreDrawnInFourSizes() {
    assertThat(drawn("1D 76 30 00 01 00 02 00 C1 80"))
        .isEqualTo(
            """
            ##.....#
            #.......
            """);
    assertThat(drawn("1D 76 30 01 01 00 01 00 C1")).isEqualTo("####..........##\n");
    assertThat(drawn("1D 76 30 32 01 00 01 00 C1")).isEqualTo("##.....#\n##.....#\n");
    assertThat(drawn("1D 76 30 03 01 00 01 00 C1"))
        .isEqualTo("####..........##\n####..........##\n");
  }

  @Test
  void aLineOfColumnsIsAsHighAsTheHead() {
    String dense = drawn("1B 33 18 1B 2A 01 02 00" + COLUMNS_OF_8 + "0A");
    String sparse = drawn("1B 33 18 1B 2A 00 02 00" + COLUMNS_OF_8 + "0A");

    assertThat(dense.lines())
        .hasSize(24)
        .startsWith("##......", "##......", "##......", "#.......");
    assertThat(sparse.lines())
        .hasSize(24)
        .startsWith("####....", "####....", "####....", "##......");
  }

  @Test
  void linesOfColumnsOnEachOtherAreOnePicture() {
    String band = "1B 2A 21 01 00 FF FF FF 0A";

    assertThat(drawn("1B 33 18" + band + band).lines()).hasSize(48).containsOnly("#.......");
  }

  @Test
  void columnsStandBesideEachOtherInALine() {
    assertThat(drawn("1B 33 18 1B 2A 21 01 00 800000 1B 24 04 00 1B 2A 21 01 00 800000 0A"))
        .startsWith("#...#...\n........\n");
  }

  @Test
  void aWiderFeedLeavesWhiteBetweenLinesOfColumns() {
    String band = "1B 2A 21 01 00 FF FF FF 0A";

    assertThat(drawn(band + band).lines()).hasSize(60).contains("#.......", "........");
  }

  @Test
  void graphicsAreStoredAndThenPrinted() {
    String stored = "1D 28 4C 0C 00 30 70 30 01 01 31 08 00 02 00 C1 80";

    assertThat(Read.of(CommandsTest.bytes(stored), PrinterProfile.EPSON_80MM).whole().blocks())
        .isEmpty();
    assertThat(drawn(stored + "1D 28 4C 02 00 30 32")).isEqualTo("##.....#\n#.......\n");
    assertThat(drawn("1D 38 4C 0C 00 00 00 30 70 30 02 01 31 08 00 02 00 C1 80 1D284C02003002"))
        .isEqualTo("####..........##\n##..............\n");
    assertThat(
            drawn("1D 28 4C 0C 00 30 71 30 01 01 31 02 00 08 00" + COLUMNS_OF_8 + "1D284C02003032"))
        .isEqualTo(AS_DRAWN);
  }

  @Test
  void keptGraphicsArePrintedByTheirKey() {
    String kept = "1D 28 4C 0D 00 30 43 30 47 31 01 08 00 02 00 31 C1 80";

    assertThat(drawn(kept + "1D 28 4C 06 00 30 45 47 31 01 01")).isEqualTo("##.....#\n#.......\n");
    assertThat(about(kept + "1D 28 4C 06 00 30 45 47 32 01 01"))
        .containsExactly("a picture that was not sent");
    String forget = "1D 28 4C 04 00 30 42 47 31";
    assertThat(about(kept + forget + "1D 28 4C 06 00 30 45 47 31 01 01"))
        .containsExactly("a picture that was not sent");
  }

  @Test
  void aDownloadedPictureIsForgottenOnWakingUpAndANumberedOneIsNot() {
    String download = "1D 2A 01 01" + COLUMNS_OF_8 + "000000000000";
    String numbered = "1C 71 01 01 00 01 00" + COLUMNS_OF_8 + "000000000000";

    assertThat(drawn(download + "1D 2F 00")).isEqualTo(AS_DRAWN);
    assertThat(about(download + "1B 40 1D 2F 00")).containsExactly("a picture that was not sent");
    assertThat(drawn(numbered + "1B 40 1C 70 01 00")).isEqualTo(AS_DRAWN);
    assertThat(about(numbered + "1C 70 02 00")).containsExactly("a picture that was not sent");
  }

  @Test
  void whatTheHeadDoesNotReachIsNotPrinted() {
    Read read =
        Read.of(
            CommandsTest.bytes("1D 76 30 00 64 00 01 00" + "FF".repeat(100)),
            PrinterProfile.EPSON_58MM);

    assertThat(read.whole().blocks())
        .singleElement()
        .isInstanceOfSatisfying(
            Block.Raster.class, raster -> assertThat(raster.bitmap().width()).isEqualTo(384));
  }

  @Test
  void aLeftMarginMovesAPicture() {
    assertThat(drawn("1D 4C 10 00 1D 76 30 00 01 00 01 00 C1"))
        .isEqualTo("................##.....#\n");
  }

  @Test
  void textBesideAPictureComesToStandBelowIt() {
    Read read =
        Read.of(
            CommandsTest.bytes("1B 2A 21 01 00 FF FF FF 4D 69 6C 6B 0A"),
            PrinterProfile.EPSON_80MM);

    assertThat(read.whole().blocks()).hasSize(2).element(1).asString().contains("Milk");
    assertThat(read.approximated).containsExactly("text beside a picture");
  }

  @Test
  void codesThatHaveNoBlockAreDrawn() {
    String data = "0A 00 30 50 30 53 6C 69 70 2D 34 37";
    for (String kind : List.of("30", "35", "36")) {
      String store = "1D 28 6B" + data.replaceFirst("30", kind);

      List<String> about = about(store + "1D 28 6B 03 00" + kind + "51 30");

      assertThat(about).as(kind).singleElement().asString().endsWith("as a picture");
    }
  }

  @Test
  void codesThatNobodyDrawsAreReported() {
    Read read =
        Read.of(
            CommandsTest.bytes("1D 28 6B 05 00 32 50 30 68 69 1D 28 6B 03 00 32 51 30"),
            PrinterProfile.EPSON_80MM);

    assertThat(read.unknown).containsExactly("MaxiCode: hi");
  }

  private static List<String> about(String hex) {
    Read read = Read.of(CommandsTest.bytes(hex), PrinterProfile.EPSON_80MM);
    read.whole();
    return read.approximated;
  }

  private static String drawn(String hex) {
    Read read = Read.of(CommandsTest.bytes(hex), PrinterProfile.EPSON_80MM);
    assertThat(read.unknown).isEmpty();
    Block.Raster raster = (Block.Raster) read.whole().blocks().get(0);
    StringBuilder drawn = new StringBuilder();
    for (int y = 0; y < raster.bitmap().height(); y++) {
      for (int x = 0; x < raster.bitmap().width(); x++) {
        drawn.append(raster.bitmap().black(x, y) ? '#' : '.');
      }
      drawn.append('\n');
    }
    return drawn.toString();
  }
}
