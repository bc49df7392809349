package dev.evertill.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evertill.receipt.Block;
import dev.evertill.receipt.Papers;
import dev.evertill.receipt.Receipt;
import dev.evertill.receipt.render.PaperImage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever comes over the wire, a decoder goes on: no exception, no endless loop, no flood. */
class FuzzTest {
  private static final int BYTES = 10_000_000;
  private static final int LONGEST_PIECE = 4_000;
  private static final int DRAWN_EVERY = 97;
  private static final List<Charset> TWO_BYTE =
      Arrays.asList(
          null,
          Charset.forName("windows-31j"),
          Charset.forName("GB18030"),
          Charset.forName("Big5"),
          Charset.forName("EUC-KR"));

  @Test
  @Timeout(300)
  void tenMillionBytesAreReadToTheirEnd() {
    List<byte[]> receipts = receipts();
    Integer[] kinds = {0, 0, 0};
    long fed = 0;
    int drawn = 0;
    for (long seed = 1; fed < BYTES; seed++) {
      Random random = new Random(seed);
      byte[] bytes = bytes(seed, random, receipts);
      kinds[(int) (seed % 3)] += bytes.length;
      fed += bytes.length;
      try {
        Seen seen = read(bytes, random);
        if (seed % DRAWN_EVERY == 0) {
          drawn += drawn(seen);
        }
      } catch (RuntimeException e) {
        throw new AssertionError("with seed " + seed, e);
      }
    }
    assertThat(kinds).as("random, commands, mutated").allMatch(length -> length > BYTES / 20);
    assertThat(drawn).as("papers drawn").isPositive();
  }

  /** Those that others wrote, and ours. */
  private static List<byte[]> receipts() {
    List<byte[]> receipts = new ArrayList<>(ForeignReceipts.all().values());
    EscPosEncoder encoder = new EscPosEncoder();
    receipts.add(encoder.encode(Papers.ofAShop(), PrinterProfile.EPSON_80MM));
    for (long seed = 1; seed <= 40; seed++) {
      Receipt receipt = Papers.random(new Random(seed));
      receipts.add(encoder.encode(receipt, PrinterProfile.EPSON_80MM));
    }
    return receipts;
  }

  private static byte[] bytes(long seed, Random random, List<byte[]> receipts) {
    return switch ((int) (seed % 3)) {
      case 0 -> noise(random);
      case 1 -> commands(random);
      default -> mutated(receipts.get(random.nextInt(receipts.size())), random);
    };
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(LONGEST_PIECE)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Noise in which commands begin everywhere, with small numbers behind them. */
  private static byte[] commands(Random random) {
    byte[] begins = {0x10, 0x1B, 0x1C, 0x1D, 0x1D, 0x1B};
    byte[] bytes = noise(random);
    for (int i = 0; i + 8 < bytes.length; i += 2 + random.nextInt(30)) {
      bytes[i] = begins[random.nextInt(begins.length)];
      bytes[i + 1] = (byte) (0x20 + random.nextInt(0x60));
      for (int j = 2; j < 2 + random.nextInt(7); j++) {
        bytes[i + j] = (byte) (random.nextBoolean() ? random.nextInt(3) : random.nextInt(90));
      }
    }
    return bytes;
  }

  private static byte[] mutated(byte[] receipt, Random random) {
    byte[] bytes = receipt.clone();
    for (int i = random.nextInt(20); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      int length = random.nextInt(Math.min(40, bytes.length - at) + 1);
      int other = random.nextInt(bytes.length - length + 1);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> System.arraycopy(bytes, at, bytes, other, length);
        default -> bytes = without(bytes, at, Math.min(length, bytes.length - 1));
      }
    }
    return bytes;
  }

  private static byte[] without(byte[] bytes, int from, int length) {
    byte[] rest = new byte[bytes.length - length];
    System.arraycopy(bytes, 0, rest, 0, from);
    System.arraycopy(bytes, from + length, rest, from, rest.length - from);
    return rest;
  }

  private record Seen(List<Receipt> papers, PrinterProfile paper) {}

  private static Seen read(byte[] bytes, Random random) {
    PrinterProfile paper =
        random.nextBoolean() ? PrinterProfile.EPSON_80MM : PrinterProfile.EPSON_58MM;
    List<Receipt> papers = new ArrayList<>();
    Charset twoByte = TWO_BYTE.get(random.nextInt(TWO_BYTE.size()));
    EscPosDecoder decoder =
        new EscPosDecoder(
            paper,
            twoByte,
            new EscPosDecoder.Listener() {
              @Override
              public void paper(Receipt receipt) {
                papers.add(receipt);
              }
            });
    for (int from = 0; from < bytes.length; ) {
      int length = Math.min(bytes.length - from, 1 + random.nextInt(500));
      decoder.feed(bytes, from, length);
      from += length;
    }
    papers.add(decoder.unfinished());
    return new Seen(papers, paper);
  }

  /** Every paper can be drawn, whatever is on it. */
  private static int drawn(Seen seen) {
    for (Receipt receipt : seen.papers()) {
      assertThat(PaperImage.draw(receipt, seen.paper()).getWidth())
          .isEqualTo(seen.paper().dotsPerLine() + 2 * (seen.paper().dotsPerLine() / 18));
    }
    return seen.papers().size();
  }

  @Test
  @Timeout(120)
  void aCommandOfFourGigabytesIsNotWaitedFor() {
    List<String> said = new ArrayList<>();
    EscPosDecoder decoder =
        new EscPosDecoder(
            PrinterProfile.EPSON_80MM,
            new EscPosDecoder.Listener() {
              @Override
              public void block(Block block) {
                said.add(block.toString());
              }

              @Override
              public void unknown(String command) {
                said.add(command);
              }
            });
    byte[] announced = {0x1D, '8', 'L', -1, -1, -1, -1};
    decoder.feed(announced, 0, announced.length);
    assertThat(said).containsExactly("a command of 4294967302 bytes");

    byte[] chunk = new byte[1 << 20];
    for (long left = 0xFFFF_FFFFL; left > 0; left -= chunk.length) {
      decoder.feed(chunk, 0, (int) Math.min(left, chunk.length));
    }
    decoder.feed("Milk\n".getBytes(StandardCharsets.US_ASCII), 0, 5);

    assertThat(said).hasSize(2).last().asString().startsWith("Text[text=Milk,");
  }

  @Test
  @Timeout(120)
  void whoeverNeverCutsGetsANewRoll() {
    List<Receipt> papers = new ArrayList<>();
    EscPosDecoder decoder =
        new EscPosDecoder(
            PrinterProfile.EPSON_80MM,
            new EscPosDecoder.Listener() {
              @Override
              public void paper(Receipt receipt) {
                papers.add(receipt);
              }
            });
    byte[] lines = "Milk\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
    byte[] band = {0x1D, 'v', '0', 0, 1, 0, 1, 0, 1};
    for (int i = 0; i < 14; i++) {
      decoder.feed(lines, 0, lines.length);
    }
    assertThat(papers).hasSize(1);

    for (int i = 0; i < 400_001; i++) {
      decoder.feed(band, 0, band.length);
    }
    assertThat(papers).hasSize(2);
  }

  @Test
  void aLineThatNeverEndsIsCutUp() {
    Read read =
        Read.of(
            "\u001B$\u0000\u0000x".repeat(9_000).getBytes(StandardCharsets.ISO_8859_1),
            PrinterProfile.EPSON_80MM);

    assertThat(read.whole().blocks()).hasSizeGreaterThan(1);
    assertThat(read.unknown).isEmpty();
  }
}
