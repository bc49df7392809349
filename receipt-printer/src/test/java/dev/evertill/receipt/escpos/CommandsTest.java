package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Align;
import dev.evertill.receipt.Block;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.Style;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command of Epson's reference, as bytes in hexadecimal, with a line of text behind it. */
class CommandsTest {
  private static final Block MILK = new Block.Text("Milk", Style.PLAIN, Align.LEFT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1B 20 00", // ESC SP: space between characters
        "1B 21 00", // ESC !: print mode
        "1B 24 00 00", // ESC $: position
        "1B 25 00", // ESC %: drawn characters
        "1B 26 03 41 42 02 010203 040506 01 010203", // ESC &: two of them
        "1B 28 41 04 00 30 30 01 01", // ESC ( A: a sound
        "1B 28 59 02 00 30 31", // ESC ( Y: batch print
        "1B 2D 00", // ESC -: underline
        "1B 32", // ESC 2: line spacing
        "1B 33 1E", // ESC 3: the same in dots
        "1B 3C", // ESC <: home
        "1B 3D 01", // ESC =: this device
        "1B 3F 41", // ESC ?: forget a drawn character
        "1B 40", // ESC @: wake up
        "1B 42 02 03", // ESC B: a sound, on some printers
        "1B 44 08 10 18 00", // ESC D: tab stops
        "1B 45 00", // ESC E: bold
        "1B 47 00", // ESC G: double strike
        "1B 4D 00", // ESC M: font
        "1B 52 00", // ESC R: international characters
        "1B 55 01", // ESC U: one direction
        "1B 56 00", // ESC V: rotation
        "1B 5C 00 00", // ESC \: position
        "1B 61 00", // ESC a: alignment
        "1B 63 30 01", // ESC c 0: which paper
        "1B 63 31 01", // ESC c 1: which paper for settings
        "1B 63 33 0F", // ESC c 3: sensors that say the paper is out
        "1B 63 34 0F", // ESC c 4: sensors that stop
        "1B 63 35 01", // ESC c 5: buttons
        "1B 70 00 19 FA", // ESC p: drawer
        "1B 72 00", // ESC r: colour
        "1B 74 00", // ESC t: code page
        "1B 75 00", // ESC u: drawer status
        "1B 76", // ESC v: paper status
        "1B 7B 00", // ESC {: upside down
        "1C 21 00", // FS !: print mode of two-byte characters
        "1C 26 1C 2E", // FS & and FS .: two-byte characters on and off
        "1C 28 41 02 00 30 00", // FS ( A: their font
        "1C 28 43 03 00 30 01 00", // FS ( C: character encoding
        "1C 28 45 06 00 3C 02 30 31 43 4C", // FS ( E: top and bottom logos
        "1C 28 4C 02 00 22 30", // FS ( L: labels
        "1C 28 65 02 00 33 08", // FS ( e: status in page mode
        "1C 2D 00", // FS -: underline
        "1C 3F 77 21", // FS ?: forget a drawn character
        "1C 43 01 1C 2E", // FS C: Japanese code
        "1C 53 00 00", // FS S: space between characters
        "1C 57 00", // FS W: four times as large
        "1C 67 31 00 00 00 00 00 03 00 414243", // FS g 1: write user memory
        "1C 67 32 00 00 00 00 00 03 00", // FS g 2: read it
        "1D 21 00", // GS !: size
        "1D 28 41 02 00 00 02", // GS ( A: test print
        "1D 28 43 05 00 00 01 00 41 42", // GS ( C: user memory
        "1D 28 44 03 00 14 01 00", // GS ( D: real-time commands
        "1D 28 45 03 00 01 49 4E", // GS ( E: user setup
        "1D 28 46 04 00 01 00 00 00", // GS ( F: black marks
        "1D 28 47 02 00 30 01", // GS ( G: sheets
        "1D 28 48 06 00 30 30 31 32 33 34", // GS ( H: number of a job
        "1D 28 48 03 00 31 30 30", // GS ( H: answers off line
        "1D 28 4A 02 00 61 01", // GS ( J
        "1D 28 4B 02 00 31 00", // GS ( K: density
        "1D 28 4C 02 00 30 30", // GS ( L: room for graphics
        "1D 28 4C 05 00 30 41 43 4C 52", // GS ( L: forget all graphics
        "1D 28 4D 02 00 01 01", // GS ( M: customise
        "1D 28 4E 02 00 30 31", // GS ( N: first colour
        "1D 28 50 08 00 30 00 00 00 00 00 00 00", // GS ( P: page area
        "1D 28 56 02 00 30 00", // GS ( V
        "1D 28 7A 02 00 3E 30", // GS ( z would be counted, too, if there were one: see below
        "1D 2F 00", // GS /: the downloaded picture, of which there is none
        "1D 38 4C 0B000000 30 43 30 47 31 01 08 00 01 00 31", // GS 8 L with a picture cut short
        "1D 3A 41 1D 3A", // GS :: a macro
        "1D 41 00 00", // GS A
        "1D 42 00", // GS B: invert
        "1D 43 30 05 00", // GS C 0: how counters are printed
        "1D 43 31 01 00 09 00 01 01", // GS C 1: their range
        "1D 43 32 01 00", // GS C 2: their value
        "1D 43 3B 31 3B 39 3B 31 3B 31 3B 31 3B", // GS C ;: the same in digits
        "1D 44 30 43 30 41 42 30 31 42 4D 06000000", // GS D: a bitmap file of six bytes
        "1D 45 00", // GS E: on some printers
        "1D 48 00", // GS H: digits of bar codes
        "1D 49 01", // GS I: name of the printer
        "1D 4C 00 00", // GS L: left margin
        "1D 50 00 00", // GS P: motion units
        "1D 51 30 00 01 00 00 00", // GS Q 0 without dots
        "1D 54 00", // GS T: to the line's begin
        "1D 57 40 02", // GS W: width of the print
        "1D 5E 01 00 00", // GS ^: an empty macro
        "1D 61 00", // GS a: automatic status
        "1D 62 01", // GS b: smoothing
        "1D 63", // GS c: print a counter
        "1D 66 00", // GS f: font of digits
        "1D 67 30 00 14 00", // GS g 0: maintenance counters
        "1D 67 32 00 14 00", // GS g 2
        "1D 68 50", // GS h: height of bar codes
        "1D 6A 01", // GS j: ink status
        "1D 72 01", // GS r: status
        "1D 77 03", // GS w: width of bars
        "1D 7A 30 01 01", // GS z 0: times off line
        "10 04 01", // DLE EOT: status at once
        "10 04 07 01", // DLE EOT: ink
        "10 04 12 01", // DLE EOT: graphics
        "10 05 01", // DLE ENQ: go on
        "10 14 01 00 01", // DLE DC4: drawer
        "10 14 02 01 08", // DLE DC4: power off
        "10 14 03 01 00 01 01 01", // DLE DC4: a sound
        "10 14 07 01", // DLE DC4: status
        "10 14 08 01 03 14 01 06 02 08", // DLE DC4: clear
        "18", // CAN
        "0C", // FF
        "00 07 0D", // what printers pass over
      })
  void theTextBehindACommandBeginsWhereTheCommandEnds(String command) {
    Read read = Read.of(bytes(command + " 4D 69 6C 6B 0A"), PrinterProfile.EPSON_80MM);

    assertThat(read.whole().blocks()).containsExactly(MILK);
  }

  @Test
  void ofThoseOnlyOneIsUnknown() {
    assertThat(Read.of(bytes("1D 28 7A 02 00 3E 30"), PrinterProfile.EPSON_80MM).unknown)
        .containsExactly("1D 28 7A");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1D 56 00",
        "1D 56 31",
        "1D 56 41 10",
        "1D 56 61 00",
        "1D 56 68 00",
        "1B 69",
        "1B 6D"
      })
  void thereAreManyWaysToCut(String command) {
    Read read = Read.of(bytes("4D 69 6C 6B 0A" + command), PrinterProfile.EPSON_80MM);

    assertThat(read.papers).containsExactly(new Receipt(List.of(MILK, new Block.Cut())));
  }

  static byte[] bytes(String hex) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
    return bytes.toByteArray();
  }
}
