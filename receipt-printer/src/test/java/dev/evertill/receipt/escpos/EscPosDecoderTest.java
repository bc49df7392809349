package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Bitmap;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Cell;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import dev.evertill.receipt.Symbology;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscPosDecoderTest {
  private final List<Object> events = new ArrayList<>();
  private final EscPosDecoder decoder =
      new EscPosDecoder(
          PrinterProfile.EPSON_58MM,
          new EscPosDecoder.Listener() {
            @Override
            public void block(Block block) {
              events.add(block);
            }

            @Override
            public void drawerKicked(int pin, int milliseconds) {
              events.add("drawer " + pin + " for " + milliseconds + " ms");
            }

            @Override
            public void statusRequested(int what) {
              events.add("status " + what);
            }

            @Override
            public void realTimeStatusRequested(int number) {
              events.add("status now " + number);
            }

            @Override
            public void processIdRequested(byte[] id) {
              events.add("number " + new String(id, StandardCharsets.ISO_8859_1));
            }

            @Override
            public void automaticStatus(int enabled) {
              events.add("automatic " + enabled);
            }

            @Override
            public void identityRequested(int what) {
              events.add("identity " + what);
            }

            @Override
            public void recoveryRequested(boolean clears) {
              events.add("recovery, clearing " + clears);
            }

            @Override
            public void approximated(String what) {
              events.add("about " + what);
            }

            @Override
            public void unknown(String command) {
              events.add("unknown " + command);
            }
          });

  @Test
  void noPaperComesOffWhereThereIsNoKnife() {
    PrinterProfile profile = Profiles.of("pos-58");
    List<Receipt> papers = new ArrayList<>();
    EscPosDecoder reader =
        new EscPosDecoder(
            profile,
            new EscPosDecoder.Listener() {
              @Override
              public void paper(Receipt receipt) {
                papers.add(receipt);
              }
            });
    Receipt receipt = Receipt.builder().text("One").cut().build();
    byte[] bytes = new EscPosEncoder().encode(receipt, profile);
    reader.feed(bytes, 0, bytes.length);
    reader.feed(bytes, 0, bytes.length);

    Block text = new Block.Text("One", Style.PLAIN, Align.LEFT);
    assertThat(papers).isEmpty();
    assertThat(reader.unfinished().blocks())
        .containsExactly(text, new Block.Feed(5), text, new Block.Feed(5));
  }

  @Test
  void theDrawerAndTheQuestionComeInOrder() {
    feed(
        "Milk\n\u001Bp\u0000\u0032\u0032\u001Dr\u0001\u0010\u0014\u0001\u0000\u0005\u0010\u0004\u0001");

    assertThat(events)
        .containsExactly(
            plain("Milk"),
            "drawer 2 for 100 ms",
            "status 1",
            "drawer 2 for 500 ms",
            "status now 1");
  }

  @Test
  void aCommandNobodyKnowsIsSkippedWhole() {
    feed("\u001B\u007F\u001D(q\u0002\u0000ab\u001Bc9\u0007\rMilk\n");

    assertThat(events)
        .containsExactly("unknown 1B 7F", "unknown 1D 28 71", "unknown 1B 63 39", plain("Milk"));
  }

  @Test
  void aSettingThePaperDoesNotShowIsSkippedInSilence() {
    feed("\u001D(A\u0002\u0000\u0000\u0002\u001Bc5\u0001\u001DfA\u001Bc3\u0001\u001BU\u0001Milk\n");

    assertThat(events).containsExactly(plain("Milk"));
  }

  @Test
  void aLineTooLongGoesOnBelow() {
    feed("x".repeat(32) + "\n" + "y".repeat(33) + "\n");

    assertThat(events).containsExactly(plain("x".repeat(32)), plain("y".repeat(32)), plain("y"));
  }

  /** Each of the two bytes that print it once more would add all of it. */
  @Test
  void aPagePrintedWithoutEndIsTornOffAsPaperIs() {
    feed("\u001BL" + "Milk\n".repeat(10_000) + "\u001B\f".repeat(30));

    assertThat(decoder.unfinished().blocks()).hasSizeLessThan(400_000 / 30);
    assertThat(events).contains("about 50 m of paper without a cut");
  }

  @Test
  void otherProgramsSayTheSameInOtherWords() {
    feed("\u001B!\u0038Sum\u001B!\u0000 5\n\u001Dk\u0002" + "4006381333931\u0000End\u001Bm");

    assertThat(events)
        .containsExactly(
            new Block.Columns(
                List.of(
                    new Cell("Sum", 6, Align.LEFT, Style.BIG),
                    new Cell(" 5", 2, Align.LEFT, Style.PLAIN))),
            new Block.Barcode(Symbology.EAN_13, "4006381333931", 162, 3, false, Align.LEFT),
            plain("End"),
            new Block.Cut());
  }

  @Test
  void aBarCodeAPrinterWouldRefuseIsReported() {
    feed("\u001DkC\r4006381333932");

    assertThat(events).containsExactly("unknown EAN-13 check digit 2, expected 1: 4006381333932");
  }

  @Test
  void smallPrintIsSaidInTwoWays() {
    feed("\u001BM\u0001Terms\n\u001BM\u0000\u001B!\u0001of sale\n\u001B!\u0000Sum\n");

    assertThat(events)
        .containsExactly(
            new Block.Text("Terms", Style.SMALL, Align.LEFT),
            new Block.Text("of sale", Style.SMALL, Align.LEFT),
            plain("Sum"));
  }

  @Test
  void smallCharactersFillALineOfTheirOwnWidth() {
    feed("\u001BM\u0001" + "x".repeat(42) + "y\n");

    assertThat(events)
        .containsExactly(
            new Block.Text("x".repeat(42), Style.SMALL, Align.LEFT),
            new Block.Text("y", Style.SMALL, Align.LEFT));
  }

  @Test
  void aBarCodeIsAsHighAsWideAndAsReadableAsItWasSet() {
    feed("\u001Ba\u0002\u001Dh\u0032\u001Dw\u0002\u001DH\u0002\u001Dk\u0048\u0003ABC");

    assertThat(events)
        .containsExactly(new Block.Barcode(Symbology.CODE_93, "ABC", 50, 2, true, Align.RIGHT));
  }

  @Test
  void everyKindOfBarCodeIsReadInBothForms() {
    feed("\u001Dk\u0000" + "03600029145\u0000" + "\u001DkA\u000C036000291452");
    feed("\u001Dk\u0001" + "123455\u0000" + "\u001DkB\u000B01234500005");
    feed("\u001Dk\u0003" + "9638507\u0000" + "\u001Dk\u0004*AB-1*\u0000");
    feed("\u001Dk\u0005" + "123456\u0000" + "\u001Dk\u0006a123b\u0000");
    feed("\u001DkI\u0008{B{{a{C\u0017" + "\u001DkO\u0003a{b");
    feed("\u001DkI\u0015{C{1\u0001\u0009\u0032\u000B\u0001\u0035\u0000\u0003{B10AB-12");

    assertThat(events)
        .containsExactly(
            bars(Symbology.UPC_A, "036000291452"),
            bars(Symbology.UPC_A, "036000291452"),
            bars(Symbology.UPC_E, "01234558"),
            bars(Symbology.UPC_E, "01234558"),
            bars(Symbology.EAN_8, "96385074"),
            bars(Symbology.CODE_39, "AB-1"),
            bars(Symbology.ITF, "123456"),
            bars(Symbology.CODABAR, "A123B"),
            bars(Symbology.CODE_128, "{a23"),
            bars(Symbology.CODE_128, "a{b"),
            bars(Symbology.GS1_128, "(01)09501101530003(10)AB-12"));
  }

  private static Block bars(Symbology symbology, String data) {
    return new Block.Barcode(symbology, data, 162, 3, false, Align.LEFT);
  }

  @Test
  void aQrIsAsLargeAndAsSafeAsItWasSet() {
    feed("\u001Ba\u0001\u001D(k\u0003\u00001C\u0005\u001D(k\u0003\u00001E3");
    feed("\u001D(k\u0005\u00001P0hi\u001D(k\u0003\u00001Q0");

    assertThat(events).containsExactly(new Block.Qr("hi", Block.Qr.Level.H, 5, Align.CENTRE));
  }

  @Test
  void theBandsOfAPictureAreOnePicture() {
    feed("\u001Dv0\u0000\u0001\u0000\u0002\u0000ab\u001Dv0\u0000\u0001\u0000\u0001\u0000c");
    assertThat(events).isEmpty();
    feed("End\n");

    assertThat(events)
        .containsExactly(
            new Block.Raster(new Bitmap(8, 3, new byte[] {'a', 'b', 'c'}), Align.LEFT),
            plain("End"));
  }

  @Test
  void placesInALineAreKeptAsSpaces() {
    feed("\u001B$\u0018\u0000Tea\u001B\\\u0018\u00002.50\n");
    feed("A\tB\u001BD\u0004\u0014\u0000\tC\tD\n");

    assertThat(events).containsExactly(plain("  Tea  2.50"), plain("A       B           CD"));
  }

  @Test
  void whatIsWrittenBehindWhatStandsThereAlreadyIsPutInItsPlace() {
    feed("\u001B$\u0090\u0000|\u001B$\u0000\u0000Tea\n");

    assertThat(events).containsExactly(plain("Tea         |"));
  }

  @Test
  void marginAndWidthNarrowThePrint() {
    feed("\u001DL\u0018\u0000\u001DW\u0078\u0000" + "x".repeat(10) + "y\n\u001Ba\u0002Tea\n");

    assertThat(events)
        .containsExactly(plain("  " + "x".repeat(10)), plain("  y"), plain("         Tea"));
  }

  @Test
  void bothFontsInALineAreReportedAndReadable() {
    feed("\u001BM\u0001Net \u001BM\u00005.00\n");

    assertThat(events).containsExactly("about both fonts in one line", plain("Net 5.00"));
  }

  @Test
  void feedsOfDotsAddUpToLines() {
    feed("Tea\n\u001BJ\u0014\u001BJ\u0014\u001BJ\u0014\u001BJ\u0014Tea\u001BJ\u001E\u001Bd\u0002");

    assertThat(events)
        .containsExactly(
            plain("Tea"), new Block.Feed(1), new Block.Feed(1), plain("Tea"), new Block.Feed(2));
  }

  @Test
  void anEmptyLineIsAsHighAsItWasSet() {
    feed("\u001B3\u003CTea\n\n\u001B3\u0000\n\u001B2\n");

    assertThat(events)
        .containsExactly(plain("Tea"), new Block.Feed(1), new Block.Feed(2), plain(""));
  }

  @Test
  void aPageIsPrintedAsItsLinesInTheirOrder() {
    feed("\u001BL\u001BW" + "\u0000".repeat(8) + "Tea\n");
    assertThat(events).containsExactly("about page mode");
    feed("\u001DL\u0000\u0000Milk\f");
    feed("\u001BLBread\n\u0018Eggs\n\u001B\f\u001BSEnd\n");

    assertThat(events)
        .containsExactly(
            "about page mode",
            plain("Tea"),
            plain("Milk"),
            "about page mode",
            plain("Eggs"),
            plain("End"));
  }

  @Test
  void aMacroIsPrintedAsOftenAsItIsAskedFor() {
    feed("\u001D:Tea\n\u001D:\u001D^\u0002\u0000\u0000");

    assertThat(events).containsExactly(plain("Tea"), plain("Tea"));
  }

  @Test
  void whatIsForTheCustomersDisplayIsNotPrinted() {
    feed("\u001B=\u0002Total 5.00\n\u001B=\u0001Tea\n");

    assertThat(events).containsExactly(plain("Tea"));
  }

  @Test
  void nationalCharactersStandInPlacesOfAscii() {
    feed("\u001BR\u0002[]{|}~@\n\u001BR\u0000[]\n\u001BR\u0009$\\|\n");

    assertThat(events).containsExactly(plain("ÄÜäöüß§"), plain("[]"), plain("¤Øø"));
  }

  @Test
  void codePagesBeyondTheProfileAreReadAsEpsonNumbersThem() {
    feed("\u001Bt\u002E\u00D1\u00FB\u00F0\n\u001Bt\u0001\u00B1\u0095\n\u001Bt\u00FETea\n");

    assertThat(events)
        .containsExactly(
            "about code page 46 as Epson numbers it",
            plain("Сыр"),
            "about code page 1 as Epson numbers it",
            plain("ｱ─"),
            "unknown code page 254",
            plain("Tea"));
  }

  @Test
  void japaneseIsTwoBytesACharacterOnceItIsSwitchedOn() {
    feed("\u001Bt\u0001\u001CC\u0001\u0092\u0083\u00B1A\n\u001CC\u0000\u0043\u0063\n\u001C.Cc\n");

    assertThat(events)
        .containsExactly(
            "about code page 1 as Epson numbers it", plain("茶ｱA"), plain("茶"), plain("Cc"));
  }

  @Test
  void everyQuestionIsHeard() {
    feed(
        "\u001D(H\u0006\u0000\u0030\u0030A1b2\u001Da\u000F\u001DI\u0043\u0010\u0005\u0002\u001Bv\u001Bu\u0000");

    assertThat(events)
        .containsExactly(
            "number A1b2",
            "automatic 15",
            "identity 67",
            "recovery, clearing true",
            "status 1",
            "status 2");
  }

  private static Block plain(String text) {
    return new Block.Text(text, Style.PLAIN, Align.LEFT);
  }

  private void feed(String text) {
    for (byte one : text.getBytes(StandardCharsets.ISO_8859_1)) {
      decoder.feed(new byte[] {one}, 0, 1);
    }
  }
}
